import type { Store } from '../src/store/open.ts';
import type { Reference } from './reference.ts';
import type { IndexFilter, SearchIndex, VersionScope } from './search-index.ts';
import type { Titles } from './titles.ts';
import { EXACT } from './tuning.ts';
import { mayAnswer } from './version-scopes.ts';

/** What the references of a question lead to. */
export interface Exact {
  /** Passages named outright, in the order named. */
  ids: number[];
  /** Versions in force of every text named, with an article or without. */
  versions: Set<number>;
}

/**
 * Resolves references against the versions in force on the day. Who names a local text means it, so the
 * region is no bar here; validity and visibility are.
 */
export async function resolveExact(
  { store, index, titles }: { store: Store; index: SearchIndex; titles: Titles },
  references: readonly Reference[],
  terms: ReadonlyMap<string, number>,
  filter: IndexFilter,
): Promise<Exact> {
  const exact: Exact = { ids: [], versions: new Set() };
  for (const reference of references) {
    const named = titles.versionsOf(reference).filter((scope) => mayAnswer(scope, anywhere(filter, scope)));
    const versions = new Set(named.map(({ versionId }) => versionId));
    if (versions.size === 0) continue;
    for (const version of versions) exact.versions.add(version);
    if (reference.article !== null) exact.ids.push(...(await articleIds(store, versions, reference.article)));
    else if (reference.documentNumber !== null) {
      const within = { ...filter, regions: named.map(({ region }) => region), versions };
      exact.ids.push(...index.matching(terms, EXACT.perDocument, within).matches.map(({ id }) => id));
    }
  }
  exact.ids = [...new Set(exact.ids)].slice(0, EXACT.most);
  return exact;
}

function anywhere({ asOf }: IndexFilter, { region }: VersionScope): IndexFilter {
  return { asOf, regions: [region] };
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
