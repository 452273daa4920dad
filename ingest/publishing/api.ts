/**
 * What the routes below `/api/texts` give and take as JSON: drafts. Published texts and sources: `api-published.ts`.
 * Roles: editor, approver, admin read and write; auditor reads; what publishes is for approver and admin alone.
 * Every act on a draft carries the `revision` it was decided on, and is refused (409 `draft_changed`) when somebody
 * else was faster. Refusals are problem documents in the caller's language.
 */
import type { ArticleRef } from '../../knowledge/article-ref.ts';
import type { Level } from '../../knowledge/levels.ts';
import type { FieldName } from '../../knowledge/metadata-fields.ts';
import type { PassageKind } from '../../knowledge/passage.ts';
import type { RelationKind } from '../../knowledge/relation-kinds.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { Coverage } from '../coverage.ts';

/** Somebody, by id, with the name to show; `system` and `cli` are names of their own. */
export interface Who {
  id: string;
  name: string;
}

/** A refusal, told in both languages. `retryable`: the same may succeed later. */
export interface Refusal {
  code: string;
  message: Bilingual;
  retryable: boolean;
}

/**
 * received → parsing → draft → review → approved (waits for its day) → published. failed: could not be read (retry,
 * or paste its text). rejected: sent back with a note, to be changed and submitted again. withdrawn: given up, can
 * be reopened. packed: an archive or mail whose documents are drafts of their own (`parent`).
 */
export type DraftState =
  | 'received'
  | 'parsing'
  | 'draft'
  | 'review'
  | 'approved'
  | 'published'
  | 'failed'
  | 'rejected'
  | 'withdrawn'
  | 'packed';

/** What may be done with a draft now by the one who asks. */
export type DraftAct =
  | 'edit'
  | 'retry'
  | 'submit'
  | 'recall'
  | 'approve'
  | 'reject'
  | 'unschedule'
  | 'withdraw'
  | 'reopen'
  | 'undo';

/** A draft as lists and the live stream show it. */
export interface DraftRow {
  id: string;
  /** What was given together. */
  batch: string;
  state: DraftState;
  /** Goes up with every change. */
  revision: number;
  from: 'upload' | 'url' | 'paste' | 'part' | 'published' | 'source';
  /** File name, with its folders where a folder was dropped, or the address. Shown as text only. */
  name: string;
  /** Id of the archive, mail or notice it came in; null otherwise. */
  parent: string | null;
  /** As read or set; null until it is read. */
  title: string | null;
  documentNumber: string | null;
  level: Level | null;
  region: string | null;
  publishedOn: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  passages: number;
  /** Fields that wait for a person, and warnings of the reading. */
  unsure: number;
  warnings: number;
  /** Copies found among published texts and drafts when it was read or last changed. */
  copies: number;
  /** Why it failed. */
  fault: Refusal | null;
  /** What the reviewer wrote when it was sent back; what was given as reason of an undo. */
  note: string | null;
  /** The day it is to be published. */
  publishOn: string | null;
  /** The version it became, while it is published. */
  versionId: number | null;
  createdBy: Who;
  createdAt: string;
  editedBy: Who | null;
  submittedBy: Who | null;
  changedAt: string;
}

/**
 * `GET /api/texts/drafts?state=&batch=&q=&mine=1&parent=&limit=50&cursor=` newest first. `state` can be given several
 * times, or as `open` for all but published, withdrawn and packed. `counts` are of all drafts that match the rest.
 */
export interface DraftList {
  drafts: DraftRow[];
  counts: Record<DraftState, number>;
  total: number;
  /** Give it as `cursor` for the next page. */
  next: string | null;
}

/** `GET /api/texts/batches`: what was given together, latest first, at most 50. */
export interface BatchList {
  batches: {
    batch: string;
    createdAt: string;
    createdBy: Who;
    total: number;
    counts: Record<DraftState, number>;
  }[];
}

/**
 * `POST /api/texts/uploads?batch=` as `multipart/form-data` with parts `files`, at most 50 files and 60 MB a call, 50
 * MB a file (send many files in several calls with the `batch` of the first answer). The part's file name may hold
 * folders (`form.append('files', file, file.webkitRelativePath)`). Also `POST /api/texts/urls` and
 * `POST /api/texts/pastes`. Gives 202; a file that was refused at the door is named here and has a draft in state
 * `failed` all the same, unless the whole call was refused (`uploads_off`, `body_invalid`).
 */
export interface Received {
  batch: string;
  drafts: DraftRow[];
}

/** Body of `POST /api/texts/urls`; 1 to 50 addresses. Each is fetched by the server, guarded. Gives `Received`. */
export interface UrlsBody {
  urls: string[];
  batch?: string;
}

/** Body of `POST /api/texts/pastes`. Gives `Received`. */
export interface PasteBody {
  title: string;
  text: string;
  batch?: string;
}

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

/** `PATCH /api/texts/drafts/:id`: one edit of a draft in state `draft`, `rejected` (or `failed`: `text` alone). Gives `DraftDetail`. */
export interface EditBody {
  revision: number;
  edit: DraftEdit;
}

/** One edit. `passage` is an index of `DraftDetail.passages`. */
export type DraftEdit =
  /** Sets a field; the value as in `DraftField`. */
  | { kind: 'field'; field: FieldName; value: unknown }
  /** Says that fields are right as they were read. */
  | { kind: 'confirm'; fields: FieldName[] }
  /** Cuts a passage before the character at `at`; `article` names the second half where it is an article of its own. */
  | { kind: 'split'; passage: number; at: number; article?: string | null }
  /** Joins a passage with the next one. */
  | { kind: 'merge'; passage: number }
  /** Changes words, article or headings of a passage. */
  | { kind: 'passage'; passage: number; text?: string; article?: string | null; headingPath?: string[] }
  /** Marks a passage as a table (its text is then Markdown, made of lines and runs of spaces or tabs where it is not yet), or takes the mark away. */
  | { kind: 'table'; passage: number; table: boolean }
  /** Takes out what is no part of the text. */
  | { kind: 'remove'; passage: number }
  /** The text of a scan, typed or pasted: read anew; what a person set stays. */
  | { kind: 'text'; text: string }
  /** Adds what this text does to a held one (`GET /api/texts/published` finds it). `articles` as written: `第三条、第五条`. */
  | {
      kind: 'relation';
      add: {
        kind: RelationKind;
        documentId: number;
        articles?: string | null;
        on?: string | null;
        until?: string | null;
      };
    }
  | { kind: 'relation'; remove: number }
  | { kind: 'visibility'; visibility: 'public' | 'internal' };

/** Body of `POST /api/texts/drafts/:id/revert`: the draft as it was in revision `to`, as a new revision. Gives `DraftDetail`. */
export interface RevertBody {
  revision: number;
  to: number;
}

/** Body of `POST /api/texts/drafts/:id/{submit,recall,withdraw,reopen,retry}`. Gives `DraftDetail`. */
export interface ActBody {
  revision: number;
}

/**
 * Body of `POST /api/texts/drafts/:id/approve`; roles approver, admin. `on`: the day it is to be published (in
 * China); null or a day that has come: now. With the switch `four_eyes` not for who uploaded, last edited or
 * submitted it (403 `four_eyes`). Gives `DraftDetail`.
 */
export interface ApproveBody {
  revision: number;
  on: string | null;
}

/** Body of `POST /api/texts/drafts/:id/{reject,unschedule}`; roles approver, admin. Gives `DraftDetail`. */
export interface RejectBody {
  revision: number;
  note: string;
}

/** Body of `POST /api/texts/drafts-batch/{submit,withdraw,retry}`; at most 200 drafts. Each stands or falls alone. */
export interface BatchActBody {
  drafts: { id: string; revision: number }[];
}

/** Body of `POST /api/texts/drafts-batch/{approve,reject}`; roles approver, admin. `note` for `reject`. */
export interface BatchDecisionBody extends BatchActBody {
  on?: string | null;
  note?: string;
}

/** What a batch act did, in the order given. */
export interface BatchResult {
  results: { id: string; draft: DraftRow | null; fault: Refusal | null }[];
}

/**
 * `GET /api/texts/sheet?batch=&state=` downloads the metadata of drafts as XLSX; `POST /api/texts/sheet` takes the
 * changed file as the body (`application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`, at most 5 MB).
 */
export interface SheetResult {
  counts: { changed: number; unchanged: number; refused: number };
  /** `row` as the spreadsheet counts, the heading being row 1. */
  rows: {
    row: number;
    id: string | null;
    title: string;
    status: 'changed' | 'unchanged' | 'refused';
    /** Fields that were changed. */
    fields: FieldName[];
    problems: Bilingual[];
  }[];
}

/** `GET /api/texts/lists`: what selections are made of. */
export interface TextLists {
  fields: { field: FieldName; name: Bilingual; required: boolean }[];
  levels: { code: Level; name: Bilingual }[];
  relations: { code: RelationKind; name: Bilingual }[];
  states: { code: DraftState; name: Bilingual }[];
  topics: string[];
  regions: { name: string; code: string | null }[];
  /** Endings of files that can be read, with the dot. */
  endings: readonly string[];
  limits: { fileBytes: number; filesPerCall: number; bytesPerCall: number };
  fourEyes: boolean;
  uploads: boolean;
}

/**
 * `GET /api/texts/stream` (server-sent events; comes back with `Last-Event-ID`, or `?after=`): `hello`
 * {@link StreamHello}, `draft` {@link DraftRow} with its present state whenever it changed, `published`
 * {@link StreamPublished} whenever what is published changed, `beat` every 20 s. The event's id is the place in the log.
 */
export type TextEvent =
  | { name: 'hello'; data: StreamHello }
  | { name: 'draft'; data: DraftRow }
  | { name: 'published'; data: StreamPublished }
  | { name: 'beat'; data: { seq: number; at: string } };

/** `resumed: false`: what happened meanwhile is not told; load the lists anew. */
export interface StreamHello {
  seq: number;
  at: string;
  resumed: boolean;
}

/** A published text changed. */
export interface StreamPublished {
  kind: 'published' | 'undone' | 'retired' | 'repealed' | 'extended' | 'restored' | 'other';
  /** Null where the entry names none; look again at what is shown. */
  documentId: number | null;
}
