import { v7 as newId } from 'uuid';
import { boundAttachments } from '../desk/attachment-rows.ts';
import { ratedByWords } from '../desk/ratings.ts';
import { centreSays, openCaseOf } from '../desk/record.ts';
import { enterpriseSpoke } from '../desk/talk.ts';
import { notice } from '../desk/words.ts';
import { fault } from '../src/base/faults.ts';
import { type Language, languageOf, languageOfLocale } from '../src/base/language.ts';
import type { Clock } from '../src/base/time.ts';
import { isDuplicate } from '../src/store/failures.ts';
import type { Store, Writer } from '../src/store/open.ts';
import { type Conversation, loadConversation } from './conversations.ts';
import { BOT, writeMessage } from './messages.ts';
import { say } from './say.ts';

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
  /** Ids of files that were uploaded for it. */
  attachments?: readonly string[];
}

export interface Received {
  messageId: string;
  /** Null when the message is a person's to answer, or is an answer to what the centre asked. */
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
    const files = await filesOf(tx, incoming);
    const { id: messageId, seq } = await writeMessage(tx, {
      conversationId,
      clientId,
      role: 'enterprise',
      text,
      activity: userActivity(conversation, incoming, text, files),
      replyTo: null,
      at,
    });
    const { floor } = await tx
      .updateTable('conversations')
      .set({ language: clientLanguage, updated_at: at.toISOString() })
      .where('id', '=', conversationId)
      .returning('floor')
      .executeTakeFirstOrThrow();
    await bindFiles(tx, files, seq);
    const { consumed } = await enterpriseSpoke(tx, { say }, { conversationId, text, seq, at });
    if (floor === 'person' || consumed) return { messageId, questionId: null };
    if (await ratedByWords(tx, say, conversationId, text, at)) return { messageId, questionId: null };
    if (text === '' && files.length > 0) {
      await thankForFiles(tx, conversation, at);
      return { messageId, questionId: null };
    }
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

type Files = Awaited<ReturnType<typeof boundAttachments>>;

/** Files are for people: without an open case there is nobody to read them. Throws `upload_needs_case`. */
async function filesOf(tx: Writer, { conversationId, attachments = [] }: Incoming): Promise<Files> {
  if (attachments.length === 0) return [];
  const record = await openCaseOf(tx, conversationId);
  if (!record) throw fault('upload_needs_case');
  return boundAttachments(tx, record, 'enterprise', attachments);
}

async function bindFiles(tx: Writer, files: Files, seq: number): Promise<void> {
  for (const { id } of files)
    await tx.updateTable('attachments').set({ message_seq: seq }).where('id', '=', id).execute();
}

/** Nobody has the case yet: at least the centre says that the files have come. */
async function thankForFiles(tx: Writer, { id, language }: Conversation, at: Date): Promise<void> {
  const record = await openCaseOf(tx, id);
  if (record) await say(tx, centreSays(record, 'files_received', notice('files_received', language), at));
}

function userActivity(
  { channel, userId }: Conversation,
  { locale, extra }: Incoming,
  text: string,
  files: Files,
): object {
  const attachments = files.map(({ id, name, type, size }) => ({ id, name, type, size }));
  return {
    type: 'message',
    channelId: channel,
    from: { id: userId, role: 'user' },
    recipient: BOT,
    text,
    textFormat: 'plain',
    ...(locale && { locale }),
    ...extra,
    ...(files.length > 0 && { channelData: { ...channelDataOf(extra), lastkm: { attachments } } }),
  };
}

function channelDataOf(extra: object): object {
  return (extra as { channelData?: object }).channelData ?? {};
}

/**
 * Without control characters and broken surrogates. One character more than the limit is kept of a text that
 * is too long, so that the stored question shows it.
 */
export function readable(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Cs}/gu, '')
    .trim();
  if (clean.length <= QUESTION_LIMIT) return clean;
  return [...clean].slice(0, QUESTION_LIMIT + 1).join('');
}
