import { passagesOfVersion } from '../../knowledge/corpus.ts';
import { compareTexts, differenceOf } from '../../knowledge/difference.ts';
import { fault } from '../../src/base/faults.ts';
import type { Store } from '../../src/store/open.ts';
import { versionRow } from './acts.ts';
import type { TextDifference } from './api-published.ts';
import { loadContent, loadDraft } from './rows.ts';

/** What a draft changes of a published version, article by article. Throws `not_found`. */
export async function draftDifference(store: Store, id: string, against: number): Promise<TextDifference> {
  await loadDraft(store, id);
  const content = await loadContent(store, id);
  if (!content) throw fault('not_found');
  const before = await versionRow(store, against);
  const { passages, version } = content.parsed;
  const after = passages.map(({ article, headingPath, text }, index) => ({
    id: index,
    article,
    headingPath,
    text,
  }));
  const rows = compareTexts(await passagesOfVersion(store, against), after);
  const counts = { same: 0, moved: 0, changed: 0, added: 0, removed: 0 };
  for (const { change } of rows) counts[change]++;
  return {
    before: { versionId: before.id, title: before.title, label: before.label },
    after: { title: version.title, label: version.label },
    counts,
    rows,
  };
}

/** What changed between two published versions. Throws `not_found`. */
export async function publishedDifference(
  store: Store,
  versionId: number,
  against: number,
): Promise<TextDifference> {
  const { after, ...rest } = await differenceOf(store, against, versionId);
  return { ...rest, after: { title: after.title, label: after.label } };
}
