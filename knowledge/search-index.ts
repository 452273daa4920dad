import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { Level } from './levels.ts';
import type { QuestionTerms } from './question-terms.ts';
import type { Window } from './validity.ts';

/** A passage as the index takes it: terms with weighted counts, and the weighted length of its text. */
export interface IndexEntry {
  id: number;
  versionId: number;
  terms: ReadonlyMap<string, number>;
  length: number;
}

/** What the index must know of a version: for whom and on which days its passages may be found. */
export interface VersionScope {
  versionId: number;
  documentId: number;
  title: string;
  documentNumber: string | null;
  language: Language;
  region: string;
  level: Level;
  visible: boolean;
  /** The version that answers in its place, the text being the same. */
  duplicateOf?: number | null;
  retired: boolean;
  window: Window;
}

/** Only passages of versions that are public, in force on the day, and national or of one of the regions. */
export interface IndexFilter {
  asOf: Day;
  regions: readonly string[];
  /** Only these versions, when given. */
  versions?: ReadonlySet<number>;
  /** What the rest lets through is left out, and the other way round: to show what a search did not see. */
  leftOut?: boolean;
}

/** Lets through texts that are named, and no other. */
export type NamedFilter = IndexFilter & { versions: ReadonlySet<number> };

export interface Match {
  id: number;
  versionId: number;
  score: number;
}

export interface LexicalResult {
  /** Best first; equal scores in order of id. */
  matches: Match[];
  /** Share of the own terms' weight (idf) that the first match holds in own and added ones, 0 to 1. */
  coverage: number;
  /** Weight (idf) of all terms: the scale of the scores. */
  weight: number;
}

/** How much is held: `passages` can be found by words, `vectors` of them by likeness too. */
export interface IndexSize {
  passages: number;
  vectors: number;
}

/**
 * Finds passages by words and by likeness. An implementation fails closed: a passage whose version is
 * unknown, or whose dates cannot be read, is never found.
 */
export interface SearchIndex {
  /** Adds passages; one with a known id replaces it and loses its vector. */
  put(entries: readonly IndexEntry[]): Promise<void>;
  remove(ids: readonly number[]): Promise<void>;
  /** Replaces everything known about versions. */
  setScopes(scopes: readonly VersionScope[]): void;
  /** Passages found by words alone so far, in order of id. */
  withoutVector(): number[];
  /** Adds unit-length vectors for passages already put; others are ignored. */
  putVectors(vectors: readonly { id: number; vector: Float32Array }[]): Promise<void>;
  matching(terms: QuestionTerms, k: number, filter: IndexFilter): LexicalResult;
  nearest(vector: Float32Array, k: number, filter: IndexFilter): Match[];
  size(): IndexSize;
}
