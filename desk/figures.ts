import { addDays, type Day, startOfDay } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import { BENEFITS, type Benefit } from './ratings.ts';
import { SLA_KINDS, type SlaKind } from './states.ts';

/** Days in China, both inclusive. */
export interface Span {
  from: Day;
  to: Day;
}

/** What the desk did in a span of days; times in milliseconds. */
export interface DeskNumbers {
  opened: number;
  closed: number;
  reopened: number;
  openNow: number;
  teams: { code: string; opened: number; closed: number; minutes: number }[];
  /** Of cases opened in the span. */
  reasons: Count[];
  /** Of cases closed in the span. */
  outcomes: Count[];
  services: Count[];
  /** Of promises begun in the span. */
  sla: {
    kind: SlaKind;
    met: number;
    missed: number;
    medianMs: number | null;
    medianWorkingMs: number | null;
  }[];
  ratings: { count: number; average: number | null; scores: Record<1 | 2 | 3 | 4 | 5, number> };
  benefits: Record<Benefit, number>;
  minutes: number;
  drafts: { accepted: number; edited: number; dropped: number; averageDistance: number | null };
}

export interface Count {
  code: string;
  count: number;
}

/** The desk's numbers for a span: cases by when they were opened or closed, ratings and drafts by when they came. */
export async function deskNumbers(store: Store, span: Span): Promise<DeskNumbers> {
  const { since, before } = instantsOf(span);
  const opened = await casesBy(store, 'created_at', since, before);
  const closed = (await casesBy(store, 'closed_at', since, before)).filter(
    ({ status }) => status === 'closed',
  );
  const codes = [...new Set([...opened, ...closed].map(({ team }) => team))].sort();
  return {
    opened: opened.length,
    closed: closed.length,
    reopened: await reopenings(store, since, before),
    openNow: await openCases(store),
    teams: codes.map((code) => teamNumbers(code, opened, closed)),
    reasons: counted(opened.map(({ reason }) => reason)),
    outcomes: counted(closed.flatMap(({ outcome }) => outcome ?? [])),
    services: counted(closed.flatMap(({ service }) => service ?? [])),
    sla: await slaNumbers(store, since, before),
    ...(await ratingNumbers(store, since, before)),
    minutes: minutesOf(closed),
    drafts: await draftNumbers(store, since, before),
  };
}

/** First instant of a span, and the first one after it. */
export function instantsOf({ from, to }: Span): { since: string; before: string } {
  return { since: startOfDay(from), before: startOfDay(addDays(to, 1)) };
}

type CaseNumbers = Pick<Row<'cases'>, 'team' | 'reason' | 'status' | 'outcome' | 'service' | 'minutes'>;

function casesBy(
  store: Store,
  column: 'created_at' | 'closed_at',
  since: string,
  before: string,
): Promise<CaseNumbers[]> {
  return store
    .selectFrom('cases')
    .select(['team', 'reason', 'status', 'outcome', 'service', 'minutes'])
    .where(column, '>=', since)
    .where(column, '<', before)
    .execute();
}

async function reopenings(store: Store, since: string, before: string): Promise<number> {
  const { count } = await store
    .selectFrom('log')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kind', '=', 'case.reopened')
    .where('at', '>=', since)
    .where('at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function openCases(store: Store): Promise<number> {
  const { count } = await store
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '<>', 'closed')
    .executeTakeFirstOrThrow();
  return Number(count);
}

function teamNumbers(code: string, opened: readonly CaseNumbers[], closed: readonly CaseNumbers[]) {
  const own = closed.filter(({ team }) => team === code);
  return {
    code,
    opened: opened.filter(({ team }) => team === code).length,
    closed: own.length,
    minutes: minutesOf(own),
  };
}

function minutesOf(cases: readonly CaseNumbers[]): number {
  return cases.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}

function counted(codes: readonly string[]): Count[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

async function slaNumbers(store: Store, since: string, before: string): Promise<DeskNumbers['sla']> {
  const rows = await store
    .selectFrom('case_sla')
    .select(['kind', 'met_at', 'missed_at', 'clock_ms', 'working_ms'])
    .where('started_at', '>=', since)
    .where('started_at', '<', before)
    .execute();
  return SLA_KINDS.map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return {
      kind,
      met: own.filter(({ met_at, missed_at }) => met_at !== null && missed_at === null).length,
      missed: own.filter(({ missed_at }) => missed_at !== null).length,
      medianMs: middle(own.flatMap(({ clock_ms }) => clock_ms ?? [])),
      medianWorkingMs: middle(own.flatMap(({ working_ms }) => working_ms ?? [])),
    };
  });
}

/** The one in the middle, the upper of two; null: there is none. */
export function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

async function ratingNumbers(
  store: Store,
  since: string,
  before: string,
): Promise<Pick<DeskNumbers, 'ratings' | 'benefits'>> {
  const rows = await store
    .selectFrom('ratings')
    .select(['score', 'at', 'benefit', 'benefit_at'])
    .where(({ or, and, eb }) =>
      or((['at', 'benefit_at'] as const).map((when) => and([eb(when, '>=', since), eb(when, '<', before)]))),
    )
    .execute();
  const within = (at: string | null) => at !== null && at >= since && at < before;
  const scores: DeskNumbers['ratings']['scores'] = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  const benefits = Object.fromEntries(BENEFITS.map((one) => [one, 0])) as Record<Benefit, number>;
  for (const { score, at, benefit, benefit_at } of rows) {
    if (score !== null && within(at)) scores[score as 1] += 1;
    if (benefit !== null && within(benefit_at)) benefits[benefit as Benefit] += 1;
  }
  const count = Object.values(scores).reduce((sum, one) => sum + one, 0);
  const sum = Object.entries(scores).reduce((total, [score, times]) => total + Number(score) * times, 0);
  const average = count === 0 ? null : Math.round((sum / count) * 100) / 100;
  return { ratings: { count, average, scores }, benefits };
}

async function draftNumbers(store: Store, since: string, before: string): Promise<DeskNumbers['drafts']> {
  const rows = await store
    .selectFrom('case_drafts')
    .select(['result', 'distance'])
    .where('at', '>=', since)
    .where('at', '<', before)
    .execute();
  const of = (result: string) => rows.filter((row) => row.result === result).length;
  const distances = rows.flatMap(({ distance }) => distance ?? []);
  const sum = distances.reduce((total, one) => total + one, 0);
  return {
    accepted: of('accepted'),
    edited: of('edited'),
    dropped: of('dropped'),
    averageDistance: distances.length === 0 ? null : Math.round((sum / distances.length) * 1_000) / 1_000,
  };
}
