import type { Store } from '../src/store/open.ts';
import type { QuestionTerms } from './question-terms.ts';
import type { Reference } from './reference.ts';
import type { IndexFilter, NamedFilter, SearchIndex } from './search-index.ts';
import type { Titles } from './titles.ts';
import { EXACT } from './tuning.ts';
import { mayAnswer } from './version-scopes.ts';

/** What the references of a question lead to. */
export interface Exact {
  /** Passages named outright, in the order named. */
  ids: number[];
  /** Lets through the versions in force of every text named, with an article or without. */
  named: NamedFilter;
}

/**
 * Resolves references against the versions in force on the day. Who names a local text means it, so the
 * region is no bar here; validity and visibility are.
 */
export async function resolveExact(
  { store, index, titles }: { store: Store; index: SearchIndex; titles: Titles },
  references: readonly Reference[],
  terms: QuestionTerms,
  { asOf }: IndexFilter,
): Promise<Exact> {
  const ids = new Set<number>();
  const versions = new Set<number>();
  const regions = new Set<string>();
  for (const reference of references) {
    const found = titles
      .versionsOf(reference)
      .filter((scope) => mayAnswer(scope, { asOf, regions: [scope.region] }));
    if (found.length === 0) continue;
    const only = {
      asOf,
      regions: found.map(({ region }) => region),
      versions: new Set(found.map(({ versionId }) => versionId)),
    };
    for (const id of only.versions) versions.add(id);
    for (const region of only.regions) regions.add(region);
    for (const id of await namedIds({ store, index }, reference, terms, only)) ids.add(id);
  }
  return { ids: [...ids].slice(0, EXACT.most), named: { asOf, regions: [...regions], versions } };
}

/** The article named; for a document number alone the passages of the document that fit the question best. */
async function namedIds(
  { store, index }: { store: Store; index: SearchIndex },
  { article, documentNumber }: Reference,
  terms: QuestionTerms,
  only: NamedFilter,
): Promise<number[]> {
  if (article !== null) return articleIds(store, only.versions, article);
  if (documentNumber === null) return [];
  return index.matching(terms, EXACT.perDocument, only).matches.map(({ id }) => id);
}

async function articleIds(store: Store, versions: ReadonlySet<number>, article: number): Promise<number[]> {
  const rows = await store
    .selectFrom('passages')
    .select('id')
    .where('version_id', 'in', [...versions])
    .where('article_number', '=', article)
    .where('retired_at', 'is', null)
    .orderBy('version_id', 'desc')
    .orderBy('ordinal')
    .execute();
  return rows.map(({ id }) => id);
}
