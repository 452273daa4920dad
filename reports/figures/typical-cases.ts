import { instantsOf, type Span } from '../../desk/figures.ts';
import type { Store } from '../../src/store/open.ts';
import type { TypicalCase } from '../api-figures.ts';

/** Typical cases approved in a span of days, newest first: anonymised when they were proposed (`desk/proposals`). */
export async function typicalCases(store: Store, span: Span): Promise<TypicalCase[]> {
  const { since, before } = instantsOf(span);
  const rows = await store
    .selectFrom('proposals as p')
    .innerJoin('cases as c', 'c.id', 'p.case_id')
    .select(['p.id', 'p.title', 'p.text', 'p.decided_at', 'c.reference', 'c.service', 'c.team'])
    .where('p.kind', '=', 'typical_case')
    .where('p.state', '=', 'approved')
    .where('p.decided_at', '>=', since)
    .where('p.decided_at', '<', before)
    .orderBy('p.decided_at', 'desc')
    .execute();
  return rows.map(({ decided_at, ...row }) => ({ ...row, approvedAt: decided_at! }));
}
