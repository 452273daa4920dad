import type { StreamEvents } from '../../desk/api.ts';
import { notesOf } from '../../desk/detail.ts';
import { countsOf } from '../../desk/list.ts';
import { sightOf } from '../../desk/may.ts';
import type { MemberRecord } from '../../desk/members.ts';
import { type CaseRecord, loadCase } from '../../desk/record.ts';
import { namesOf, personRef, presentRows } from '../../desk/rows.ts';
import { presentMessages } from '../../desk/transcript.ts';
import type { Store } from '../store/open.ts';
import type { Row } from '../store/tables.ts';

/** An event of the desk's stream, with the place in the log it stands for. */
export type DeskEvent = {
  [Name in keyof StreamEvents]: { name: Name; data: StreamEvents[Name]; seq: number };
}[keyof StreamEvents];

type Entry = Row<'log'>;
/** Cases that a batch has told of, and all of its entries. */
interface Told {
  cases: Set<string>;
  entries: readonly Entry[];
}

/** Log entries read at once. */
const BATCH = 200;
/** Kinds the desk shows; `message` of a conversation with a case too. */
const SHOWN = /^(?:case|sla|proposal|attachment)\./;

/** What happened after a place in the log, as one person may see it; and the place reached. */
export async function eventsAfter(
  store: Store,
  member: MemberRecord,
  after: number,
  now: Date,
): Promise<{ events: DeskEvent[]; seq: number; more: boolean }> {
  const entries = await store
    .selectFrom('log')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(BATCH)
    .execute();
  const events: DeskEvent[] = [];
  const told = { cases: new Set<string>(), entries };
  // Several changes to one case in a batch are told at once, by the last: each tells the case as it is now.
  for (const entry of entries.toReversed())
    events.unshift(...(await eventsOf(store, member, entry, told, now)));
  return { events, seq: entries.at(-1)?.seq ?? after, more: entries.length === BATCH };
}

async function eventsOf(
  store: Store,
  member: MemberRecord,
  entry: Entry,
  told: Told,
  now: Date,
): Promise<DeskEvent[]> {
  const { seq, kind } = entry;
  if (kind === 'member.changed') return [{ name: 'member', seq, data: { id: entry.subject ?? '' } }];
  if (kind === 'message') return messageEvents(store, member, entry, told, now);
  if (!SHOWN.test(kind) || !entry.subject) return [];
  const record = await loadCase(store, entry.subject);
  if (!record) return [];
  if (kind === 'case.read') return readEvents(member, record, entry);
  const note = kind === 'case.noted' ? await noteEvent(store, member, record, entry) : [];
  return [...note, ...(await caseEvents(store, member, record, entry, told, now))];
}

async function messageEvents(
  store: Store,
  member: MemberRecord,
  { seq, conversation_id }: Entry,
  told: Told,
  now: Date,
): Promise<DeskEvent[]> {
  if (!conversation_id) return [];
  const record = await store
    .selectFrom('cases')
    .selectAll()
    .where('conversation_id', '=', conversation_id)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  const sight = record ? sightOf(record, member) : null;
  if (!record || sight === null || sight === 'outline') return [];
  const rows = await store.selectFrom('messages').selectAll().where('seq', '=', seq).execute();
  const [message] = await presentMessages(store, rows, sight);
  const entry = { seq, actor: message?.role ?? '' };
  const row = await caseEvents(store, member, record, entry, told, now);
  if (!message) return row;
  const counts = await countsOf(store, member, now);
  return [{ name: 'message', seq, data: { caseId: record.id, message, counts } }, ...row];
}

async function caseEvents(
  store: Store,
  member: MemberRecord,
  record: CaseRecord,
  { seq, actor }: Pick<Entry, 'seq' | 'actor'>,
  told: Told,
  now: Date,
): Promise<DeskEvent[]> {
  if (told.cases.has(record.id)) return [];
  told.cases.add(record.id);
  const [row] = await presentRows(store, [record], member);
  const counts = await countsOf(store, member, now);
  if (!row) return [{ name: 'gone', seq, data: { id: record.id, counts } }];
  const names = await namesOf(store);
  const by = names.has(actor) ? personRef(names, actor) : null;
  const kinds = told.entries
    .filter(
      (one) =>
        one.subject === record.id ||
        (one.kind === 'message' && one.conversation_id === record.conversation_id),
    )
    .map(({ kind }) => kind);
  return [{ name: 'case', seq, data: { case: row, kinds, by, counts } }];
}

function readEvents(member: MemberRecord, record: CaseRecord, { seq, actor, data }: Entry): DeskEvent[] {
  if (sightOf(record, member) !== 'full' || actor === member.id) return [];
  const upTo = Number((JSON.parse(data) as { upTo?: number }).upTo ?? 0);
  return actor === 'enterprise'
    ? [{ name: 'read', seq, data: { caseId: record.id, by: 'enterprise', seq: upTo } }]
    : [];
}

async function noteEvent(
  store: Store,
  member: MemberRecord,
  record: CaseRecord,
  { seq, data }: Entry,
): Promise<DeskEvent[]> {
  const sight = sightOf(record, member);
  if (sight === null || sight === 'outline') return [];
  const { note: id } = JSON.parse(data) as { note: string };
  const note = (await notesOf(store, record.id, await namesOf(store))).find((one) => one.id === id);
  return note ? [{ name: 'note', seq, data: { caseId: record.id, note } }] : [];
}
