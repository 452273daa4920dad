import type { Generated } from 'kysely';

/** Texts on their way to being published, and what was done to those that are. */
export interface PublishingTables {
  drafts: DraftTable;
  draft_revisions: DraftRevisionTable;
  text_acts: TextActTable;
}

/** A text outside of the corpus: nothing of it is found or cited. */
interface DraftTable {
  /** Order of arrival. */
  nr: Generated<number>;
  id: string;
  /** What was given together. */
  batch: string;
  /** Closed list: `ingest/publishing/api`. */
  state: string;
  /** Counts every change, for compare-and-set. */
  revision: Generated<number>;
  /** `upload`, `url`, `paste`, `part`, `published`, `source`. */
  origin: string;
  name: string;
  /** Where it is fetched from. */
  url: string | null;
  /** The draft of the archive, mail or page that it came with. */
  parent_id: string | null;
  /** How deep inside other files it lay, and whether one of them is an archive (0 or 1). */
  depth: Generated<number>;
  packed: Generated<number>;
  /** The file as it came; null: none was taken. */
  upload_id: string | null;
  /** JSON of the row that a manifest packed with it has for it. */
  manifest: string | null;
  /** What lists show of its content. */
  title: string | null;
  document_number: string | null;
  level: string | null;
  region: string | null;
  published_on: string | null;
  effective_from: string | null;
  effective_to: string | null;
  /** The document and version it would become. */
  document_key: string | null;
  label: string | null;
  passages: Generated<number>;
  unsure: Generated<number>;
  warnings: Generated<number>;
  copies: Generated<number>;
  /** JSON: see `ingest/watch/records`. */
  fault: string | null;
  /** Why it was sent back. */
  note: string | null;
  /** Day on which it is to be published. */
  publish_on: string | null;
  /** The version it became, while it is published. */
  version_id: number | null;
  created_by: string;
  created_at: string;
  edited_by: string | null;
  submitted_by: string | null;
  approved_by: string | null;
  changed_at: string;
  /** Work on it: tries, when it is due, and who does it. */
  attempts: Generated<number>;
  due_at: string;
  lease_owner: string | null;
  lease_until: string | null;
}

/** The content of a draft after one change. Rows are never changed. */
interface DraftRevisionTable {
  draft_id: string;
  revision: number;
  /** Closed list: `ingest/publishing/words.yaml`. */
  kind: string;
  /** JSON: the field or place that was changed. */
  what: string | null;
  before: string | null;
  after: string | null;
  /** JSON: see `ingest/publishing/content`. */
  content: string;
  by_id: string;
  at: string;
}

/** What was done to a published text, with what it takes to undo it. */
interface TextActTable {
  id: Generated<number>;
  /** Closed list: `ingest/publishing/words.yaml`. */
  kind: string;
  version_id: number;
  document_id: number;
  draft_id: string | null;
  reason: string;
  /** JSON: see `ingest/publishing/acts`. */
  data: string;
  by_id: string;
  at: string;
  undone_at: string | null;
}
