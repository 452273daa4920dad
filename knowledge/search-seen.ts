import type { Fused } from './fuse.ts';
import type { QuestionTerms } from './question-terms.ts';
import type { Reference } from './reference.ts';
import type { SearchRequest } from './search.ts';
import type { IndexFilter, Match, SearchIndex, VersionScope } from './search-index.ts';

/** A match that the filter kept out, and the half that would have found it. */
export interface LeftOut extends Match {
  half: 'words' | 'vectors';
}

/** What one search saw on its way. */
export interface SearchSeen {
  request: SearchRequest;
  /** What the question names outright. */
  references: readonly Reference[];
  terms: QuestionTerms;
  /** Passages named outright. */
  exact: readonly number[];
  /** Both halves, best first, and what became of them together. */
  words: readonly Match[];
  vectors: readonly Match[];
  ranked: readonly Fused[];
  coverage: number;
  leftOut: readonly LeftOut[];
  scope: (versionId: number) => VersionScope | undefined;
  timings: Readonly<Record<string, number>>;
}

/** Of each half, how much that was left out is looked at. */
const LOOKED_AT = 30;

/** What comes near but may not answer by the filter, best of the words first, each passage once. */
export function leftOut(
  index: SearchIndex,
  terms: QuestionTerms,
  vector: Float32Array | null,
  filter: IndexFilter,
): LeftOut[] {
  const others = { ...filter, leftOut: true };
  const words = index.matching(terms, LOOKED_AT, others).matches;
  const vectors = vector ? index.nearest(vector, LOOKED_AT, others) : [];
  const found = new Map<number, LeftOut>();
  for (const match of words) found.set(match.id, { ...match, half: 'words' });
  for (const match of vectors) if (!found.has(match.id)) found.set(match.id, { ...match, half: 'vectors' });
  return [...found.values()];
}
