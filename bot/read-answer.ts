import type { Language } from '../src/base/language.ts';
import type { Store } from '../src/store/open.ts';
import type { StoredAnswer } from './activity.ts';
import type { CaseReason } from './asked.ts';
import type { AnswerData } from './chat-data.ts';
import type { OutcomeCode, Team } from './outcomes.ts';

/** The stored answer of a question, as it was given. Null while there is none. */
export async function readAnswer(store: Store, questionId: string): Promise<StoredAnswer | null> {
  const row = await store
    .selectFrom('answers as a')
    .innerJoin('questions as q', 'q.id', 'a.question_id')
    .innerJoin('messages as m', 'm.reply_to', 'q.message_id')
    .leftJoin('cases as k', 'k.question_id', 'q.id')
    .selectAll('a')
    .select(['m.activity', 'k.reason'])
    .where('q.id', '=', questionId)
    .whereRef('m.conversation_id', '=', 'q.conversation_id')
    .where('m.role', '=', 'bot')
    .executeTakeFirst();
  if (!row) return null;
  const said = (JSON.parse(row.activity) as { channelData: { lastkm: AnswerData } }).channelData.lastkm;
  return {
    id: row.id,
    outcome: row.outcome as OutcomeCode,
    team: row.team as Team | null,
    urgent: row.urgent === 1,
    deadline: row.deadline,
    caseReason: row.reason as CaseReason | null,
    caseReference: said.caseReference,
    ...(said.casePromise && { casePromise: said.casePromise }),
    language: row.language as Language,
    text: row.text,
    citations: said.citations,
    completeness: said.completeness,
    asOf: row.as_of,
    suggestions: said.suggestions,
    trace: JSON.parse(row.trace),
    timings: JSON.parse(row.timings),
  };
}
