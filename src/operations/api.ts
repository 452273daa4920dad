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
