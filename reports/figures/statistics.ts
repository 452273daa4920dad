import type { Span } from '../../desk/figures.ts';
import { fault } from '../../src/base/faults.ts';
import { type Clock, today } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { Statistics, StatisticsRecords } from '../api-figures.ts';
import { narrowed } from '../asked/filter.ts';
import { followAsked } from '../asked/follow.ts';
import { countQuestions } from '../asked/list.ts';
import { casesCounted, countCases } from './case-figures.ts';
import { NUMBERS, type NumberFacts, numberFacts } from './numbers.ts';
import { type FigureRow, figureRow, STATISTICS } from './statistics-rows.ts';

export interface StatisticsDeps {
  store: Store;
  clock: Clock;
  centre: string | undefined;
}

/** The yearly table as it stands now; of the present year, up to today. */
export async function statisticsOf(
  { store, clock, centre }: StatisticsDeps,
  year: number,
): Promise<Statistics> {
  await followAsked(store);
  const span = spanOf(year, clock);
  const facts = await numberFacts(store, span);
  const groups: Statistics['groups'] = [];
  for (const { id, name, rows } of STATISTICS.groups) {
    const filled = [];
    for (const row of rows) {
      const { name, definition, unit } = row;
      const value = await figureOf(row, facts);
      const records = row.questions !== undefined || row.cases !== undefined;
      filled.push({ id: row.id, name, value, unit: STATISTICS.units[unit]!, definition, records });
    }
    groups.push({ id, name, rows: filled });
    await new Promise(setImmediate);
  }
  return {
    year,
    ...span,
    centre: centre ?? null,
    madeAt: clock.now().toISOString(),
    snapshot: null,
    groups,
  };
}

/** The days of a year that have come. Throws `body_invalid` for one that has not begun. */
export function spanOf(year: number, clock: Clock): Span {
  const [from, to, day] = [`${year}-01-01`, `${year}-12-31`, today(clock)];
  if (from > day) throw fault('body_invalid', { problem: `year: ${year}` });
  return { from, to: [to, day].sort()[0]! };
}

function figureOf(row: FigureRow, facts: NumberFacts): number | null | Promise<number | null> {
  const { store, span } = facts;
  if (row.questions) return countQuestions(store, { ...span, ...row.questions });
  if (row.cases) return countCases(store, span, row.cases);
  return row.number ? NUMBERS[row.number](facts) : null;
}

/** What a figure counts, newest first, for checking; personal data masked. Throws `not_found`. */
export async function recordsOf(
  { store, clock }: Pick<StatisticsDeps, 'store' | 'clock'>,
  { year, row: id, limit, offset }: { year: number; row: string; limit: number; offset: number },
): Promise<StatisticsRecords> {
  const row = figureRow(id);
  const span = spanOf(year, clock);
  await followAsked(store);
  if (row?.questions) return questionRecords(store, { ...span, ...row.questions }, limit, offset);
  if (row?.cases) return caseRecords(store, span, row.cases, limit, offset);
  throw fault('not_found');
}

async function questionRecords(
  store: Store,
  query: Parameters<typeof countQuestions>[1],
  limit: number,
  offset: number,
): Promise<StatisticsRecords> {
  const rows = await narrowed(store.selectFrom('asked as k'), query)
    .select(['k.question_id', 'k.at', 'k.text'])
    .orderBy('k.seq', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    total: await countQuestions(store, query),
    records: rows.map(({ question_id: id, at, text }) => ({ kind: 'question', id, reference: id, at, text })),
  };
}

async function caseRecords(
  store: Store,
  span: Span,
  figure: NonNullable<FigureRow['cases']>,
  limit: number,
  offset: number,
): Promise<StatisticsRecords> {
  const rows = await casesCounted(store, span, figure)
    .select(['id', 'reference', 'created_at as at', 'title as text'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const total = await countCases(store, span, figure);
  return { total, records: rows.map((row) => ({ kind: 'case', ...row })) };
}
