import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Language } from '../src/base/language.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import { type BotMessage, welcomeMessage } from './activity.ts';
import type { Turn } from './asked.ts';
import { BOT, writeMessage } from './messages.ts';
import type { OutcomeCode } from './outcomes.ts';

/** How many earlier turns an answer may depend on. */
const TURNS = 6;

export interface Conversation {
  id: string;
  /** `directline`, `cli`, or the Bot Framework channel it came from. */
  channel: string;
  userId: string;
  language: Language;
  floor: 'bot' | 'person';
  /** Bot Framework conversation reference; null where clients read the log. */
  reference: unknown;
}

export type NewConversation = Omit<Conversation, 'floor'>;

/**
 * Starts a conversation with its welcome message, once: starting it again changes nothing.
 * Gives the welcome when it was started by this call, else null.
 */
export async function startConversation(
  { store, clock, centre }: { store: Store; clock: Clock; centre: string | undefined },
  { id, channel, userId, language, reference }: NewConversation,
): Promise<BotMessage | null> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows: started } = await tx
      .insertInto('conversations')
      .values({
        id,
        channel,
        user_id: userId,
        language,
        floor: 'bot',
        reference: reference === null ? null : JSON.stringify(reference),
        created_at: at.toISOString(),
        updated_at: at.toISOString(),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    if (!started) return null;
    await append(tx, { kind: 'conversation.started', actor: 'enterprise', conversationId: id, at });
    const welcome = welcomeMessage(language, centre);
    await writeMessage(tx, {
      conversationId: id,
      clientId: null,
      role: 'bot',
      text: welcome.text,
      activity: { ...welcome, channelId: channel, from: BOT, recipient: { id: userId, role: 'user' } },
      replyTo: null,
      at,
    });
    return welcome;
  });
}

export async function loadConversation(store: Writer, id: string): Promise<Conversation | null> {
  const row = await store.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    channel: row.channel,
    userId: row.user_id,
    language: row.language as Language,
    floor: row.floor as 'bot' | 'person',
    reference: row.reference === null ? null : JSON.parse(row.reference),
  };
}

/** The answered turns before message `beforeSeq`, oldest first, since a person last had the floor. */
export async function history(store: Store, conversationId: string, beforeSeq: number): Promise<Turn[]> {
  const rows = await store
    .selectFrom('questions as q')
    .innerJoin('messages as m', 'm.id', 'q.message_id')
    .innerJoin('answers as a', 'a.question_id', 'q.id')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select(['a.id', 'q.text as question', 'a.outcome', 'a.text as answer'])
    .where('m.conversation_id', '=', conversationId)
    .where('m.seq', '<', beforeSeq)
    .whereRef('m.seq', '>', 'c.segment_seq')
    .orderBy('m.seq', 'desc')
    .limit(TURNS)
    .execute();
  const cited = await citationsOf(
    store,
    rows.map((row) => row.id),
  );
  return rows.reverse().map(({ id, question, outcome, answer }) => ({
    question,
    outcome: outcome as OutcomeCode,
    answer,
    citations: cited.get(id) ?? [],
  }));
}

async function citationsOf(store: Store, answerIds: string[]): Promise<Map<string, CitationSnapshot[]>> {
  if (answerIds.length === 0) return new Map();
  const rows = await store
    .selectFrom('citations')
    .select(['answer_id', 'snapshot'])
    .where('answer_id', 'in', answerIds)
    .orderBy('position')
    .execute();
  const cited = new Map<string, CitationSnapshot[]>();
  for (const { answer_id, snapshot } of rows)
    cited.set(answer_id, [...(cited.get(answer_id) ?? []), JSON.parse(snapshot) as CitationSnapshot]);
  return cited;
}
