import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import type { SnapshotList, TypicalCases } from '../../../reports/api-figures.ts';
import { questionQuery } from '../../../reports/asked/filter.ts';
import { deskReport } from '../../../reports/figures/desk.ts';
import { statisticsSheet, typicalCasesSheet } from '../../../reports/figures/export.ts';
import { periodsIn } from '../../../reports/figures/periods.ts';
import { keepSnapshot, listSnapshots, snapshotById } from '../../../reports/figures/snapshots.ts';
import { recordsOf, spanOf, statisticsOf } from '../../../reports/figures/statistics.ts';
import { trendsOf } from '../../../reports/figures/trends.ts';
import { typicalCases } from '../../../reports/figures/typical-cases.ts';
import { fault } from '../../base/faults.ts';
import { addDays, type Clock, isDay, today } from '../../base/time.ts';
import type { Store } from '../../store/open.ts';
import type { REPORTS } from '../access/reports.ts';
import { readBody, readQuery } from '../body.ts';
import { pathId } from '../own.ts';
import { fileQuery, sendFile } from '../report-file.ts';
import type { Handlers } from '../route.ts';

type FigureRoute = Extract<
  keyof typeof REPORTS,
  | 'GET /api/reports/trends'
  | 'GET /api/reports/desk'
  | `${string} /api/reports/statistics${string}`
  | `${string} /api/reports/typical-cases${string}`
>;

/** Days shown when none are named, and periods at most. */
const SPAN_DAYS = 29;
const PERIODS = 400;

const day = z.string().refine(isDay, 'a day as YYYY-MM-DD');
const spanQuery = z.object({ from: day.optional(), to: day.optional() });
const trendQuery = questionQuery
  .pick({ language: true, team: true, region: true, channel: true, topic: true })
  .extend({ ...spanQuery.shape, by: z.enum(['day', 'week', 'month']).default('day') });
const year = z.coerce.number().int().min(2000).max(2100);
const recordsQuery = z.object({
  year,
  row: z.string().max(60),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
const exportQuery = fileQuery.extend({ year: year.optional(), snapshot: z.string().optional() });
const snapshotBody = z.strictObject({ year, note: z.string().trim().max(500) });

/** Trends, the desk's numbers, the yearly table and typical cases. */
export function reportFigureRoutes(deps: {
  store: Store;
  clock: Clock;
  centre: string | undefined;
}): Handlers<FigureRoute> {
  const { store, clock } = deps;
  const spanIn = ({ from, to }: z.output<typeof spanQuery>) => {
    const last = to ?? today(clock);
    const span = { from: from ?? addDays(last, -SPAN_DAYS), to: last };
    if (span.from > span.to) throw fault('body_invalid', { problem: 'from: after to' });
    return span;
  };
  const thisYear = () => Number(today(clock).slice(0, 4));
  const exported = (actor: string, action: string, data: Record<string, string | number>) =>
    record(store, { at: clock.now(), actor, action, data });
  return {
    'GET /api/reports/trends': async ({ request, response }) => {
      const { by, from, to, ...query } = readQuery(trendQuery, request);
      const span = spanIn({ from, to });
      if (periodsIn(span.from, span.to, by).length > PERIODS)
        throw fault('body_invalid', { problem: `by: more than ${PERIODS} periods` });
      response.json(await trendsOf(store, { ...query, ...span }, by));
    },
    'GET /api/reports/desk': async ({ request, response }) => {
      response.json(await deskReport(store, spanIn(readQuery(spanQuery, request))));
    },
    'GET /api/reports/statistics': async ({ request, response }) => {
      const { year: wanted } = readQuery(z.object({ year: year.default(thisYear()) }), request);
      response.json(await statisticsOf(deps, wanted));
    },
    'GET /api/reports/statistics/export': async ({ request, response, person }) => {
      const { format, language, year: wanted = thisYear(), snapshot } = readQuery(exportQuery, request);
      const table = snapshot ? await snapshotById(store, snapshot) : await statisticsOf(deps, wanted);
      await exported(person.id, 'statistics.exported', { year: table.year, format });
      await sendFile(response, format, `statistics-${table.year}`, [statisticsSheet(table, language)]);
    },
    'GET /api/reports/statistics/records': async ({ request, response }) => {
      response.json(await recordsOf(deps, readQuery(recordsQuery, request)));
    },
    'GET /api/reports/statistics/snapshots': async ({ response }) => {
      response.json({ snapshots: await listSnapshots(store) } satisfies SnapshotList);
    },
    'POST /api/reports/statistics/snapshots': async ({ request, response, person }) => {
      const body = readBody(snapshotBody, request);
      response.status(201).json(await keepSnapshot(deps, body, person.id));
    },
    'GET /api/reports/statistics/snapshots/:id': async ({ request, response }) => {
      response.json(await snapshotById(store, pathId(request.params.id)));
    },
    'GET /api/reports/typical-cases': async ({ request, response }) => {
      const { year: wanted } = readQuery(z.object({ year: year.default(thisYear()) }), request);
      const cases = await typicalCases(store, spanOf(wanted, clock));
      response.json({ cases } satisfies TypicalCases);
    },
    'GET /api/reports/typical-cases/export': async ({ request, response, person }) => {
      const { format, language, year: wanted = thisYear() } = readQuery(exportQuery, request);
      const cases = await typicalCases(store, spanOf(wanted, clock));
      await exported(person.id, 'typical_cases.exported', { year: wanted, format });
      await sendFile(response, format, `typical-cases-${wanted}`, [typicalCasesSheet(cases, language)]);
    },
  };
}
