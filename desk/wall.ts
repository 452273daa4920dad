import { hasRole } from '../accounts/roles.ts';
import { startOfDay, today } from '../src/base/time.ts';
import { lastSeq } from '../src/store/log.ts';
import type { Store } from '../src/store/open.ts';
import type { Wall, WallTeam } from './api.ts';
import { openLoads } from './assign.ts';
import { middle } from './figures.ts';
import { loadMembers, type MemberRecord } from './members.ts';
import { isThere } from './promise.ts';
import { SLA_KINDS, TEAMS, type TeamCode } from './states.ts';
import { loadTeams, type Teams } from './teams.ts';

/** First responses of which the middle is shown. */
const RECENT = 20;

/** The numbers of the wall: queue, people, promises. No case is named on it. */
export async function wallNow(store: Store, online: (id: string) => boolean, at: Date): Promise<Wall> {
  const seq = await lastSeq(store);
  const teams = await loadTeams(store);
  const members = await loadMembers(store);
  const loads = await openLoads(store);
  const counts = await queueCounts(store);
  return {
    at: at.toISOString(),
    seq,
    teams: await Promise.all(TEAMS.map((team) => wallTeam(store, team, counts, members, teams, at))),
    people: members.map((member) => ({
      person: { id: member.id, name: member.name },
      teams: member.teams,
      online: online(member.id),
      available: isOn(member, teams, at),
      load: loads.get(member.id) ?? 0,
      capacity: member.capacity,
    })),
    today: await todayCounts(store, at),
    sla: await slaCounts(store, at),
  };
}

interface QueueCount {
  team: string;
  status: string;
  count: number;
  urgent: number;
  oldest: string | null;
}

async function queueCounts(store: Store): Promise<QueueCount[]> {
  const rows = await store
    .selectFrom('cases')
    .select(({ fn }) => [
      'team',
      'status',
      fn.countAll<number>().as('count'),
      fn.sum<number>('urgent').as('urgent'),
      fn.min('waiting_since').as('oldest'),
    ])
    .where('status', '<>', 'closed')
    .groupBy(['team', 'status'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count), urgent: Number(row.urgent) }));
}

async function wallTeam(
  store: Store,
  team: TeamCode,
  counts: readonly QueueCount[],
  members: readonly MemberRecord[],
  teams: Teams,
  at: Date,
): Promise<WallTeam> {
  const ours = counts.filter((row) => row.team === team);
  const queued = ours.filter(({ status }) => status === 'queued' || status === 'offered');
  const sum = (rows: readonly QueueCount[], of: 'count' | 'urgent') =>
    rows.reduce((n, row) => n + row[of], 0);
  return {
    team,
    queued: sum(queued, 'count'),
    urgent: sum(queued, 'urgent'),
    inWork: sum(ours, 'count') - sum(queued, 'count'),
    oldestWaitingSince:
      queued
        .map(({ oldest }) => oldest)
        .filter((one) => one !== null)
        .sort()[0] ?? null,
    available: members.filter((member) => isThere(member, teams, team, at)).length,
    medianFirstResponseMs: await medianFirstResponse(store, team),
  };
}

async function medianFirstResponse(store: Store, team: TeamCode): Promise<number | null> {
  const rows = await store
    .selectFrom('cases as c')
    .innerJoin('case_sla as s', 's.case_id', 'c.id')
    .select('s.clock_ms')
    .where('c.team', '=', team)
    .where('c.replied_at', 'is not', null)
    .where('s.kind', '=', 'first_response')
    .where('s.met_at', 'is not', null)
    .orderBy('s.met_at', 'desc')
    .limit(RECENT)
    .execute();
  return middle(rows.map(({ clock_ms }) => clock_ms ?? 0));
}

function isOn(member: MemberRecord, teams: Teams, at: Date): boolean {
  return member.teams.some((team) => isThere(member, teams, team, at));
}

async function todayCounts(store: Store, at: Date): Promise<Wall['today']> {
  const start = startOfDay(today({ now: () => at }));
  const rows = await store
    .selectFrom('log')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .where('kind', 'in', ['case.opened', 'case.closed', 'case.reopened'])
    .where('at', '>=', start)
    .groupBy('kind')
    .execute();
  const count = (kind: string) => Number(rows.find((row) => row.kind === kind)?.count ?? 0);
  const rated = await store
    .selectFrom('ratings')
    .select(({ fn }) => [fn.count<number>('score').as('rated'), fn.avg<number | null>('score').as('average')])
    .where('at', '>=', start)
    .executeTakeFirstOrThrow();
  return {
    opened: count('case.opened'),
    closed: count('case.closed'),
    reopened: count('case.reopened'),
    rated: Number(rated.rated),
    averageRating: rated.average === null ? null : Math.round(Number(rated.average) * 10) / 10,
  };
}

/** Of the last thirty days: kept, broken, running and run out. */
async function slaCounts(store: Store, at: Date): Promise<Wall['sla']> {
  const since = new Date(at.getTime() - 30 * 86_400_000).toISOString();
  const rows = await store
    .selectFrom('case_sla')
    .select(({ fn, eb }) => [
      'kind',
      fn.countAll<number>().as('all'),
      fn.count<number>('missed_at').as('missed'),
      fn.count<number>('met_at').as('done'),
      fn
        .sum<number>(
          eb
            .case()
            .when(eb.and([eb('met_at', 'is', null), eb('missed_at', 'is not', null)]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('overdue'),
    ])
    .where('started_at', '>=', since)
    .groupBy('kind')
    .execute();
  return Object.fromEntries(
    SLA_KINDS.map((kind) => {
      const row = rows.find((one) => one.kind === kind);
      const [all, missed, done, overdue] = [row?.all, row?.missed, row?.done, row?.overdue].map(Number);
      const known = row !== undefined;
      return [
        kind,
        {
          met: known ? done! - (missed! - overdue!) : 0,
          missed: known ? missed! : 0,
          running: known ? all! - done! : 0,
          overdue: known ? overdue! : 0,
        },
      ];
    }),
  ) as Wall['sla'];
}

/** Who may look at the wall sees numbers of everybody; volunteers from outside do not. */
export function maySeeWall(member: MemberRecord): boolean {
  return hasRole(member, ['adviser', 'admin', 'auditor']);
}
