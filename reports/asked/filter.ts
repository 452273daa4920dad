import type { SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import { isDay } from '../../src/base/time.ts';
import type { Tables } from '../../src/store/tables.ts';

const day = z.string().refine(isDay, 'a day as YYYY-MM-DD');
const code = z.string().max(40);

/** What a list of questions may be narrowed by, as it stands in an address; an empty value is none. */
export const questionQuery = z
  .object({
    from: day,
    to: day,
    language: z.enum(['zh', 'en']),
    topic: z.string().regex(/^[a-z_-]{1,40}$/),
    family: z.enum(['answered', 'clarify', 'handed_off', 'declined', 'unanswerable', 'failed', 'open']),
    outcome: code,
    completeness: z.enum(['complete', 'partial', 'none']),
    team: code,
    region: code,
    channel: code,
    document: z.string().regex(/^\d{1,12}$/),
    rating: z.enum(['up', 'down', 'none']),
    case: z.enum(['yes', 'no']),
    cited: z.enum(['yes', 'no']),
    q: z.string().trim().max(200),
  })
  .partial();

/** A query with empty values taken away, as forms send them. */
export function withoutEmpty(query: unknown): unknown {
  return Object.fromEntries(Object.entries(query as object).filter(([, value]) => value !== ''));
}

type AskedQuery<O> = SelectQueryBuilder<Tables & { k: Tables['asked'] }, 'k', O>;

/** The rows `asked as k` that everything given holds for. */
export function narrowed<O>(rows: AskedQuery<O>, query: z.output<typeof questionQuery>): AskedQuery<O> {
  let found = rows;
  for (const column of [
    'language',
    'family',
    'outcome',
    'completeness',
    'team',
    'region',
    'channel',
  ] as const) {
    const wanted = query[column];
    if (wanted !== undefined) found = found.where(`k.${column}`, '=', wanted);
  }
  if (query.from) found = found.where('k.day', '>=', query.from);
  if (query.to) found = found.where('k.day', '<=', query.to);
  if (query.topic) found = found.where('k.topics', 'like', `%,${query.topic},%`);
  if (query.rating === 'none') found = found.where('k.verdict', 'is', null);
  else if (query.rating) found = found.where('k.verdict', '=', query.rating);
  if (query.document)
    found = found.where('k.seq', 'in', (from) =>
      from.selectFrom('asked_documents').select('seq').where('document_id', '=', Number(query.document)),
    );
  if (query.cited) found = found.where('k.citations', query.cited === 'yes' ? '>' : '=', 0);
  if (query.case) found = found.where(hasCase(query.case === 'yes'));
  for (const word of words(query.q ?? ''))
    found = found.where(sql<boolean>`lower(k.text) like ${`%${word}%`} escape '\\'`);
  return found;
}

function hasCase(wanted: boolean) {
  const found = sql<boolean>`exists (select 1 from cases where cases.question_id = k.question_id)`;
  return wanted ? found : sql<boolean>`not ${found}`;
}

/** All words must stand in the question; `%` and `_` mean themselves. */
function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, '\\$&'));
}
