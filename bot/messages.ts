import { append } from '../src/store/log.ts';
import type { Writer } from '../src/store/open.ts';

/** One thing said, about to be stored. */
export interface NewMessage {
  conversationId: string;
  /** The client's own id for it, by which a retry is recognised. */
  clientId: string | null;
  role: 'enterprise' | 'bot' | 'adviser' | 'centre';
  text: string;
  /** Everything of the Bot Framework activity but its id, time and conversation. */
  activity: object;
  replyTo: string | null;
  /** `pending`: a channel elsewhere still has to take it. */
  delivery?: 'pending' | null;
  at: Date;
}

/**
 * Writes a message and its log entry in the caller's transaction. The log's sequence number is the message's,
 * and so the watermark of clients; the log entry holds no text, because it can never be deleted.
 */
export async function writeMessage(
  writer: Writer,
  message: NewMessage,
): Promise<{ id: string; seq: number }> {
  const { conversationId, role, at } = message;
  const seq = await append(writer, { kind: 'message', actor: role, conversationId, at });
  const id = `${conversationId}|${String(seq).padStart(7, '0')}`;
  const activity = {
    ...message.activity,
    id,
    timestamp: at.toISOString(),
    conversation: { id: conversationId },
    ...(message.replyTo && { replyToId: message.replyTo }),
  };
  await writer
    .insertInto('messages')
    .values({
      seq,
      id,
      conversation_id: conversationId,
      client_id: message.clientId,
      role,
      text: message.text,
      activity: JSON.stringify(activity),
      reply_to: message.replyTo,
      delivery: message.delivery ?? null,
      at: at.toISOString(),
    })
    .execute();
  return { id, seq };
}

/** Most that is read at once: one frame or poll stays well under the 1 MB a connection may hold in memory. */
const SET_MESSAGES = 200;
const SET_BYTES = 500_000;

/** Messages as clients read them. */
export interface ActivitySet {
  /** JSON of Direct Line's ActivitySet. */
  json: string;
  count: number;
  /** Sequence number of the last one: where to go on. */
  watermark: number;
}

/** What was said in a conversation after `watermark`, oldest first: all of it, or as much as fits into one set. */
export async function activitiesAfter(
  store: Writer,
  conversationId: string,
  watermark: number,
): Promise<ActivitySet> {
  const rows = await store
    .selectFrom('messages')
    .select(['seq', 'activity'])
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', watermark)
    .orderBy('seq')
    .limit(SET_MESSAGES)
    .execute();
  let bytes = 0;
  const fitting = rows.filter(({ activity }, i) => {
    bytes += Buffer.byteLength(activity);
    return i === 0 || bytes <= SET_BYTES;
  });
  const last = fitting.at(-1)?.seq ?? watermark;
  const activities = fitting.map((row) => row.activity).join(',');
  return {
    json: `{"activities":[${activities}],"watermark":"${last}"}`,
    count: fitting.length,
    watermark: last,
  };
}

/** Who the bot is in activities. */
export const BOT = { id: 'lastkm', name: 'Last Kilometre', role: 'bot' } as const;
