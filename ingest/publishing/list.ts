import { namesOf } from '../../accounts/names.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { BatchList, DraftList, DraftState } from './api.ts';
import { draftRows } from './draft-row.ts';
import { WORDS } from './words.ts';

export const DRAFT_STATES = Object.keys(WORDS.states) as DraftState[];
const CLOSED: readonly DraftState[] = ['published', 'withdrawn', 'packed'];
/** What `state=open` stands for. */
export const OPEN_STATES = DRAFT_STATES.filter((state) => !CLOSED.includes(state));
const BATCHES = 50;

export interface DraftQuery {
  states?: readonly DraftState[] | undefined;
  batch?: string | undefined;
  /** Words of titles, numbers and file names. */
  q?: string | undefined;
  /** Whose uploads. */
  createdBy?: string | undefined;
  parent?: string | undefined;
  limit: number;
  /** As `next` of the page before. */
  cursor?: number | undefined;
}

/** Drafts that match, newest first, with how many there are in each state. */
export async function listDrafts(store: Store, query: DraftQuery): Promise<DraftList> {
  const { states, cursor, limit } = query;
  const grouped = await matching(store, query)
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counts = countsOf(grouped);
  const rows = await matching(store, query)
    .selectAll()
    .$if(states !== undefined, (rest) => rest.where('state', 'in', [...(states ?? [])]))
    .$if(cursor !== undefined, (rest) => rest.where('nr', '<', cursor ?? 0))
    .orderBy('nr', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const total = (states ?? DRAFT_STATES).reduce((sum, state) => sum + counts[state], 0);
  const next = rows.length > limit ? String(page.at(-1)?.nr) : null;
  return { drafts: await draftRows(store, page), counts, total, next };
}

/** What was given together, latest first. */
export async function listBatches(store: Store): Promise<BatchList> {
  const latest = await store
    .selectFrom('drafts')
    .select(({ fn }) => [
      'batch',
      fn.min('created_at').as('createdAt'),
      fn.min('created_by').as('createdBy'),
      fn.max('nr').as('last'),
    ])
    .groupBy('batch')
    .orderBy('last', 'desc')
    .limit(BATCHES)
    .execute();
  if (latest.length === 0) return { batches: [] };
  const states = await store
    .selectFrom('drafts')
    .select(({ fn }) => ['batch', 'state', fn.countAll<number>().as('count')])
    .where(
      'batch',
      'in',
      latest.map(({ batch }) => batch),
    )
    .groupBy(['batch', 'state'])
    .execute();
  const names = await namesOf(
    store,
    latest.map(({ createdBy }) => createdBy),
  );
  return {
    batches: latest.map(({ batch, createdAt, createdBy }) => {
      const counts = countsOf(states.filter((row) => row.batch === batch));
      const total = DRAFT_STATES.reduce((sum, state) => sum + counts[state], 0);
      return { batch, createdAt, createdBy: names(createdBy), total, counts };
    }),
  };
}

function matching(store: Writer, { batch, q, createdBy, parent }: DraftQuery) {
  let rows = store.selectFrom('drafts');
  if (batch) rows = rows.where('batch', '=', batch);
  if (createdBy) rows = rows.where('created_by', '=', createdBy);
  if (parent) rows = rows.where('parent_id', '=', parent);
  for (const word of wordsOf(q))
    rows = rows.where((eb) =>
      eb.or(
        (['title', 'document_number', 'name'] as const).map((column) =>
          eb(eb.fn('instr', [eb.fn('lower', [column]), eb.val(word)]), '>', 0),
        ),
      ),
    );
  return rows;
}

/** Words looked for, each of which must occur. */
export function wordsOf(q: string | undefined): string[] {
  return (q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
}

function countsOf(rows: readonly { state: string; count: number }[]): Record<DraftState, number> {
  const of = (state: DraftState) => rows.find((row) => row.state === state)?.count ?? 0;
  return Object.fromEntries(DRAFT_STATES.map((state) => [state, of(state)])) as Record<DraftState, number>;
}
