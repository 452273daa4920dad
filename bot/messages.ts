import { append } from '../src/store/log.ts';
import type { Writer } from '../src/store/open.ts';

/** One thing said, about to be stored. */
export interface NewMessage {
  conversationId: string;
  /** The client's own id for it, by which a retry is recognised. */
  clientId: string | null;
  role: 'enterprise' | 'bot' | 'adviser';
  text: string;
  /** Everything of the Bot Framework activity but its id, time and conversation. */
  activity: object;
  replyTo: string | null;
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
      at: at.toISOString(),
    })
    .execute();
  return { id, seq };
}

/** One message as clients read it. */
export interface LoggedActivity {
  seq: number;
  activity: Record<string, unknown>;
}

/** Messages of a conversation after `seq`, oldest first, at most `limit`. */
export async function messagesAfter(
  store: Writer,
  conversationId: string,
  seq: number,
  limit: number,
): Promise<LoggedActivity[]> {
  const rows = await store
    .selectFrom('messages')
    .select(['seq', 'activity'])
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ seq: row.seq, activity: JSON.parse(row.activity) as Record<string, unknown> }));
}

/** Who the bot is in activities. */
export const BOT = { id: 'lastkm', name: 'Last Kilometre', role: 'bot' } as const;
