import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Language } from '../src/base/language.ts';
import { mask } from '../src/base/personal.ts';
import type { Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { MessageList } from './api.ts';
import type { Attachment, Message } from './api-case.ts';
import type { Sight } from './may.ts';

/** Most messages read at once. */
export const TRANSCRIPT = 200;

/** What was said in a conversation, oldest first: the end of it, or the part before or after a message. */
export async function transcriptOf(
  store: Writer,
  conversationId: string,
  sight: Sight,
  { before, after, limit = TRANSCRIPT }: { before?: number; after?: number; limit?: number } = {},
): Promise<MessageList> {
  if (sight === 'outline' || sight === null) return { messages: [], more: false };
  let query = store.selectFrom('messages').selectAll().where('conversation_id', '=', conversationId);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (after !== undefined) query = query.where('seq', '>', after);
  const rows = await query
    .orderBy('seq', after === undefined ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit).sort((a, b) => a.seq - b.seq);
  return { messages: await presentMessages(store, page, sight), more: rows.length > limit };
}

/** Messages as the desk shows them; what is only an event for other programs is left out. */
export async function presentMessages(
  store: Writer,
  rows: readonly Row<'messages'>[],
  sight: 'full' | 'masked',
): Promise<Message[]> {
  const shown = rows.filter(({ text, activity }) => text !== '' || activity.includes('"attachments":[{'));
  const files = await filesOf(store, shown, sight);
  return shown.map((row) => {
    const activity = JSON.parse(row.activity) as Spoken;
    const data = activity.channelData?.lastkm;
    return {
      seq: row.seq,
      id: row.id,
      role: row.role as Message['role'],
      name: row.role === 'adviser' ? (activity.from?.name ?? null) : null,
      text: wordsOf(row, data?.text, data?.language ?? 'zh', sight),
      citations: data?.citations ?? [],
      attachments: files.get(row.seq) ?? [],
      at: row.at,
      delivery: row.delivery as Message['delivery'],
    };
  });
}

interface Spoken {
  from?: { name?: string };
  channelData?: { lastkm?: { text?: string; language?: Language; citations?: CitationSnapshot[] } };
}

/** The bot's words without the link definitions that clients need. */
function wordsOf(
  row: Row<'messages'>,
  text: string | undefined,
  language: Language,
  sight: 'full' | 'masked',
) {
  const words = row.role === 'bot' && text ? text : row.text;
  return sight === 'full' ? words : mask(words, language).text;
}

async function filesOf(
  store: Writer,
  rows: readonly Row<'messages'>[],
  sight: 'full' | 'masked',
): Promise<Map<number, Attachment[]>> {
  const files = new Map<number, Attachment[]>();
  if (rows.length === 0 || sight !== 'full') return files;
  const found = await store
    .selectFrom('attachments')
    .selectAll()
    .where(
      'message_seq',
      'in',
      rows.map(({ seq }) => seq),
    )
    .execute();
  for (const file of found)
    files.set(file.message_seq!, [...(files.get(file.message_seq!) ?? []), attachmentView(file)]);
  return files;
}

export function attachmentView(
  { id, name, type, size }: Pick<Row<'attachments'>, 'id' | 'name' | 'type' | 'size'>,
  path = '/api/desk/attachments/',
): Attachment {
  return { id, name, type, size, url: `${path}${id}` };
}
