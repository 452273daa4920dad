import { record } from '../../accounts/audit.ts';
import type { Say } from '../../desk/record.ts';
import { fault } from '../../src/base/faults.ts';
import type { Language } from '../../src/base/language.ts';
import { mask } from '../../src/base/personal.ts';
import type { Clock } from '../../src/base/time.ts';
import { isDuplicate } from '../../src/store/failures.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { RecallDecision } from '../api-worklists.ts';

export interface RecallDeps {
  store: Store;
  clock: Clock;
  say: Say;
}

/** The person who decides. */
export interface Decider {
  id: string;
  name: string;
}

/**
 * The centre says in the conversation, on whatever channel that is, that an answer's text has changed: message,
 * decision and audit entry in one transaction, so it is said once and never again. Gives also the conversation, to
 * be delivered to. Throws `not_found`, `recall_decided`.
 */
export async function sendRecall(
  { store, clock, say }: RecallDeps,
  answerId: string,
  text: string,
  by: Decider,
): Promise<RecallDecision & { conversationId: string }> {
  const at = clock.now();
  await answerOf(store, answerId);
  return once(store, async (tx) => {
    await decide(tx, answerId, { state: 'sent', note: '', by_id: by.id, at: at.toISOString() });
    const { conversation_id: conversationId, language } = await answerOf(tx, answerId);
    const { seq } = await say(tx, {
      conversationId,
      clientId: null,
      role: 'centre',
      name: null,
      text,
      language: language as Language,
      event: 'correction',
      reference: '',
      attachments: [],
      suggestions: [],
      at,
    });
    await tx.updateTable('recalls').set({ message_seq: seq }).where('answer_id', '=', answerId).execute();
    await audit(tx, 'recall.sent', answerId, by, at);
    return { state: 'sent', by: by.name, at: at.toISOString(), note: '', conversationId };
  });
}

/** Nobody needs to be told of this answer, and why. Throws `not_found`, `recall_decided`. */
export async function dismissRecall(
  { store, clock }: Omit<RecallDeps, 'say'>,
  answerId: string,
  reason: string,
  by: Decider,
): Promise<RecallDecision> {
  const at = clock.now();
  const note = mask(reason).text;
  await answerOf(store, answerId);
  return once(store, async (tx) => {
    await decide(tx, answerId, { state: 'dismissed', note, by_id: by.id, at: at.toISOString() });
    await audit(tx, 'recall.dismissed', answerId, by, at);
    return { state: 'dismissed', by: by.name, at: at.toISOString(), note };
  });
}

/** Whoever is second finds the row of the first. */
async function once<T>(store: Store, run: (tx: Writer) => Promise<T>): Promise<T> {
  try {
    return await store.transaction().execute(run);
  } catch (error) {
    if (isDuplicate(error)) throw fault('recall_decided', {}, error);
    throw error;
  }
}

/** An answer whose words are still there. */
async function answerOf(tx: Writer, id: string): Promise<{ conversation_id: string; language: string }> {
  const row = await tx
    .selectFrom('answers as a')
    .leftJoin('erasures as e', 'e.conversation_id', 'a.conversation_id')
    .select(['a.conversation_id', 'a.language', 'e.at as erased'])
    .where('a.id', '=', id)
    .executeTakeFirst();
  if (!row || row.erased !== null) throw fault('not_found');
  return row;
}

async function decide(
  tx: Writer,
  answer_id: string,
  decision: { state: string; note: string; by_id: string; at: string },
): Promise<void> {
  await tx
    .insertInto('recalls')
    .values({ answer_id, message_seq: null, ...decision })
    .execute();
}

function audit(tx: Writer, action: string, subject: string, { id }: Decider, at: Date): Promise<void> {
  return record(tx, { at, actor: id, action, subjectKind: 'answer', subject });
}
