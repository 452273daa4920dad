import { instantsOf, type Span } from '../../desk/figures.ts';
import type { Store } from '../../src/store/open.ts';
import type { CaseFigure } from './statistics-rows.ts';

/** The cases that a figure counts. */
export function casesCounted(store: Store, span: Span, { when, service, team }: CaseFigure) {
  const { since, before } = instantsOf(span);
  const column = when === 'opened' ? 'created_at' : 'closed_at';
  let rows = store.selectFrom('cases').where(column, '>=', since).where(column, '<', before);
  if (when === 'closed') rows = rows.where('status', '=', 'closed');
  if (service) rows = rows.where('service', '=', service);
  return team ? rows.where('team', '=', team) : rows;
}

/** How many a figure counts. */
export async function countCases(store: Store, span: Span, figure: CaseFigure): Promise<number> {
  const { count } = await casesCounted(store, span, figure)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
