import { fault } from '../base/faults.ts';
import { fold } from '../base/personal/fold.ts';
import type { Store } from '../store/open.ts';
import type { FoundConversation } from './api.ts';

/** Texts looked through at once; the chat goes on in between. */
const BATCH = 500;
/** What is shorter stands everywhere. */
const SHORTEST = 5;

/**
 * Conversations in which a person is found: by conversation id, case reference, or a phone number, e-mail address
 * or name as it stands in what was said, in cases, notes, names of files and the address on another channel.
 * Spaces, dashes, full width and Chinese numerals make no difference. Throws `body_invalid` when `what` is too short.
 */
export async function findPerson(store: Store, what: string): Promise<FoundConversation[]> {
  const wanted = withoutPrefix(plain(what));
  if (wanted.length < SHORTEST) throw fault('body_invalid', { problem: `what: ${SHORTEST} characters` });
  const found = new Map<string, Set<string>>();
  const put = (id: string, where: string) => found.set(id, (found.get(id) ?? new Set()).add(where));
  await byName(store, what.trim(), put);
  await inMessages(store, wanted, put);
  for (const { id, where, text } of await elsewhere(store)) if (plain(text).includes(wanted)) put(id, where);
  return Promise.all([...found].map(([id, where]) => describe(store, id, [...where])));
}

type Put = (conversationId: string, where: string) => void;

async function byName(store: Store, name: string, put: Put): Promise<void> {
  const ids = await store.selectFrom('conversations').select('id').where('id', '=', name).execute();
  for (const { id } of ids) put(id, 'id');
  const cases = await store
    .selectFrom('cases')
    .select('conversation_id')
    .where('reference', '=', name.toUpperCase())
    .execute();
  for (const { conversation_id } of cases) put(conversation_id, 'reference');
}

async function inMessages(store: Store, wanted: string, put: Put): Promise<void> {
  for (let seq = 0; ; ) {
    const rows = await store
      .selectFrom('messages')
      .select(['seq', 'conversation_id', 'text', 'activity'])
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const { conversation_id, text, activity } of rows)
      if (plain(`${text}\n${activity}`).includes(wanted)) put(conversation_id, 'messages');
    const last = rows.at(-1);
    if (!last) return;
    seq = last.seq;
    await new Promise(setImmediate);
  }
}

/** What is written about a conversation outside of its messages. */
async function elsewhere(store: Store): Promise<{ id: string; where: string; text: string }[]> {
  const cases = await store
    .selectFrom('cases')
    .select(['conversation_id as id', 'contact', 'brief', 'summary', 'eligibility'])
    .execute();
  const notes = await store
    .selectFrom('case_notes as n')
    .innerJoin('cases as c', 'c.id', 'n.case_id')
    .select(['c.conversation_id as id', 'n.text'])
    .execute();
  const parties = await store
    .selectFrom('case_parties as p')
    .innerJoin('cases as c', 'c.id', 'p.case_id')
    .select(['c.conversation_id as id', 'p.name', 'p.code'])
    .execute();
  const files = await store.selectFrom('attachments').select(['conversation_id as id', 'name']).execute();
  const channels = await store.selectFrom('conversations').select(['id', 'user_id', 'reference']).execute();
  return [
    ...cases.map(({ id, ...row }) => ({ id, where: 'case', text: Object.values(row).join('\n') })),
    ...notes.map(({ id, text }) => ({ id, where: 'notes', text })),
    ...parties.map(({ id, name, code }) => ({ id, where: 'case', text: `${name}\n${code}` })),
    ...files.map(({ id, name }) => ({ id, where: 'files', text: name })),
    ...channels.map((row) => ({
      id: row.id,
      where: 'channel',
      text: `${row.user_id}\n${row.reference ?? ''}`,
    })),
  ];
}

const NUMERALS: Record<string, string> = Object.fromEntries(
  [...'零一二三四五六七八九'].map((numeral, i) => [numeral, String(i)]),
);
NUMERALS.〇 = '0';
NUMERALS.幺 = '1';

function plain(text: string): string {
  return fold(text)
    .text.toLowerCase()
    .replace(/[零〇一二三四五六七八九幺]/g, (numeral) => NUMERALS[numeral] ?? numeral)
    .replace(/[\s\-().]/g, '');
}

/** A mobile number is the same with and without the country's code. */
function withoutPrefix(wanted: string): string {
  return /^(?:\+|00)?86(1\d{10})$/.exec(wanted)?.[1] ?? wanted;
}

async function describe(store: Store, id: string, where: string[]): Promise<FoundConversation> {
  const conversation = await store
    .selectFrom('conversations as c')
    .leftJoin('messages as m', 'm.conversation_id', 'c.id')
    .leftJoin('erasures as e', 'e.conversation_id', 'c.id')
    .select(({ fn }) => [
      'c.channel',
      'c.created_at',
      'c.updated_at',
      'e.at as erased_at',
      fn.max('m.at').as('last'),
      fn.count<number>('m.seq').as('messages'),
    ])
    .where('c.id', '=', id)
    .groupBy('c.id')
    .executeTakeFirstOrThrow();
  const cases = await store
    .selectFrom('cases')
    .select(['reference', 'status as state', 'closed_at as closedAt'])
    .where('conversation_id', '=', id)
    .execute();
  return {
    conversationId: id,
    channel: conversation.channel,
    startedAt: conversation.created_at,
    lastAt: conversation.last ?? conversation.updated_at,
    messages: Number(conversation.messages),
    cases,
    where,
    erasedAt: conversation.erased_at,
  };
}
