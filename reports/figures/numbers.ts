import { type DeskNumbers, deskNumbers, instantsOf, type Span } from '../../desk/figures.ts';
import { windowOf } from '../../knowledge/corpus.ts';
import { inForce, validityOn } from '../../knowledge/validity.ts';
import type { Store } from '../../src/store/open.ts';
import { countQuestions } from '../asked/list.ts';
import { typicalCases } from './typical-cases.ts';

/** What a number is reckoned from. */
export interface NumberFacts {
  store: Store;
  span: Span;
  desk: DeskNumbers;
}

type Reckon = (facts: NumberFacts) => number | null | Promise<number | null>;

/** Numbers of the yearly table that are more than a count of questions or cases; null: nothing to reckon from. */
export const NUMBERS = {
  conversations: ({ store, span }) => distinct(store, span, 'conversation_id'),
  channels: ({ store, span }) => distinct(store, span, 'channel'),
  enterprises,
  satisfaction,
  rating: ({ desk }) => desk.ratings.average,
  ratings: ({ desk }) => desk.ratings.count,
  benefits: ({ desk }) => desk.benefits.yes,
  hours: ({ desk }) => Math.round(desk.minutes / 6) / 10,
  firstResponse: ({ desk }) => {
    const ms = desk.sla.find(({ kind }) => kind === 'first_response')?.medianWorkingMs;
    return ms === null || ms === undefined ? null : Math.round(ms / 60_000);
  },
  inTime: ({ desk: { sla } }) => {
    const sum = (key: 'met' | 'missed') => sla.reduce((total, one) => total + one[key], 0);
    return percent(sum('met'), sum('met') + sum('missed'));
  },
  texts,
  guides: async ({ store }) => (await heldGuides(store)).size,
  volunteers: ({ store, span }) => served(store, span, 'volunteer'),
  advisers: ({ store, span }) => served(store, span, 'adviser'),
  staff,
  withoutPerson: async ({ store, span }) => {
    const alone = await countQuestions(store, { ...span, family: 'answered', cited: 'yes', case: 'no' });
    return percent(alone, await countQuestions(store, span));
  },
  answerSeconds,
  typicalCases: async ({ store, span }) => (await typicalCases(store, span)).length,
} as const satisfies Record<string, Reckon>;

export type NumberName = keyof typeof NUMBERS;

/** The desk's part is reckoned once for all. */
export async function numberFacts(store: Store, span: Span): Promise<NumberFacts> {
  return { store, span, desk: await deskNumbers(store, span) };
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;
}

function askedIn(store: Store, { from, to }: Span) {
  return store.selectFrom('asked').where('day', '>=', from).where('day', '<=', to);
}

async function distinct(store: Store, span: Span, column: 'conversation_id' | 'channel'): Promise<number> {
  const row = await askedIn(store, span)
    .select(({ fn }) => fn.count<number>(column).distinct().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function enterprises({ store, span }: NumberFacts): Promise<number> {
  const { since, before } = instantsOf(span);
  const rows = await store
    .selectFrom('case_parties as p')
    .innerJoin('cases as c', 'c.id', 'p.case_id')
    .select(['p.code', 'p.normal'])
    .where('p.side', '=', 'own')
    .where('c.created_at', '>=', since)
    .where('c.created_at', '<', before)
    .execute();
  return new Set(rows.map(({ code, normal }) => code || normal)).size;
}

async function satisfaction({ store, span }: NumberFacts): Promise<number | null> {
  const [up, down] = [
    await countQuestions(store, { ...span, rating: 'up' }),
    await countQuestions(store, { ...span, rating: 'down' }),
  ];
  return percent(up, up + down);
}

async function texts({ store, span }: NumberFacts): Promise<number> {
  const rows = await store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .selectAll('v')
    .where('v.retired_at', 'is', null)
    .where('v.duplicate_of', 'is', null)
    .where('d.level', '<>', 'guide')
    .where('d.visibility', '=', 'public')
    .execute();
  const held = rows.filter((row) => inForce(validityOn(windowOf(row), span.to)));
  return new Set(held.map(({ document_id }) => document_id)).size;
}

/** Guides are held once per language: `guide:<id>:<language>`. */
async function heldGuides(store: Store): Promise<Set<string>> {
  const rows = await store
    .selectFrom('documents as d')
    .innerJoin('versions as v', 'v.document_id', 'd.id')
    .select('d.key')
    .where('d.level', '=', 'guide')
    .where('v.retired_at', 'is', null)
    .execute();
  return new Set(rows.map(({ key }) => key.split(':')[1] ?? key));
}

/** People of a role who had a case at some time in the span. */
async function served(store: Store, span: Span, role: string): Promise<number> {
  const { since, before } = instantsOf(span);
  const rows = await store
    .selectFrom('case_owners as o')
    .innerJoin('people as p', 'p.id', 'o.person_id')
    .select(['p.id', 'p.roles'])
    .distinct()
    .where('o.from_at', '<', before)
    .where(({ or, eb }) => or([eb('o.until_at', 'is', null), eb('o.until_at', '>=', since)]))
    .execute();
  return rows.filter(({ roles }) => (JSON.parse(roles) as string[]).includes(role)).length;
}

async function staff({ store }: NumberFacts): Promise<number> {
  const rows = await store.selectFrom('people').select('roles').where('state', '=', 'active').execute();
  return rows.filter(({ roles }) => (JSON.parse(roles) as string[]).some((role) => role !== 'volunteer'))
    .length;
}

async function answerSeconds({ store, span }: NumberFacts): Promise<number | null> {
  const rows = await askedIn(store, span)
    .select('took_ms')
    .where('took_ms', 'is not', null)
    .orderBy('took_ms')
    .execute();
  const ms = rows[Math.floor(rows.length / 2)]?.took_ms;
  return ms === undefined || ms === null ? null : Math.round(ms / 100) / 10;
}
