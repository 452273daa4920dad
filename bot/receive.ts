import { v7 as newId } from 'uuid';
import { fault } from '../src/base/faults.ts';
import { type Language, languageOf, languageOfLocale } from '../src/base/language.ts';
import type { Clock } from '../src/base/time.ts';
import { isDuplicate } from '../src/store/failures.ts';
import type { Store } from '../src/store/open.ts';
import { type Conversation, loadConversation } from './conversations.ts';
import { BOT, writeMessage } from './messages.ts';

/** Longest question that is answered, in characters; of a longer one only the start is kept. */
export const QUESTION_LIMIT = 4_000;

/** A message as a channel hands it over. */
export interface Incoming {
  conversationId: string;
  /** The client's own id for the message; null: a retry cannot be recognised. */
  clientId: string | null;
  text: string;
  locale: string | undefined;
  /** What else of the activity is kept and shown again to clients. */
  extra: object;
}

export interface Received {
  messageId: string;
  /** Null when a person has the floor: the message is theirs to answer. */
  questionId: string | null;
}

/**
 * Stores a message and its question in one transaction; once it returns, both are on disk.
 * The same `clientId` again gives what was stored first. Throws `not_found` for an unknown conversation.
 */
export async function receive(
  { store, clock }: { store: Store; clock: Clock },
  incoming: Incoming,
): Promise<Received> {
  const conversation = await loadConversation(store, incoming.conversationId);
  if (!conversation) throw fault('not_found');
  const before = await alreadyStored(store, incoming);
  if (before) return before;
  try {
    return await storeMessage(store, clock.now(), conversation, incoming);
  } catch (error) {
    const first = isDuplicate(error) ? await alreadyStored(store, incoming) : null;
    if (first) return first;
    throw error;
  }
}

async function alreadyStored(store: Store, { conversationId, clientId }: Incoming): Promise<Received | null> {
  if (clientId === null) return null;
  const row = await store
    .selectFrom('messages as m')
    .leftJoin('questions as q', 'q.message_id', 'm.id')
    .select(['m.id', 'q.id as question'])
    .where('m.conversation_id', '=', conversationId)
    .where('m.client_id', '=', clientId)
    .executeTakeFirst();
  return row ? { messageId: row.id, questionId: row.question } : null;
}

function storeMessage(
  store: Store,
  at: Date,
  conversation: Conversation,
  incoming: Incoming,
): Promise<Received> {
  const { conversationId, clientId, locale } = incoming;
  const clientLanguage = languageOfLocale(locale, conversation.language);
  const text = readable(incoming.text);
  return store.transaction().execute(async (tx) => {
    const { id: messageId } = await writeMessage(tx, {
      conversationId,
      clientId,
      role: 'enterprise',
      text,
      activity: userActivity(conversation, incoming, text),
      replyTo: null,
      at,
    });
    const { floor } = await tx
      .updateTable('conversations')
      .set({ language: clientLanguage, updated_at: at.toISOString() })
      .where('id', '=', conversationId)
      .returning('floor')
      .executeTakeFirstOrThrow();
    if (floor === 'person') return { messageId, questionId: null };
    const questionId = newId();
    const language: Language = languageOf(text, clientLanguage);
    await tx
      .insertInto('questions')
      .values({
        id: questionId,
        conversation_id: conversationId,
        message_id: messageId,
        text,
        language,
        created_at: at.toISOString(),
      })
      .execute();
    return { messageId, questionId };
  });
}

function userActivity({ channel, userId }: Conversation, { locale, extra }: Incoming, text: string): object {
  return {
    type: 'message',
    channelId: channel,
    from: { id: userId, role: 'user' },
    recipient: BOT,
    text,
    textFormat: 'plain',
    ...(locale && { locale }),
    ...extra,
  };
}

/**
 * Without control characters and broken surrogates. One character more than the limit is kept of a text that
 * is too long, so that the stored question shows it.
 */
function readable(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Cs}/gu, '')
    .trim();
  if (clean.length <= QUESTION_LIMIT) return clean;
  return [...clean].slice(0, QUESTION_LIMIT + 1).join('');
}
