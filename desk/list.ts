import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import { hasRole } from '../accounts/roles.ts';
import { lastSeq } from '../src/store/log.ts';
import type { Store } from '../src/store/open.ts';
import type { Tables } from '../src/store/tables.ts';
import type { CaseList, Counts, ListQuery } from './api.ts';
import { isVolunteer, type MemberRecord } from './members.ts';
import { presentRows, unreadOf } from './rows.ts';
import { CASE_STATES, PRIORITIES } from './states.ts';

/** Lines of one page. */
const PAGE = 50;
const LONGEST_PAGE = 200;
const OPEN = ['queued', 'offered', 'claimed', 'waiting'];

export type View = NonNullable<ListQuery['view']> | 'queue';
export type Wanted = Omit<ListQuery, 'view' | 'limit' | 'cursor'> & {
  view: View;
  limit?: number | undefined;
  offset?: number | undefined;
};

type CaseBuilder = ExpressionBuilder<Tables, 'cases'>;
type Condition = ExpressionWrapper<Tables, 'cases', SqlBool>;

/** A page of cases that somebody may see, the most urgent first: urgency, priority, deadline, then age. */
export async function listCases(
  store: Store,
  member: MemberRecord,
  wanted: Wanted,
  now: Date,
): Promise<CaseList> {
  const seq = await lastSeq(store);
  const limit = Math.min(wanted.limit ?? PAGE, LONGEST_PAGE);
  const offset = wanted.offset ?? 0;
  const matching = store
    .selectFrom('cases')
    .where((eb) => eb.and([visible(eb, member), ...filters(eb, member, wanted, now)]));
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const ids = await (wanted.view === 'closed'
    ? matching.orderBy('closed_at', 'desc')
    : matching
        .orderBy('urgent', 'desc')
        .orderBy('priority', 'desc')
        .orderBy(sql`deadline is null`)
        .orderBy('deadline')
        .orderBy('created_at')
  )
    .orderBy('id')
    .select('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const cases = await inOrder(
    store,
    ids.map(({ id }) => id),
    member,
  );
  const end = offset + ids.length;
  return { cases, total: Number(total), next: end < Number(total) ? String(end) : null, seq };
}

async function inOrder(store: Store, ids: string[], member: MemberRecord) {
  if (ids.length === 0) return [];
  const rows = await store.selectFrom('cases').selectAll().where('id', 'in', ids).execute();
  const place = new Map(ids.map((id, i) => [id, i]));
  return presentRows(
    store,
    rows.toSorted((a, b) => place.get(a.id)! - place.get(b.id)!),
    member,
  );
}

/** The same rule as `sightOf`, as a condition on rows. */
function visible(eb: CaseBuilder, member: MemberRecord): Condition {
  if (hasRole(member, ['admin', 'auditor'])) return eb('status', 'in', CASE_STATES);
  const ways = [eb('owner_id', '=', member.id)];
  const vetted = isVolunteer(member) && member.licence?.state === 'approved';
  if (hasRole(member, ['adviser']) || vetted) ways.push(eb('offered_to', '=', member.id));
  if (hasRole(member, ['adviser']) && member.teams.length > 0) ways.push(eb('team', 'in', member.teams));
  if (vetted) ways.push(eb.and([eb('team', '=', 'legal_aid'), eb('status', '=', 'queued')]));
  return eb.or(ways);
}

function filters(eb: CaseBuilder, member: MemberRecord, wanted: Wanted, now: Date): Condition[] {
  const { team, state, reason, urgent, priority, language, label, q } = wanted;
  return [
    ...viewOf(eb, member, wanted.view, now),
    ...(team ? [eb('team', '=', team)] : []),
    ...(state ? [eb('status', '=', state)] : []),
    ...(reason ? [eb('reason', '=', reason)] : []),
    ...(urgent ? [eb('urgent', '=', 1)] : []),
    ...(priority ? [eb('priority', '=', PRIORITIES.indexOf(priority))] : []),
    ...(language ? [eb('language', '=', language)] : []),
    ...(label ? [eb('labels', 'like', `%${escaped(JSON.stringify(label))}%`)] : []),
    ...(q ? [wordsIn(eb, q, member)] : []),
  ];
}

function viewOf(eb: CaseBuilder, { id }: MemberRecord, view: View, now: Date): Condition[] {
  const awake = eb.or([eb('snoozed_until', 'is', null), eb('snoozed_until', '<=', now.toISOString())]);
  switch (view) {
    case 'queue':
      return [eb.or([eb('status', '=', 'queued'), offeredTo(eb, id)]), awake];
    case 'mine':
      return [eb.or([mine(eb, id), offeredTo(eb, id)]), awake];
    case 'team':
      return [eb('status', 'in', OPEN)];
    case 'snoozed':
      return [eb('status', 'in', OPEN), eb('snoozed_until', '>', now.toISOString())];
    case 'closed':
      return [eb('status', '=', 'closed')];
    case 'all':
      return [];
  }
}

function mine(eb: CaseBuilder, id: string): Condition {
  return eb.and([eb('status', 'in', ['claimed', 'waiting']), eb('owner_id', '=', id)]);
}

function offeredTo(eb: CaseBuilder, id: string): Condition {
  return eb.and([eb('status', '=', 'offered'), eb('offered_to', '=', id)]);
}

/** By number, or by words of the title where somebody may read titles. */
function wordsIn(eb: CaseBuilder, q: string, member: MemberRecord): Condition {
  const number = eb('reference', 'like', `%${escaped(q.toUpperCase())}%`);
  const title = eb('title', 'like', `%${escaped(q)}%`);
  if (!isVolunteer(member)) return eb.or([number, title]);
  return eb.or([number, eb.and([title, eb('owner_id', '=', member.id)])]);
}

/** `%` and `_` of the searcher are ordinary characters as far as a pattern allows: they match one character. */
function escaped(text: string): string {
  return text.replace(/[%_\\]/g, '_');
}

/** What the badges show. */
export async function countsOf(store: Store, member: MemberRecord, now: Date): Promise<Counts> {
  const count = async (view: View) => {
    const row = await store
      .selectFrom('cases')
      .where((eb) => eb.and([visible(eb, member), ...viewOf(eb, member, view, now)]))
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  const own = await store
    .selectFrom('cases')
    .select(['id', 'conversation_id', 'last_enterprise_seq'])
    .where((eb) => mine(eb, member.id))
    .execute();
  const offered = await store
    .selectFrom('cases')
    .where((eb) => offeredTo(eb, member.id))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const unread = own.length > 0 ? await unreadOf(store, own, member.id) : new Map<string, number>();
  return {
    queue: await count('queue'),
    mine: own.length,
    offered: Number(offered.count),
    unread: [...unread.values()].reduce((sum, one) => sum + one, 0),
  };
}
