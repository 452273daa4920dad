import { record } from '../accounts/audit.ts';
import { loadCase } from '../desk/record.ts';
import type { CitationSnapshot } from '../knowledge/passage.ts';
import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import { mask } from '../src/base/personal.ts';
import { type Clock, today } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { QuestionTrace, Revealed, TracedAnswer } from './api.ts';
import { questionRow } from './asked/list.ts';
import { tracedCitations } from './trace-citations.ts';
import { cutOf, stepsOf } from './trace-steps.ts';

/** Turns of the conversation shown around a question. */
const TURNS = 40;

/**
 * All that led to an answer, personal data masked; that it was looked at is kept in the audit trail.
 * Throws `not_found`.
 */
export async function traceOf(
  { store, clock }: { store: Store; clock: Clock },
  id: string,
  viewer: { id: string; mayReveal: boolean },
): Promise<QuestionTrace> {
  const question = await questionRow(store, id);
  if (!question) throw fault('not_found');
  const answer = await store
    .selectFrom('answers')
    .selectAll()
    .where('question_id', '=', id)
    .executeTakeFirst();
  await record(store, {
    at: clock.now(),
    actor: viewer.id,
    action: 'answer.viewed',
    subjectKind: 'question',
    subject: id,
  });
  return {
    question,
    answer: answer ? await tracedAnswer(store, answer, today(clock)) : null,
    turns: await turnsOf(store, id),
    case: await caseOf(store, id),
    feedback: answer ? await feedbackOn(store, answer.id) : null,
    mayReveal: viewer.mayReveal,
  };
}

async function tracedAnswer(store: Store, row: Row<'answers'>, day: string): Promise<TracedAnswer> {
  const language = row.language as Language;
  const trace = masked(JSON.parse(row.trace) as Record<string, unknown>);
  const cited = await store
    .selectFrom('citations')
    .selectAll()
    .where('answer_id', '=', row.id)
    .orderBy('position')
    .execute();
  return {
    id: row.id,
    at: row.created_at,
    deliveredAt: row.delivered_at,
    outcome: row.outcome,
    team: row.team,
    urgent: row.urgent === 1,
    deadline: row.deadline,
    language,
    text: mask(row.text, language).text,
    completeness: row.completeness as TracedAnswer['completeness'],
    asOf: row.as_of,
    citations: await tracedCitations(
      store,
      cited.map(({ position, snapshot }) => ({
        position,
        snapshot: JSON.parse(snapshot) as CitationSnapshot,
      })),
      day,
    ),
    steps: stepsOf(trace, JSON.parse(row.timings) as Record<string, number>),
    cut: cutOf(trace),
  };
}

/** Every text in it masked: traces hold none, but they are shown to many. */
function masked<T>(value: T): T {
  if (typeof value === 'string') return mask(value).text as T;
  if (Array.isArray(value)) return value.map(masked) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one)])) as T;
}

async function turnsOf(store: Store, id: string): Promise<QuestionTrace['turns']> {
  const rows = await store
    .selectFrom('asked as k')
    .leftJoin('answers as a', 'a.id', 'k.answer_id')
    .select(['k.question_id', 'k.at', 'k.text', 'k.outcome', 'k.language', 'a.text as answer'])
    .where('k.conversation_id', '=', (from) =>
      from.selectFrom('asked').select('conversation_id').where('question_id', '=', id),
    )
    .orderBy('k.seq', 'desc')
    .limit(TURNS)
    .execute();
  return rows.reverse().map(({ question_id, at, text, outcome, language, answer }) => ({
    questionId: question_id,
    at,
    question: text,
    outcome,
    answer: mask(answer ?? '', language as Language).text,
  }));
}

async function caseOf(store: Store, questionId: string): Promise<QuestionTrace['case']> {
  const row = await store
    .selectFrom('cases')
    .select('id')
    .where('question_id', '=', questionId)
    .executeTakeFirst();
  const found = row && (await loadCase(store, row.id));
  return found ? { id: found.id, reference: found.reference, state: found.status, team: found.team } : null;
}

async function feedbackOn(store: Store, answerId: string): Promise<QuestionTrace['feedback']> {
  const row = await store
    .selectFrom('feedback')
    .selectAll()
    .where('answer_id', '=', answerId)
    .executeTakeFirst();
  if (!row) return null;
  return { verdict: row.verdict as 'up' | 'down', reason: row.reason, comment: row.comment, at: row.at };
}

/** The words as they were written, for who may and says why; kept in the audit trail. Throws `not_found`. */
export async function reveal(
  { store, clock }: { store: Store; clock: Clock },
  id: string,
  actor: string,
  reason: string,
): Promise<Revealed> {
  const question = await store.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!question) throw fault('not_found');
  const act = { at: clock.now(), actor, action: 'answer.revealed', subjectKind: 'question', subject: id };
  await record(store, { ...act, data: { reason: mask(reason).text } });
  const messages = await store
    .selectFrom('messages')
    .select(['at', 'role', 'text'])
    .where('conversation_id', '=', question.conversation_id)
    .where('text', '<>', '')
    .orderBy('seq', 'desc')
    .limit(TURNS * 2)
    .execute();
  return {
    question: question.text,
    messages: messages
      .reverse()
      .map((one) => ({ ...one, role: one.role as Revealed['messages'][number]['role'] })),
  };
}
