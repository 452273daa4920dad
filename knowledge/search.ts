import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { Passage } from './passage.ts';
import type { Reference } from './reference.ts';
import type { Validity } from './validity.ts';

export interface SearchRequest {
  text: string;
  language: Language;
  /** The day on which a text must be in force to be found. */
  asOf: Day;
  /** Regions besides 全国 whose texts may answer; empty: national texts only. */
  regions: readonly string[];
  limit: number;
}

export interface Hit {
  passage: Passage;
  validity: Validity;
  /** Comparable within one result only. */
  score: number;
  /** BM25 score and rank, cosine and rank; null where the half did not return it. */
  lexical: { score: number; rank: number } | null;
  vector: { score: number; rank: number } | null;
  /** Found by a named article or document number, not by likeness. */
  exact: boolean;
}

export interface SearchResult {
  hits: Hit[];
  /** What the question names outright, e.g. an article of a law. */
  reference: Reference | null;
  /** Share of the question's word weight (idf) that the best hit holds, 0 to 1: how strong the evidence is. */
  coverage: number;
  /** Milliseconds per stage. */
  timings: Record<string, number>;
}
