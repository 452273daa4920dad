import type { Store } from '../../src/store/open.ts';
import type { StreamPublished, TextEvent } from './api.ts';
import { draftRows } from './draft-row.ts';

/** Log entries read at once. */
const BATCH = 300;
const PUBLISHED: Record<string, StreamPublished['kind']> = {
  'document.published': 'published',
  'document.unpublished': 'undone',
  'document.retired': 'retired',
  'document.restored': 'restored',
  'document.edited': 'other',
  'document.ingested': 'other',
};

/** Kinds whose subject is the document. */
const NAMES_DOCUMENT = new Set(['document.published', 'document.ingested']);

/** What happened to drafts and published texts after a place in the log, and the place reached. */
export async function textEventsAfter(
  store: Store,
  after: number,
): Promise<{ events: TextEvent[]; seq: number; more: boolean }> {
  const entries = await store
    .selectFrom('log')
    .select(['seq', 'kind', 'subject', 'data'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(BATCH)
    .execute();
  const changed = entries.filter(({ kind }) => kind === 'draft.changed').map(({ subject }) => subject ?? '');
  const ids = [...new Set(changed)].filter((id) => id !== '');
  // Each draft is told once, as it is now.
  const drafts =
    ids.length === 0
      ? []
      : await store.selectFrom('drafts').selectAll().where('id', 'in', ids).orderBy('nr').execute();
  const rows = await draftRows(store, drafts);
  const published = entries.flatMap(({ kind, subject, data }): StreamPublished[] => {
    const known = PUBLISHED[kind];
    if (!known) return [];
    const { act } = JSON.parse(data) as { act?: string };
    const exact = act === 'repealed' || act === 'extended' ? act : known;
    const documentId = NAMES_DOCUMENT.has(kind) && subject ? Number(subject) : null;
    return [{ kind: exact, documentId }];
  });
  return {
    events: [
      ...rows.map((data): TextEvent => ({ name: 'draft', data })),
      ...published.map((data): TextEvent => ({ name: 'published', data })),
    ],
    seq: entries.at(-1)?.seq ?? after,
    more: entries.length === BATCH,
  };
}
