/** What the routes of editable data give and take as JSON. */
import type { DataGroup } from './data/groups.ts';

export interface DataFile {
  /** Names it in every other call, as `bot/triage/rules.yaml`. */
  path: string;
  group: DataGroup;
  about: { zh: string; en: string };
  /** Whether the program ships it; a year's holidays can be added. */
  shipped: boolean;
  /** The edit that is live; null: the file as it ships. */
  live: DataRevision | null;
  /** Whether the running program has read what is live; false while it restarts, or when it was refused. */
  inUse: boolean;
  /** Why what is live was refused at the start, so that the shipped file is used: it no longer fits after an upgrade. */
  refused: string | null;
  /** Whether the shipped file has changed since the live edit was written. */
  baseChanged: boolean;
  /** The one open edit. */
  draft: DataRevision | null;
}

/** `GET /api/admin/data`; roles: admin, approver, editor, auditor (reads). */
export interface DataFileList {
  files: DataFile[];
}

/** `draft` → `review` → `live` → `replaced` or `undone`; or `dropped`. Rejected, it is a draft again, with the note. */
export type DataState = 'draft' | 'review' | 'live' | 'replaced' | 'undone' | 'dropped';

/** An edit of a file, kept for ever. */
export interface DataRevision {
  id: number;
  path: string;
  state: DataState;
  /** Goes up with each save; sent back with every act, which is refused when somebody else was faster. */
  revision: number;
  note: string;
  by: { id: string; name: string };
  at: string;
  decidedBy: { id: string; name: string } | null;
  decidedAt: string | null;
  decisionNote: string | null;
  /** Whether it takes the edit away: the file as it ships again. */
  toShipped: boolean;
  dryRun: DryRun | null;
}

/** What an edit would change on an evaluation set. */
export interface DryRun {
  state: 'running' | 'done' | 'failed';
  setId: string;
  setName: string;
  /** Runs of `/api/evaluation/runs`: with the data as it is, and with the edit. `GET /api/evaluation/compare` shows both. */
  beforeRun: string | null;
  afterRun: string | null;
  /** Per measure: right before and after, of how many. */
  totals: { measure: string; before: number; after: number; of: number }[];
  better: number;
  worse: number;
  at: string;
  problem: string | null;
}

/** `GET /api/admin/data/file?path=` */
export interface DataFileDetail extends DataFile {
  /** YAML as it ships; null: the program ships none. */
  shippedText: string | null;
  /** YAML that is live. */
  liveText: string | null;
  /** YAML of the draft. */
  draftText: string | null;
  /** Draft against what is live. */
  difference: DataDifference | null;
  /** All edits, newest first. */
  history: DataRevision[];
}

/** Lines of two texts. `text` has no line end; `from` and `to` are line numbers from 1, null where it is not there. */
export interface DataDifference {
  added: number;
  removed: number;
  /** Changed places with three lines around each; more than 2000 lines are cut. */
  lines: { kind: 'same' | 'added' | 'removed'; from: number | null; to: number | null; text: string }[];
  cut: boolean;
}

/** What is wrong with a text, where. */
export interface DataProblem {
  /** From 1; null: the text as a whole. */
  line: number | null;
  column: number | null;
  /** As `[3].zh`; empty: the whole. */
  field: string;
  problem: { zh: string; en: string };
}

/** Body of `POST /api/admin/data/check`: nothing is stored. */
export interface DataCheckBody {
  path: string;
  content: string;
}

export interface DataCheck {
  problems: DataProblem[];
  /** Against what is live. */
  difference: DataDifference;
}

/**
 * Body of `PUT /api/admin/data/draft`: makes or changes the draft of a file, which must fit (else 422
 * `data_invalid` with `problems`, as in `DataCheck`). Gives `DataFileDetail`.
 */
export interface DataDraftBody {
  path: string;
  content: string;
  note: string;
  /** Revision of the draft that was changed; null: there was none. */
  revision: number | null;
}

/** Body of `POST /api/admin/data/drafts/:id/{submit,drop}`; gives `DataFileDetail`. */
export interface DataActBody {
  revision: number;
}

/** Body of `POST /api/admin/data/drafts/:id/{approve,reject}`; roles: approver, admin. Gives `DataFileDetail`. */
export interface DataDecisionBody {
  revision: number;
  note: string;
}

/** Body of `POST /api/admin/data/drafts/:id/dry-run`; gives `DataFileDetail`, look again for the result. */
export interface DryRunBody {
  revision: number;
  /** A set of `/api/evaluation/sets`. */
  setId: string;
}

/**
 * Body of `POST /api/admin/data/undo`: what was live before is live again at once; roles: approver, admin. Gives
 * `DataFileDetail`.
 */
export interface DataUndoBody {
  path: string;
  /** Id of the live revision that is undone. */
  id: number;
  note: string;
}
