/** What health, the audit trail and restoring give and take as JSON. */
import type { BackupFile } from './api.ts';

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
