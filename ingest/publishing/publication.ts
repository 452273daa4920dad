import { namesOf } from '../../accounts/names.ts';
import type { Store } from '../../src/store/open.ts';
import type { ActData } from './acts.ts';
import type { Publication } from './api-draft.ts';
import type { Draft } from './rows.ts';

/** How a draft stands published; null while it does not. */
export async function publicationOf(store: Store, draft: Draft): Promise<Publication | null> {
  if (draft.version_id === null) return null;
  const act = await store
    .selectFrom('text_acts')
    .selectAll()
    .where('version_id', '=', draft.version_id)
    .where('kind', '=', 'published')
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (!act) return null;
  const names = await namesOf(store, [act.by_id]);
  const { setAside } = JSON.parse(act.data) as ActData;
  return {
    id: act.id,
    versionId: act.version_id,
    documentId: act.document_id,
    by: names(act.by_id),
    at: act.at,
    replaced: await replacedBy(store, act.version_id, act.document_id, setAside ?? null),
  };
}

/** The version of the same day that was put aside, else the one before it. */
async function replacedBy(
  store: Store,
  versionId: number,
  documentId: number,
  aside: ActData['setAside'] | null,
): Promise<Publication['replaced']> {
  const versions = await store
    .selectFrom('versions')
    .select(['id', 'title', 'label', 'effective_from', 'published_on', 'retired_at'])
    .where('document_id', '=', documentId)
    .execute();
  if (aside) {
    const { title } = versions.find(({ id }) => id === aside.versionId) ?? { title: '' };
    return { versionId: aside.versionId, title, label: aside.label };
  }
  const startOf = (row: (typeof versions)[number]) => row.effective_from ?? row.published_on ?? '';
  const own = versions.find(({ id }) => id === versionId);
  const before = versions
    .filter((row) => row.retired_at === null && row.id !== versionId && own && startOf(row) <= startOf(own))
    .sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1))[0];
  return before ? { versionId: before.id, title: before.title, label: before.label } : null;
}
