import type { QuestionQuery } from '../../../../reports/api.ts';
import { go } from '../../../shared/route.tsx';
import { useQueries } from '../../parts/use-queries.ts';

/** Every filter, as it stands in the address. */
export const FILTERS = [
  'from',
  'to',
  'language',
  'topic',
  'family',
  'outcome',
  'completeness',
  'cited',
  'team',
  'region',
  'channel',
  'document',
  'rating',
  'case',
  'q',
] as const satisfies readonly (keyof QuestionQuery)[];

export type Filter = (typeof FILTERS)[number];

/** The filters of the address: as a query, one by one, and how to set some. */
export function useFilters() {
  const query = useQueries(FILTERS);
  const values = new URLSearchParams(query);
  const set = (part: Partial<Record<Filter, string | null>>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(part)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const words = next.toString();
    go(location.pathname + (words ? `?${words}` : ''), { replace: true });
  };
  return { query, of: (name: Filter) => values.get(name) ?? '', set, any: query !== '' };
}
