/** What is done to drafts: edits, acts, decisions, and what they gave. */
import type { FieldName } from '../../knowledge/metadata-fields.ts';
import type { RelationKind } from '../../knowledge/relation-kinds.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { DraftRow, Refusal } from './api.ts';

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
