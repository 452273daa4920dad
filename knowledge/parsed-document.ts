import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { ArticleRef } from './article-ref.ts';
import type { Level } from './levels.ts';
import type { FieldName } from './metadata-fields.ts';
import type { PassageKind } from './passage.ts';
import type { RelationKind } from './relation-kinds.ts';
import type { Ended } from './validity.ts';

/** A whole text, read and cut, ready to be stored with `syncDocument`. */
export interface ParsedDocument {
  /** Stable identity across versions: normalised title and region, or `guide:<id>:<language>`. */
  key: string;
  title: string;
  issuer: string | null;
  level: Level;
  region: string;
  /** GB/T 2260 code, to the city. */
  regionCode?: string | null;
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
  /** The end as the text or its manifest declares it; newer versions and relations held here are worked in on storing. */
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
  /** What it does to other texts. */
  relations?: ParsedRelation[];
  /** Articles of its own that take effect on another day than the rest. */
  articleStarts?: { article: string; from: Day }[];
  /** Each field with the words it was read from and how sure that is. */
  fields?: ParsedField[];
  /** What was read and what of it stands in passages; see `ingest/coverage`. */
  coverage: unknown;
}

/** What a text says it does to another one. */
export interface ParsedRelation {
  kind: RelationKind;
  /** The other text as written, null when it is named by its number alone. */
  title: string | null;
  number: string | null;
  /** Null: the whole text. */
  articles: ArticleRef[] | null;
  /** First day on which it holds; null: with the acting text. */
  on: Day | null;
  /** Last day that an extension gives. */
  until: Day | null;
  quote: string;
  confidence: number;
}

export interface ParsedField {
  field: FieldName;
  /** Null: looked for and not found. */
  value: unknown;
  origin: string;
  quote: string | null;
  /** 0 to 1. */
  confidence: number;
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
