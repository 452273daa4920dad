import type { Language } from '../src/base/language.ts';
import { mask } from '../src/base/personal.ts';
import type { Writer } from '../src/store/open.ts';
import type { CaseRow, PersonRef } from './api-case.ts';
import { sightOf } from './may.ts';
import type { MemberRecord } from './members.ts';
import type { CaseRecord } from './record.ts';
import { type CaseState, PRIORITIES, type Reason, type SlaKind, type TeamCode } from './states.ts';

/** Longest piece of a message that a list shows. */
const SNIPPET = 120;

/** Cases as lines of a list, for one person; what that person may not see is left out. Keeps the order. */
export async function presentRows(
  store: Writer,
  records: readonly CaseRecord[],
  member: MemberRecord,
): Promise<CaseRow[]> {
  const seen = records.filter((record) => sightOf(record, member) !== null);
  if (seen.length === 0) return [];
  const names = await namesOf(store);
  const channels = await channelsOf(store, seen);
  const unread = await unreadOf(store, seen, member.id);
  const last = await lastMessages(store, seen);
  const due = await dueOf(store, seen);
  return seen.map((record) => {
    const sight = sightOf(record, member)!;
    const { id, conversation_id } = record;
    const message = last.get(conversation_id);
    return {
      ...plain(record),
      title: sight === 'outline' ? null : record.title,
      channel: channels.get(conversation_id) ?? '',
      owner: personRef(names, record.owner_id),
      offeredTo: personRef(names, record.offered_to),
      unread: sight === 'outline' ? 0 : (unread.get(id) ?? 0),
      lastMessage: message && sight !== 'outline' ? snippet(message, record, sight === 'full') : null,
      due: due.get(id) ?? null,
      access: sight,
    };
  });
}

function plain(record: CaseRecord) {
  return {
    id: record.id,
    reference: record.reference,
    state: record.status as CaseState,
    version: record.version,
    team: record.team as TeamCode,
    reason: record.reason as Reason,
    urgent: record.urgent === 1,
    priority: PRIORITIES[record.priority] ?? 'normal',
    deadline: record.deadline,
    language: record.language as Language,
    region: record.region,
    labels: JSON.parse(record.labels) as string[],
    offerUntil: record.offer_until,
    waitingSince: record.waiting_since,
    escalated: record.escalated === 1,
    snoozedUntil: record.snoozed_until,
    briefConfirmed: record.confirmed_at !== null,
    openedAt: record.created_at,
    closedAt: record.closed_at,
  };
}

/** Names of everybody, also of those who have left. */
export async function namesOf(store: Writer): Promise<Map<string, string>> {
  const rows = await store.selectFrom('people').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function personRef(names: ReadonlyMap<string, string>, id: string | null): PersonRef | null {
  return id === null ? null : { id, name: names.get(id) ?? id };
}

async function channelsOf(store: Writer, records: readonly CaseRecord[]): Promise<Map<string, string>> {
  const rows = await store
    .selectFrom('conversations')
    .select(['id', 'channel'])
    .where('id', 'in', conversationsOf(records))
    .execute();
  return new Map(rows.map(({ id, channel }) => [id, channel]));
}

/** Messages of the enterprise since somebody last read the case, per case. */
export async function unreadOf(
  store: Writer,
  records: readonly Pick<CaseRecord, 'id' | 'conversation_id' | 'last_enterprise_seq'>[],
  personId: string,
): Promise<Map<string, number>> {
  const ids = records.map(({ id }) => id);
  const rows = await store
    .selectFrom('cases as c')
    .innerJoin('messages as m', 'm.conversation_id', 'c.conversation_id')
    .leftJoin('case_reads as r', (join) => join.onRef('r.case_id', '=', 'c.id').on('r.reader', '=', personId))
    .select(({ fn }) => ['c.id', fn.countAll<number>().as('count')])
    .where('c.id', 'in', ids)
    .where('m.role', '=', 'enterprise')
    .where(({ eb, fn, val }) => eb('m.seq', '>', fn.coalesce('r.seq', val(0))))
    .groupBy('c.id')
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

async function lastMessages(
  store: Writer,
  records: readonly CaseRecord[],
): Promise<Map<string, { text: string; at: string }>> {
  const last = await store
    .selectFrom('messages')
    .select(({ fn }) => ['conversation_id', fn.max('seq').as('seq')])
    .where('conversation_id', 'in', conversationsOf(records))
    .where('role', '=', 'enterprise')
    .groupBy('conversation_id')
    .execute();
  if (last.length === 0) return new Map();
  const rows = await store
    .selectFrom('messages')
    .select(['conversation_id', 'text', 'at'])
    .where(
      'seq',
      'in',
      last.map(({ seq }) => Number(seq)),
    )
    .execute();
  return new Map(rows.map(({ conversation_id, text, at }) => [conversation_id, { text, at }]));
}

function snippet({ text, at }: { text: string; at: string }, { language }: CaseRecord, full: boolean) {
  const shown = full ? text : mask(text, language as Language).text;
  return { text: [...shown.replace(/\s+/g, ' ')].slice(0, SNIPPET).join(''), at };
}

/** The next promise that runs out, or ran out already, per case. */
async function dueOf(
  store: Writer,
  records: readonly CaseRecord[],
): Promise<Map<string, NonNullable<CaseRow['due']>>> {
  const rows = await store
    .selectFrom('case_sla')
    .select(['case_id', 'kind', 'due_at', 'missed_at'])
    .where(
      'case_id',
      'in',
      records.map(({ id }) => id),
    )
    .where('met_at', 'is', null)
    .orderBy('due_at', 'desc')
    .execute();
  // The earliest comes last, and stays.
  return new Map(
    rows.map(({ case_id, kind, due_at, missed_at }) => [
      case_id,
      { kind: kind as SlaKind, at: due_at, missed: missed_at !== null },
    ]),
  );
}

function conversationsOf(records: readonly CaseRecord[]): string[] {
  return records.map(({ conversation_id }) => conversation_id);
}
