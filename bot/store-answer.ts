import { v7 as newId } from 'uuid';
import type { Opened } from '../desk/open.ts';
import { promiseWords } from '../desk/promise.ts';
import type { Clock } from '../src/base/time.ts';
import { isDuplicate } from '../src/store/failures.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import { answerMessage, plainAnswerMessage, type StoredAnswer } from './activity.ts';
import type { Answer } from './asked.ts';
import { announceCase, caseFor } from './cases.ts';
import { type Conversation, loadConversation } from './conversations.ts';
import { BOT, writeMessage } from './messages.ts';
import type { Question } from './questions.ts';

/**
 * Stores an answer whole, or not at all: the row, its citations, the case it opens, the bot's message and the
 * log entries. Null when the question has its answer already, or a person has taken the floor meanwhile.
 */
export async function storeAnswer(
  { store, clock }: { store: Store; clock: Clock },
  question: Question,
  answer: Answer,
): Promise<StoredAnswer | null> {
  const at = clock.now();
  const id = newId();
  try {
    return await store.transaction().execute(async (tx) => {
      const { conversationId } = question;
      await append(tx, {
        kind: 'answer',
        actor: 'bot',
        conversationId,
        subject: id,
        data: summary(answer),
        at,
      });
      const conversation = await loadConversation(tx, conversationId);
      if (conversation?.floor !== 'bot') throw new BotSilenced();
      await tx
        .insertInto('answers')
        .values(answerRow(id, question, answer, conversation, at))
        .execute();
      await writeCitations(tx, id, answer);
      const opened = await caseOf(tx, question, answer, at);
      const stored = { ...answer, id, ...told(opened, answer) };
      await say(tx, conversation, question, stored, at);
      if (opened) await announceCase(tx, conversation, opened, at);
      return stored;
    });
  } catch (error) {
    if (error instanceof BotSilenced) return null;
    if (isDuplicate(error) && (await isAnswered(store, question))) return null;
    throw error;
  }
}

/** Rolls the transaction back: a person took the floor while the answer was made. */
class BotSilenced extends Error {}

function summary({ outcome, team, urgent }: Answer) {
  return { outcome, team, urgent };
}

function answerRow(id: string, question: Question, answer: Answer, { reference }: Conversation, at: Date) {
  return {
    id,
    question_id: question.id,
    conversation_id: question.conversationId,
    outcome: answer.outcome,
    team: answer.team,
    urgent: Number(answer.urgent),
    deadline: answer.deadline,
    language: answer.language,
    text: answer.text,
    completeness: answer.completeness,
    as_of: answer.asOf,
    trace: JSON.stringify(answer.trace),
    timings: JSON.stringify(answer.timings),
    created_at: at.toISOString(),
    // Clients of the log have it as soon as it is written; a channel elsewhere still has to take it.
    delivered_at: reference === null ? at.toISOString() : null,
  };
}

async function writeCitations(tx: Writer, answerId: string, { citations }: Answer): Promise<void> {
  if (citations.length === 0) return;
  const rows = citations.map((snapshot, i) => ({
    answer_id: answerId,
    position: i + 1,
    passage_id: snapshot.passageId,
    snapshot: JSON.stringify(snapshot),
  }));
  await tx.insertInto('citations').values(rows).execute();
}

async function caseOf(tx: Writer, question: Question, answer: Answer, at: Date): Promise<Opened | null> {
  const { caseReason } = answer;
  return caseReason === null ? null : caseFor(tx, question, { ...answer, caseReason }, at);
}

/** What the enterprise is told of its case: the number, and by when somebody answers. */
function told(opened: Opened | null, { language }: Answer) {
  if (!opened) return { caseReference: null };
  return { caseReference: opened.reference, casePromise: promiseWords(opened.promised, language) };
}

async function say(
  tx: Writer,
  { channel, userId, reference }: Conversation,
  { conversationId, messageId }: Question,
  answer: StoredAnswer,
  at: Date,
): Promise<void> {
  const message = reference === null ? answerMessage(answer) : plainAnswerMessage(answer);
  await writeMessage(tx, {
    conversationId,
    clientId: null,
    role: 'bot',
    text: message.text,
    activity: { ...message, channelId: channel, from: BOT, recipient: { id: userId, role: 'user' } },
    replyTo: messageId,
    delivery: reference === null ? null : 'pending',
    at,
  });
}

async function isAnswered(store: Store, { id }: Question): Promise<boolean> {
  const row = await store.selectFrom('answers').select('id').where('question_id', '=', id).executeTakeFirst();
  return row !== undefined;
}
