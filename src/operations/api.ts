/** What the routes of operations give and take as JSON. */

/** A conversation in which what was looked for stands. */
export interface FoundConversation {
  conversationId: string;
  channel: string;
  startedAt: string;
  lastAt: string;
  messages: number;
  cases: { reference: string; state: string; closedAt: string | null }[];
  /** Where: `id`, `reference`, `messages`, `case`, `notes`, `files`, `channel`. */
  where: string[];
  /** When its words were erased. */
  erasedAt: string | null;
}

/** `POST /api/admin/person/find`. */
export interface FoundList {
  conversations: FoundConversation[];
}

/** `POST /api/admin/person/erase`. */
export interface Erased {
  conversations: number;
  messages: number;
  cases: number;
  files: number;
  mails: number;
  /** Whether the write-ahead log is emptied as well; false: others held it open, and it is so when they are done. */
  complete: boolean;
  /** Last day on which a backup made before may still hold the words; null: there is none. */
  backupsUntil: string | null;
}

/** A backup in `DATA_DIR/backups`. */
export interface BackupFile {
  name: string;
  bytes: number;
  madeAt: string;
  expiresAt: string;
}

/** `GET /api/admin/backups`. */
export interface BackupList {
  backups: BackupFile[];
}

/** What can be switched. `four_eyes` off: who wrote something may also approve it. */
export type SwitchName = 'bot' | 'model' | 'uploads' | 'channel_web' | 'channel_cloud' | 'four_eyes';

/** A change of a switch. */
export interface SwitchChange {
  name: SwitchName;
  on: boolean;
  reason: string;
  by: { id: string; name: string };
  at: string;
}

/** A switch as it stands. */
export interface SwitchState {
  name: SwitchName;
  on: boolean;
  /** Whether it is of any effect here: `model` without a model, `channel_cloud` without an app id are not. */
  applies: boolean;
  /** Its last change; null: it was never touched, and is on. */
  last: SwitchChange | null;
}

/** `GET /api/admin/switches`: every switch, and the latest 100 changes, newest first. */
export interface SwitchList {
  switches: SwitchState[];
  history: SwitchChange[];
}

/** Body of `PUT /api/admin/switches/:name`, which gives a `SwitchState`. The reason is needed in both directions. */
export interface SwitchBody {
  on: boolean;
  reason: string;
}

/** What kind of data a file holds, in the order of the screen. */
export type DataGroup =
  | 'thesaurus'
  | 'wording'
  | 'triage'
  | 'routes'
  | 'thresholds'
  | 'holidays'
  | 'rates'
  | 'channels'
  | 'hours';

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

/** How something of the health page is. */
export type HealthLevel = 'ok' | 'warning' | 'problem';

/** A line of the health page, worst first. */
export interface HealthFinding {
  level: HealthLevel;
  /** `storage`, `index`, `questions`, `ingest`, `mail`, `delivery`, `cases`, `sources`, `backup`, `model`, `data`. */
  what: string;
  text: { zh: string; en: string };
}

/** `GET /api/admin/health`; roles: admin, auditor. Sizes in bytes. */
export interface Health {
  level: HealthLevel;
  findings: HealthFinding[];
  version: string;
  node: string;
  startedAt: string;
  /** Seconds. */
  uptime: number;
  /** Whether a supervisor starts the server again; without one, going live and restoring ask for a restart by hand. */
  supervised: boolean;
  /** Starts since the program was begun, and how many of them followed a crash. */
  starts: number;
  crashes: number;
  storage: {
    database: number;
    wal: number;
    attachments: number;
    uploads: number;
    backups: number;
    free: number;
  };
  memory: { rss: number; heapUsed: number };
  index: { passages: number; pendingVectors: number; behind: number };
  queues: {
    /** Questions without an answer, and for how many seconds the oldest waits. */
    questions: { waiting: number; oldest: number };
    ingest: { queued: number; running: number; failed: number };
    mail: { waiting: number; givenUp: number; configured: boolean };
    delivery: { pending: number; oldest: number };
    cases: { queued: number; overdue: number };
  };
  sources: { watched: number; failing: { id: number; url: string; problem: string; since: string | null }[] };
  backup: { last: BackupFile | null; everyHours: number };
  model: ModelHealth | null;
}

/** The chat model; null in `Health`: none is configured. */
export interface ModelHealth {
  name: string;
  /** `resting`: it failed too often, and answers are composed without it until `restUntil`. */
  state: 'ok' | 'failing' | 'resting' | 'switched_off' | 'spent';
  failures: number;
  restUntil: string | null;
  /** Tokens of today; a budget of 0 is none. */
  tokensToday: number;
  budgetPerDay: number;
  budgetPerUser: number;
}

/**
 * `GET /api/admin/audit?actor=&action=&subjectKind=&subject=&from=&to=&before=&limit=`: as `GET /api/audit`, with
 * days (`from`, `to`, inclusive, China time). Gives `AuditPage` of `accounts/api.ts`.
 * `GET /api/admin/audit/export?format=csv|jsonl&…`: all that match, as a file; is itself an audited act.
 */
export interface AuditActs {
  /** `GET /api/admin/audit/acts`: acts that occur, for a filter. */
  actions: string[];
  actors: { id: string; name: string }[];
}

/** Body `{ expected?: string }` of `POST /api/admin/audit/verify`: the chain, and that a hash noted earlier is in it. */
export interface AuditVerified {
  ok: boolean;
  entries: number;
  /** To be noted where nobody here can change it. */
  head: string | null;
  /** Where it breaks. */
  problem: { zh: string; en: string } | null;
}

/** A backup that was checked and waits to take the place of the data. */
export interface RestoreStaged {
  /** SHA-256 of the archive: names it in `POST /api/admin/restore/apply`. */
  digest: string;
  name: string;
  bytes: number;
  madeAt: string;
  files: number;
  /** Rows in it, so that a person sees what it is. */
  conversations: number;
  documents: number;
  people: number;
  stagedBy: { id: string; name: string };
  stagedAt: string;
  /** Whether the next start puts it in place. */
  applying: boolean;
}

/** The last restore. */
export interface RestoreDone {
  ok: boolean;
  at: string;
  madeAt: string | null;
  files: number;
  erasedAgain: number;
  /** Folder below `DATA_DIR` where what was replaced is kept. */
  replaced: string | null;
  problem: { zh: string; en: string } | null;
}

/**
 * `GET /api/admin/restore`; role: admin.
 * `POST /api/admin/restore?name=` with an archive as the raw body (`application/zip`), or `{ backup: name }` as JSON for one
 * of `/api/admin/backups`: checks and keeps it, gives this. `DELETE /api/admin/restore` drops it.
 */
export interface RestoreState {
  staged: RestoreStaged | null;
  last: RestoreDone | null;
}

/**
 * Body of `POST /api/admin/restore/apply`; 202, the server restarts, everybody signs in again. Needs a supervisor
 * (`Health.supervised`), else 409 `not_supervised`.
 */
export interface RestoreApplyBody {
  digest: string;
  reason: string;
}
