import { askConsent } from '../desk/brief.ts';
import { type Opened, openCase } from '../desk/open.ts';
import { loadCase } from '../desk/record.ts';
import type { Reason } from '../desk/states.ts';
import type { Writer } from '../src/store/open.ts';
import type { Answer, CaseReason } from './asked.ts';
import { briefFacts } from './brief-facts.ts';
import type { Conversation } from './conversations.ts';
import { handoffInitiate } from './handoff-events.ts';
import type { Question } from './questions.ts';
import { say, writeEvent } from './say.ts';
import type { Understood } from './steps/understand.ts';

/** Earlier questions that a brief takes along. */
const QUESTIONS = 5;

/** Opens the case an answer calls for, in the answer's transaction: its brief is what was asked, found and answered. */
export async function caseFor(
  tx: Writer,
  question: Question,
  answer: Answer & { caseReason: CaseReason },
  at: Date,
): Promise<Opened> {
  const { understood } = answer.trace as { understood?: Understood };
  const reason = await reasonOf(tx, question, answer.caseReason);
  return openCase(
    tx,
    {
      conversationId: question.conversationId,
      questionId: question.id,
      team: answer.team ?? 'general',
      urgent: answer.urgent,
      deadline: answer.deadline,
      reason,
      language: answer.language,
      question: await matterOf(tx, question, reason),
      answered: answer.text,
      citations: answer.citations,
      facts: understood ? briefFacts(understood, answer.language) : [],
      found: answer.trace,
      topics: (understood?.topics ?? []).map(({ topic }) => topic),
      side: understood?.facts?.role ?? null,
      region: understood?.regions?.[0] ?? null,
    },
    at,
  );
}

/** After the enterprise has been told: other desks learn of it, and before a volunteer may, it is asked. */
export async function announceCase(
  tx: Writer,
  conversation: Conversation,
  opened: Opened,
  at: Date,
): Promise<void> {
  if (opened.joined) return;
  const record = await loadCase(tx, opened.id);
  if (!record) return;
  const { team, reason, urgent, deadline, language } = record;
  const context = { team, reason, urgent: urgent === 1, deadline, language };
  await writeEvent(tx, conversation, await handoffInitiate(tx, conversation.id, opened, context), at);
  if (team === 'legal_aid') await askConsent(say, tx, record, at);
}

/** Who asks for a person after a thumbs down is dissatisfied; that is counted apart. */
async function reasonOf(tx: Writer, { conversationId, seq }: Question, reason: CaseReason): Promise<Reason> {
  if (reason !== 'asked_for_person') return reason;
  const last = await tx
    .selectFrom('answers as a')
    .innerJoin('questions as q', 'q.id', 'a.question_id')
    .innerJoin('messages as m', 'm.id', 'q.message_id')
    .leftJoin('feedback as f', 'f.answer_id', 'a.id')
    .select('f.verdict')
    .where('a.conversation_id', '=', conversationId)
    .where('m.seq', '<', seq)
    .orderBy('m.seq', 'desc')
    .executeTakeFirst();
  return last?.verdict === 'down' ? 'dissatisfied' : reason;
}

/** What it is about: a bare wish for a person says nothing, so what was asked before stands in its place. */
async function matterOf(tx: Writer, question: Question, reason: Reason): Promise<string> {
  const wish = reason === 'asked_for_person' || reason === 'dissatisfied' || reason === 'bot_failed';
  if (!wish) return question.text;
  const rows = await tx
    .selectFrom('questions as q')
    .innerJoin('messages as m', 'm.id', 'q.message_id')
    .innerJoin('conversations as c', 'c.id', 'q.conversation_id')
    .leftJoin('answers as a', 'a.question_id', 'q.id')
    .select(['q.text', 'a.outcome'])
    .where('q.conversation_id', '=', question.conversationId)
    .whereRef('m.seq', '>', 'c.segment_seq')
    .where('m.seq', '<', question.seq)
    .orderBy('m.seq', 'desc')
    .limit(QUESTIONS)
    .execute();
  const asked = rows.filter(({ outcome }) => !IDLE.test(outcome ?? '')).map(({ text }) => text);
  const own = question.text.length > WISH || asked.length === 0 ? [question.text] : [];
  return [...asked.reverse(), ...own].join('\n');
}

/** Turns that say nothing of the matter. */
const IDLE =
  /^(?:answered_(?:greeting|thanks|goodbye|about|smalltalk)|handed_off|declined_|unanswerable_empty)/;
/** A longer wish for a person also says what for. */
const WISH = 16;
