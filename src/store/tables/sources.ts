import type { Generated } from 'kysely';

/** Where texts come from. JSON stands in text columns, instants as ISO 8601 UTC. */
export interface SourcesTables {
  sources: SourceTable;
  source_pages: SourcePageTable;
  source_fetches: SourceFetchTable;
  uploads: UploadTable;
  ingest_jobs: IngestJobTable;
}

/** A page that is looked at on a schedule. */
interface SourceTable {
  id: Generated<number>;
  url: string;
  /** `page`, `feed`, `sitemap`, `list`. */
  kind: string;
  every_minutes: number;
  /** Regular expression that addresses of pages must match; null: any below the same host. */
  pattern: string | null;
  /** What is known of all its texts beforehand: region, JSON array of topic codes. */
  region: string | null;
  topics: string;
  /** `active`, `paused`, `removed`. */
  status: string;
  etag: string | null;
  last_modified: string | null;
  /** Digest of the addresses it listed last. */
  listing: string | null;
  due_at: string;
  /** Who checks it now, and until when others keep off. */
  lease_owner: string | null;
  lease_until: string | null;
  checked_at: string | null;
  succeeded_at: string | null;
  /** Failed checks in a row, and the last one's fault as JSON. */
  failures: Generated<number>;
  fault: string | null;
  created_by: string;
  created_at: string;
}

/** One page or file at an address, with the document that was read from it. */
interface SourcePageTable {
  id: Generated<number>;
  url: string;
  source_id: number | null;
  /** The notice page that links to this attachment. */
  parent_id: number | null;
  /** As the list or link calls it. */
  name: string | null;
  /** Place in the list when it was last listed. */
  place: number | null;
  etag: string | null;
  last_modified: string | null;
  /** Digests of the bytes, and of the words read from them. */
  bytes_digest: string | null;
  text_digest: string | null;
  document_id: number | null;
  /** `new`, `held`, `failed`, `source_withdrawn`. */
  status: string;
  /** Why it was withdrawn: `gone` or `unlisted`. */
  reason: string | null;
  /** Checks in a row that found it gone; that found the list without it. */
  gone: Generated<number>;
  unlisted: Generated<number>;
  fault: string | null;
  first_seen_at: string;
  checked_at: string | null;
  changed_at: string | null;
  withdrawn_at: string | null;
  /** When a person looked at the withdrawal, and who. */
  settled_at: string | null;
  settled_by: string | null;
}

/** One look at a source or page. Rows are never changed; only the latest of each are kept. */
interface SourceFetchTable {
  id: Generated<number>;
  source_id: number | null;
  page_id: number | null;
  at: string;
  /** `new`, `changed`, `unchanged`, `gone`, `failed`. */
  outcome: string;
  http_status: number | null;
  final_url: string | null;
  bytes: number | null;
  ms: number;
  fault: string | null;
}

/** A file given by a person, kept as it came. */
interface UploadTable {
  id: string;
  /** As its giver called it, cleaned; never a path. */
  name: string;
  /** Kind by its content, as far as its first bytes tell. */
  type: string;
  bytes: number;
  /** SHA-256. */
  digest: string;
  created_by: string;
  created_at: string;
}

/** A text to be read: waits, runs, and ends in one of two ways, whatever happens to the process. */
interface IngestJobTable {
  id: Generated<number>;
  /** Jobs given together. */
  batch: string;
  /** `upload` or `url`. */
  kind: string;
  /** Id of the upload, or the address. */
  target: string;
  name: string;
  /** JSON of the row that a manifest has for it. */
  manifest: string | null;
  /** `queued`, `running`, `done`, `failed`. */
  status: string;
  attempts: Generated<number>;
  due_at: string;
  lease_owner: string | null;
  lease_until: string | null;
  fault: string | null;
  /** JSON: see `ingest/jobs`. */
  result: string | null;
  created_by: string;
  created_at: string;
  finished_at: string | null;
}
