import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { Level } from './levels.ts';
import type { PassageKind } from './passage.ts';
import type { Ended } from './validity.ts';

/** A whole text, read and cut, ready to be stored with `syncDocument`. */
export interface ParsedDocument {
  /** Stable identity across versions: normalised title and region, or `guide:<id>:<language>`. */
  key: string;
  title: string;
  issuer: string | null;
  level: Level;
  region: string;
  topics: string[];
  language: Language;
  visibility: 'public' | 'internal';
  version: ParsedVersion;
  /** In reading order. */
  passages: ParsedPassage[];
}

export interface ParsedVersion {
  /** Distinguishes versions of one document: the publication day, or another stable mark. */
  label: string;
  title: string;
  documentNumber: string | null;
  publishedOn: Day | null;
  effectiveFrom: Day | null;
  /** The end as the text or its manifest declares it; newer versions and repeals held here are worked in on storing. */
  effectiveTo: Day | null;
  ended: Ended | null;
  endedBy: string | null;
  note: string | null;
  /** Path or URL; with `ownsSource` the one version that stands for it. */
  source: string;
  /** SHA-256 of the bytes read. */
  sourceDigest: string;
  /** Digest of everything that went into the reading, to skip a source that would read the same. */
  reading?: string;
  history: string[];
  /** Per field, where it was read. */
  provenance: Record<string, string>;
  /** Texts that this one repeals in whole. */
  repeals?: ParsedRepeal[];
  /** What was read and what of it stands in passages; see `ingest/coverage`. */
  coverage: unknown;
}

export interface ParsedRepeal {
  title: string;
  /** `key` of the repealed document. */
  key: string;
  /** First day without it. */
  on: Day;
}

export interface ParsedPassage {
  kind: PassageKind;
  article: string | null;
  articleNumber: number | null;
  headingPath: string[];
  page: number | null;
  text: string;
  /** Search-only words. */
  searchText: string;
  /** Structured content, stored as JSON; null for plain text. */
  content: unknown;
}
