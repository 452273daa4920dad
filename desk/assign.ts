import type { Store, Writer } from '../src/store/open.ts';
import type { Outline } from './api-case.ts';
import { isBarred } from './conflicts.ts';
import { isVolunteer, loadMembers, type MemberRecord } from './members.ts';
import { isThere } from './promise.ts';
import { type CaseRecord, type DeskDeps, keep, take } from './record.ts';
import { type Assignment, TEAMS, type TeamCode } from './states.ts';
import { loadTeams, type Teams } from './teams.ts';

/** Most offers one round makes; the next round goes on. */
const ROUND = 100;

/** Somebody who could be offered a case, with what the ways of choosing look at. */
interface Candidate {
  member: MemberRecord;
  load: number;
  /** When they were last given a case, and when they last had one. */
  assignedAt: string;
  lastBusyAt: string;
}

/**
 * Offers the cases of teams with automatic assignment, the most urgent first and then the longest waiting, each
 * to one person who is there, able and has room. Nobody: it stays in the queue. Gives how many were offered.
 */
export async function assign(deps: DeskDeps, online: (personId: string) => boolean): Promise<number> {
  const { store, clock } = deps;
  const at = clock.now();
  const teams = await loadTeams(store);
  const automatic = TEAMS.filter((code) => teams[code].assignment !== 'shared');
  if (automatic.length === 0) return 0;
  const cases = await waiting(store, automatic, at);
  if (cases.length === 0) return 0;
  const candidates = await candidatesNow(store);
  let offered = 0;
  for (const record of cases) {
    const team = record.team as TeamCode;
    const there = candidates.filter(({ member }) => online(member.id) && isThere(member, teams, team, at));
    const chosen = await choose(store, record, there, teams[team].assignment);
    if (!chosen || !(await offer(deps, record, chosen.member, teams, at))) continue;
    chosen.load += 1;
    chosen.assignedAt = at.toISOString();
    offered += 1;
  }
  return offered;
}

function waiting(store: Store, teams: readonly TeamCode[], at: Date): Promise<CaseRecord[]> {
  return store
    .selectFrom('cases')
    .selectAll()
    .where('status', '=', 'queued')
    .where('team', 'in', teams)
    .where(({ or, eb }) => or([eb('snoozed_until', 'is', null), eb('snoozed_until', '<=', at.toISOString())]))
    .orderBy('urgent', 'desc')
    .orderBy('priority', 'desc')
    .orderBy('waiting_since')
    .limit(ROUND)
    .execute();
}

async function candidatesNow(store: Store): Promise<Candidate[]> {
  const members = await loadMembers(store);
  const loads = await openLoads(store);
  const busy = await store
    .selectFrom('case_owners')
    .select(({ fn }) => ['person_id', fn.max('from_at').as('taken'), fn.max('until_at').as('left')])
    .groupBy('person_id')
    .execute();
  return members
    .filter((member) => !isVolunteer(member) || member.licence?.state === 'approved')
    .map((member) => {
      const last = busy.find(({ person_id }) => person_id === member.id);
      return {
        member,
        load: loads.get(member.id) ?? 0,
        assignedAt: member.assignedAt ?? '',
        lastBusyAt: [last?.taken ?? '', last?.left ?? ''].sort().at(-1)!,
      };
    });
}

/** Open cases that each person has, or is offered. */
export async function openLoads(store: Writer): Promise<Map<string, number>> {
  const owned = await store
    .selectFrom('cases')
    .select(({ fn }) => ['owner_id as person', fn.countAll<number>().as('count')])
    .where('status', 'in', ['claimed', 'waiting'])
    .where('owner_id', 'is not', null)
    .groupBy('owner_id')
    .execute();
  const offered = await store
    .selectFrom('cases')
    .select(({ fn }) => ['offered_to as person', fn.countAll<number>().as('count')])
    .where('status', '=', 'offered')
    .groupBy('offered_to')
    .execute();
  const loads = new Map<string, number>();
  for (const { person, count } of [...owned, ...offered])
    if (person) loads.set(person, (loads.get(person) ?? 0) + Number(count));
  return loads;
}

/** The best of those who can: not refused before, no conflict, room left, and the right skills, language and region. */
async function choose(
  store: Store,
  record: CaseRecord,
  candidates: readonly Candidate[],
  way: Assignment,
): Promise<Candidate | null> {
  const refused = await refusals(store, record.id);
  const able = candidates
    .filter(({ member, load }) => load < member.capacity && !refused.has(member.id) && fits(member, record))
    .sort(ORDER[way]);
  for (const one of able) if (!(await isBarred(store, record, one.member.id))) return one;
  return null;
}

const byTurn = (a: Candidate, b: Candidate) => compare(a.assignedAt, b.assignedAt);
const ORDER: Record<Assignment, (a: Candidate, b: Candidate) => number> = {
  shared: byTurn,
  round_robin: byTurn,
  least_loaded: (a, b) => a.load - b.load || byTurn(a, b),
  longest_waiting: (a, b) => compare(a.lastBusyAt, b.lastBusyAt) || byTurn(a, b),
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An escalated case goes to anybody of the team who speaks its language. */
function fits({ skills, languages, regions }: MemberRecord, record: CaseRecord): boolean {
  if (!languages.includes(record.language as 'zh' | 'en')) return false;
  if (record.escalated) return true;
  const { topics = [] } = JSON.parse(record.outline) as Partial<Outline>;
  const skilled =
    skills.length === 0 || topics.length === 0 || topics.some((topic) => skills.includes(topic));
  return skilled && (regions.length === 0 || record.region === null || regions.includes(record.region));
}

async function refusals(store: Writer, caseId: string): Promise<Set<string>> {
  const rows = await store
    .selectFrom('case_refusals')
    .select('person_id')
    .where('case_id', '=', caseId)
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}

/** Offers it, if it still stands as it was found. */
async function offer(
  { store }: DeskDeps,
  before: CaseRecord,
  { id: person }: MemberRecord,
  teams: Teams,
  at: Date,
): Promise<boolean> {
  const { offerMinutes, assignment } = teams[before.team as TeamCode];
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, before.id);
    if (record.version !== before.version + 1) return false;
    const until = new Date(at.getTime() + offerMinutes * 60_000).toISOString();
    const change = { status: 'offered', offered_to: person, offer_until: until };
    await keep(tx, record, change, {
      kind: 'case.offered',
      actor: 'system',
      data: { person, way: assignment, until },
      at,
    });
    await tx
      .insertInto('desk_members')
      .values({
        person_id: person,
        settings: '{}',
        available: 1,
        assigned_at: at.toISOString(),
        licence: null,
        updated_at: at.toISOString(),
      })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ assigned_at: at.toISOString() }))
      .execute();
    return true;
  });
}
