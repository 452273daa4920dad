/** One draft as it is shown and as it changed: what was read, how sure that is, and what it has to do with. */
import type { ArticleRef } from '../../knowledge/article-ref.ts';
import type { FieldName } from '../../knowledge/metadata-fields.ts';
import type { PassageKind } from '../../knowledge/passage.ts';
import type { RelationKind } from '../../knowledge/relation-kinds.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { Coverage } from '../coverage.ts';
import type { DraftAct, DraftRow, DraftState, Refusal, Who } from './api.ts';

/** One field with where it was read and how sure that is. */
export interface DraftField {
  field: FieldName;
  name: Bilingual;
  /**
   * Strings and days as strings; `issuers`, `topics`, `addressees` string[]; `region` {name, code, city}; `channels`
   * {kind, value}[]; null: looked for and not found.
   */
  value: unknown;
  required: boolean;
  /** `manifest`, `text`, `history`, `title`, `page`, `file name`, `default`, `nowhere`, or `person`. */
  origin: string;
  originName: Bilingual;
  quote: string | null;
  /** Index of the passage that holds the quote. */
  passage: number | null;
  /** 0 to 1. */
  confidence: number;
  /** Whether it waits for a person. */
  unsure: boolean;
}

/** One passage of a draft, by its place. */
export interface DraftPassage {
  index: number;
  kind: PassageKind;
  article: string | null;
  articleNumber: number | null;
  headingPath: string[];
  /** Page of the original, from 1; null where it has no pages. */
  page: number | null;
  /** Tables are Markdown. */
  text: string;
}

/** What the text does to another one. */
export interface DraftRelation {
  index: number;
  kind: RelationKind;
  kindName: Bilingual;
  /** The other text as written. */
  title: string | null;
  number: string | null;
  /** The text held that is meant; null: none is held. */
  target: { documentId: number; title: string } | null;
  /** Null: the whole text. */
  articles: ArticleRef[] | null;
  on: string | null;
  until: string | null;
  quote: string | null;
  confidence: number;
  origin: 'text' | 'person';
}

/** A published text or another draft that this one has to do with. */
export interface DraftMatch {
  /**
   * `in_force`: an older version of the same text that publishing replaces. `newer`: a version that takes effect
   * later. `same_version`: the version of the same day, which publishing takes the place of. `superseded`,
   * `repealed`, `amended`: another text that this one ends or changes. `bytes`, `number`, `words`: a copy. `draft`:
   * another draft of the same bytes or version.
   */
  kind:
    | 'in_force'
    | 'newer'
    | 'same_version'
    | 'superseded'
    | 'repealed'
    | 'amended'
    | 'bytes'
    | 'number'
    | 'words'
    | 'draft';
  kindName: Bilingual;
  versionId: number | null;
  documentId: number | null;
  draftId: string | null;
  title: string;
  label: string;
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

/** `GET /api/texts/drafts/:id`. Every act on a draft gives this as well. */
export interface DraftDetail {
  draft: DraftRow;
  may: DraftAct[];
  /** Why `approve` is not among `may` although the caller could approve others' drafts. */
  mayNot: Refusal | null;
  /** What hinders submitting. */
  blockers: { code: string; message: Bilingual }[];
  fields: DraftField[];
  passages: DraftPassage[];
  relations: DraftRelation[];
  warnings: { code: string; message: Bilingual }[];
  /** Null until it is read. Of the file as it was read; `edited` tells whether passages were changed since. */
  coverage: (Coverage & { edited: boolean }) | null;
  matches: DraftMatch[];
  /** The version that the difference is best taken against; null: there is none. */
  against: number | null;
  visibility: 'public' | 'internal';
  history: string[];
  original: Original | null;
  /** Drafts of what lies in it: files of an archive, attachments of a mail. */
  parts: { id: string; name: string; state: DraftState }[];
  publication: Publication | null;
}

/** The file as it came: `GET /api/texts/drafts/:id/original` downloads it (never shown by the browser itself). */
export interface Original {
  name: string;
  /** `pdf` can be drawn by the page from these bytes; others are offered as download. */
  type: string;
  bytes: number;
  digest: string;
  /** Where it was fetched from. */
  url: string | null;
}

/** A publication of a draft. `POST /api/texts/acts/:id/undo` takes it back. */
export interface Publication {
  /** Id of the act. */
  id: number;
  versionId: number;
  documentId: number;
  by: Who;
  at: string;
  /** The version that was in force and is not any more, or ends on a day. */
  replaced: { versionId: number; title: string; label: string } | null;
}

/** `GET /api/texts/drafts/:id/revisions`, newest first. */
export interface RevisionList {
  revisions: DraftRevision[];
}

/** One change of a draft. */
export interface DraftRevision {
  revision: number;
  by: Who;
  at: string;
  /** `read`, `field`, `confirm`, `split`, `merge`, `passage`, `table`, `remove`, `text`, `relation`, `visibility`, `revert`, `sheet`. */
  kind: string;
  kindName: Bilingual;
  /** What was changed, as text: a field's value, a passage's words. Null where there is nothing to show. */
  before: string | null;
  after: string | null;
  /** The field or the place of the passage. */
  what: Bilingual | null;
}
