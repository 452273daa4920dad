import { z } from 'zod';
import { SERVICE_TYPES, TEAMS } from '../../desk/states.ts';
import { loadData } from '../../src/base/load-data.ts';
import { questionQuery } from '../asked/filter.ts';
import { bilingual } from '../words.ts';
import { NUMBERS, type NumberName } from './numbers.ts';

/** Cases opened or closed in the period, of a service or a team. */
const cases = z.strictObject({
  when: z.enum(['opened', 'closed']),
  service: z.enum(SERVICE_TYPES).optional(),
  team: z.enum(TEAMS).optional(),
});
export type CaseFigure = z.output<typeof cases>;

const row = z
  .strictObject({
    id: z.string().regex(/^[a-z]+\.[a-z_]+$/),
    name: bilingual,
    unit: z.string(),
    definition: bilingual,
    questions: questionQuery.strict().optional(),
    cases: cases.optional(),
    number: z.enum(Object.keys(NUMBERS) as [NumberName, ...NumberName[]]).optional(),
  })
  .refine(
    ({ questions, cases: some, number }) =>
      [questions, some, number].filter((one) => one !== undefined).length < 2,
    'a row is counted in one way',
  );
export type FigureRow = z.output<typeof row>;

const schema = z
  .strictObject({
    units: z.record(z.string(), bilingual),
    groups: z.array(z.strictObject({ id: z.string(), name: bilingual, rows: z.array(row).min(1) })),
  })
  .refine(({ units, groups }) => groups.every(({ rows }) => rows.every(({ unit }) => unit in units)), 'unit');

/** The rows of the yearly table, with what each counts. */
export const STATISTICS = loadData('reports/data/statistics.yaml', schema);

/** The row of that id, if there is one. */
export function figureRow(id: string): FigureRow | undefined {
  return STATISTICS.groups.flatMap(({ rows }) => rows).find((one) => one.id === id);
}
