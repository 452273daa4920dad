/**
 * What the routes below `/api/texts` give and take as JSON: lists of drafts, and the stream. One draft: `api-draft.ts`; acts
 * on drafts: `api-acts.ts`; published texts and sources: `api-published.ts`.
 * Roles: editor, approver, admin read and write; auditor reads; what publishes is for approver and admin alone.
 * Every act on a draft carries the `revision` it was decided on, and is refused (409 `draft_changed`) when somebody
 * else was faster. Refusals are problem documents in the caller's language.
 */
import type { Level } from '../../knowledge/levels.ts';
import type { FieldName } from '../../knowledge/metadata-fields.ts';
import type { RelationKind } from '../../knowledge/relation-kinds.ts';
import type { Bilingual } from '../../src/base/language.ts';

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
