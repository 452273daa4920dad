import { namesOf } from '../../accounts/names.ts';
import { isFieldName, METADATA_FIELDS } from '../../knowledge/metadata-fields.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { Store } from '../../src/store/open.ts';
import type { RevisionList } from './api-draft.ts';
import { loadDraft } from './rows.ts';
import { wordFor } from './words.ts';

/** Every change of a draft's content, newest first. Throws `not_found`. */
export async function listRevisions(store: Store, id: string): Promise<RevisionList> {
  await loadDraft(store, id);
  const rows = await store
    .selectFrom('draft_revisions')
    .select(['revision', 'kind', 'what', 'before', 'after', 'by_id', 'at'])
    .where('draft_id', '=', id)
    .orderBy('revision', 'desc')
    .execute();
  const names = await namesOf(
    store,
    rows.map(({ by_id }) => by_id),
  );
  return {
    revisions: rows.map(({ revision, kind, what, before, after, by_id, at }) => ({
      revision,
      by: names(by_id),
      at,
      kind,
      kindName: wordFor('revisions', kind),
      before,
      after,
      what: what === null ? null : placeName(JSON.parse(what)),
    })),
  };
}

function placeName(what: { field?: string; passage?: number }): Bilingual | null {
  if (what.field !== undefined && isFieldName(what.field)) return METADATA_FIELDS[what.field].name;
  if (what.passage !== undefined) return wordFor('places', 'passage', { place: what.passage + 1 });
  return null;
}
