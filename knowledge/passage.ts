import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { Level } from './levels.ts';
import type { Ended, Validity } from './validity.ts';

export type PassageKind = 'article' | 'paragraph' | 'list' | 'table' | 'preamble' | 'guide';

/** A passage with what is needed to rank, show and cite it. */
export interface Passage {
  id: number;
  versionId: number;
  documentId: number;
  ordinal: number;
  kind: PassageKind;
  /** As written, e.g. `第四十七条`, `第四十七条之一`; null outside of articles. */
  article: string | null;
  articleNumber: number | null;
  headingPath: string[];
  page: number | null;
  text: string;
  searchText: string;
  /** Structured content of a guide section (`services/guides`), else null. */
  content: unknown;
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  level: Level;
  region: string;
  topics: string[];
  language: Language;
  publishedOn: Day | null;
  effectiveFrom: Day | null;
  effectiveTo: Day | null;
  ended: Ended | null;
  endedBy: string | null;
  /** First day on which the wording held is known to be out of date. */
  amendedFrom?: Day | null;
  note: string | null;
}

/** A cited passage as it was when it was cited. Kept with the answer for good. */
export interface CitationSnapshot {
  passageId: number | null;
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  level: Level;
  region: string;
  article: string | null;
  headingPath: string[];
  page: number | null;
  /** Full text of the passage. */
  text: string;
  /** The deciding words quoted in the answer, verbatim from `text`. */
  quote: string;
  validity: Validity;
  effectiveFrom: Day | null;
  effectiveTo: Day | null;
  endedBy: string | null;
  note: string | null;
  asOf: Day;
}
