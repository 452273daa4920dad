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
