import { passagesOfVersion } from '../../knowledge/corpus.ts';
import { compareTexts, differenceOf } from '../../knowledge/difference.ts';
import { fault } from '../../src/base/faults.ts';
import type { Store } from '../../src/store/open.ts';
import { versionRow } from './acts.ts';
import type { TextDifference } from './api-published.ts';
import { bestAgainst, matchesOf } from './matches.ts';
import { digestOf } from './revise.ts';
import { loadContent, loadDraft } from './rows.ts';

/** What a draft changes of a published version, article by article; of the one that tells most unless told. Throws `not_found`. */
export async function draftDifference(
  store: Store,
  id: string,
  against: number | undefined,
): Promise<TextDifference> {
  const draft = await loadDraft(store, id);
  const content = await loadContent(store, id);
  if (!content) throw fault('not_found');
  const best = async () => bestAgainst(await matchesOf(store, id, content, await digestOf(store, draft)));
  const before = await versionRow(store, against ?? (await best()) ?? 0);
  const { passages, version } = content.parsed;
  const after = passages.map(({ article, headingPath, text }, index) => ({
    id: index,
    article,
    headingPath,
    text,
  }));
  const rows = compareTexts(await passagesOfVersion(store, before.id), after);
  const counts = { same: 0, moved: 0, changed: 0, added: 0, removed: 0 };
  for (const { change } of rows) counts[change]++;
  return {
    before: { versionId: before.id, title: before.title, label: before.label },
    after: { title: version.title, label: version.label },
    counts,
    rows,
  };
}

/** What changed between two published versions; from the one before unless told. Throws `not_found`. */
export async function publishedDifference(
  store: Store,
  versionId: number,
  against: number | undefined,
): Promise<TextDifference> {
  const from = against ?? (await versionBefore(store, versionId)) ?? 0;
  const { after, ...rest } = await differenceOf(store, from, versionId);
  return { ...rest, after: { title: after.title, label: after.label } };
}

async function versionBefore(store: Store, versionId: number): Promise<number | null> {
  const own = await versionRow(store, versionId);
  const rows = await store
    .selectFrom('versions')
    .select(['id', 'effective_from', 'published_on'])
    .where('document_id', '=', own.document_id)
    .where('retired_at', 'is', null)
    .where('id', '<>', versionId)
    .execute();
  const startOf = (row: Pick<typeof own, 'effective_from' | 'published_on'>) =>
    row.effective_from ?? row.published_on ?? '';
  const [last] = rows
    .filter((row) => startOf(row) <= startOf(own))
    .sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1));
  return last?.id ?? null;
}
