import type { Generated, Insertable, Selectable } from 'kysely';
import type { DeskTables } from './tables/desk.ts';
import type { InsightTables } from './tables/insight.ts';
import type { OperationsTables } from './tables/operations.ts';
import type { PeopleTables } from './tables/people.ts';
import type { PublishingTables } from './tables/publishing.ts';
import type { QuestionsTables } from './tables/questions.ts';
import type { ReportsTables } from './tables/reports.ts';
import type { SourcesTables } from './tables/sources.ts';
import type { SwitchesTables } from './tables/switches.ts';
import type { TextsTables } from './tables/texts.ts';

/** Kysely's view of the schema. JSON stands in text columns, instants as ISO 8601 UTC, days as YYYY-MM-DD. */
export interface Tables
  extends DeskTables,
    InsightTables,
    OperationsTables,
    PeopleTables,
    QuestionsTables,
    PublishingTables,
    ReportsTables,
    SourcesTables,
    SwitchesTables,
    TextsTables {
  meta: MetaTable;
  log: LogTable;
  documents: DocumentTable;
  versions: VersionTable;
  passages: PassageTable;
  vectors: VectorTable;
  conversations: ConversationTable;
  messages: MessageTable;
  questions: QuestionTable;
  answers: AnswerTable;
  citations: CitationTable;
  feedback: FeedbackTable;
}

/** Small facts about the store itself: the token secret, what was loaded. */
interface MetaTable {
  key: string;
  value: string;
}

/** Everything that happened, in order. `seq` never goes back and is never reused. */
interface LogTable {
  seq: Generated<number>;
  at: string;
  /** Closed list: see `src/store/log.ts`. */
  kind: string;
  conversation_id: string | null;
  /** Id of what it is about: a document, message, answer, case. */
  subject: string | null;
  /** Who: `enterprise`, `bot`, `cli`, `system`, later a person's id. */
  actor: string;
  data: string;
}

/** A policy text as such; its versions are texts of it. */
interface DocumentTable {
  id: Generated<number>;
  /** Stable identity across versions: normalised title and region (see `ingest/metadata`), or `guide:<id>:<language>`. */
  key: string;
  title: string;
  issuer: string | null;
  /** Legal level, a code of `knowledge/levels`. */
  level: string;
  /** `全国` or the province/city name. */
  region: string;
  /** GB/T 2260 code of the region, to the city; null: nationwide or unknown. */
  region_code: string | null;
  /** JSON array of topic codes. */
  topics: string;
  language: string;
  /** `public`, or `internal` (never in answers). */
  visibility: string;
  created_at: string;
  updated_at: string;
}

/** One text of a document, in force for a window of days (both ends inclusive). */
interface VersionTable {
  id: Generated<number>;
  document_id: number;
  /** Distinguishes versions of one document: publication day, or digest where unknown. */
  label: string;
  title: string;
  document_number: string | null;
  /** The number in one spelling: `knowledge/document-number`. */
  number_key: string | null;
  published_on: string | null;
  effective_from: string | null;
  /** Last day in force; null: open. */
  effective_to: string | null;
  /** Why it ended or is doubtful: null, `superseded`, `repealed`, `expired`, `amended_elsewhere` (newer text not held). */
  ended: string | null;
  /** What replaced it, in words (title, date), when known. */
  ended_by: string | null;
  /** First day on which the wording held is known to be out of date; null: none. */
  amended_from: string | null;
  note: string | null;
  /** The version that answers in its place, the text being the same. */
  duplicate_of: number | null;
  /** Sketch of its text, to find near-duplicates: `knowledge/sketch`. */
  sketch: string | null;
  /** Where it came from: path or URL. */
  source: string;
  /** SHA-256 of the bytes read, and of everything stored from them. */
  source_digest: string;
  digest: string;
  /** JSON array of history lines. */
  history: string;
  /** JSON: see `ingest/coverage`. */
  coverage: string;
  /** JSON: how each field was read. */
  provenance: string;
  created_at: string;
  retired_at: string | null;
}

/** The smallest citable piece. Retired, never deleted. `id` is the label in the search index. */
interface PassageTable {
  id: Generated<number>;
  version_id: number;
  ordinal: number;
  /** `article`, `paragraph`, `list`, `table`, `preamble`, `guide`. */
  kind: string;
  /** As written: `第四十七条`; null outside of articles. */
  article: string | null;
  /** Number of the article, for look-up; null where none. */
  article_number: number | null;
  /** JSON array from the outermost heading in. */
  heading_path: string;
  page: number | null;
  text: string;
  /** Search-only words added to the text (lay questions of guides). */
  search_text: string;
  /** JSON of structured content (guide sections); null for plain text. */
  content: string | null;
  digest: string;
  /** Log sequence of the change that wrote or retired it: the index catches up by it. */
  changed_seq: number;
  /** Its own window where it differs from that of its version, worked out with the version's. */
  effective_from: string | null;
  effective_to: string | null;
  ended: string | null;
  ended_by: string | null;
  amended_from: string | null;
  retired_at: string | null;
}

/** Embedding of a passage under one embedder; a cache that can be made anew. */
interface VectorTable {
  passage_id: number;
  /** Embedder's stamp: name, dimensions, digest of the model. */
  stamp: string;
  /** Digest of the text that was embedded. */
  digest: string;
  /** Float32 little-endian, unit length. */
  vector: Uint8Array;
}

interface ConversationTable {
  id: string;
  channel: string;
  user_id: string;
  language: string;
  /** Who has the floor: `bot` or `person`. */
  floor: string;
  /** JSON: Bot Framework conversation reference, for proactive messages. */
  reference: string | null;
  /** Log sequence where the bot's present part begins: what was said before is no context for it. */
  segment_seq: Generated<number>;
  created_at: string;
  updated_at: string;
}

/** What was said. `seq` is the log's sequence number, and so the Direct Line watermark. */
interface MessageTable {
  seq: number;
  id: string;
  conversation_id: string;
  /** The client's own id for the activity: a retry is recognised by it. */
  client_id: string | null;
  /** `enterprise`, `bot`, `adviser`, `centre`. */
  role: string;
  text: string;
  /** JSON of the Bot Framework activity as delivered. */
  activity: string;
  /** Message it replies to. */
  reply_to: string | null;
  /** To a channel elsewhere: `pending`, `sent`, `withheld`; null: the client reads the log. */
  delivery: string | null;
  at: string;
}

/** One thing asked: made with its message, in the same transaction. */
interface QuestionTable {
  id: string;
  conversation_id: string;
  message_id: string;
  text: string;
  language: string;
  created_at: string;
}

/** What came back: exactly one per question. */
interface AnswerTable {
  id: string;
  question_id: string;
  conversation_id: string;
  outcome: string;
  team: string | null;
  urgent: number;
  deadline: string | null;
  language: string;
  text: string;
  /** `complete`, `partial`, `none`. */
  completeness: string;
  as_of: string;
  /** JSON: per step what it found and decided; milliseconds per step. */
  trace: string;
  timings: string;
  created_at: string;
  /** When the channel took it; null: a sweep delivers it. */
  delivered_at: string | null;
}

interface CitationTable {
  answer_id: string;
  position: number;
  passage_id: number | null;
  /** JSON snapshot of the cited passage as it was: see `knowledge/citations`. */
  snapshot: string;
}

interface FeedbackTable {
  answer_id: string;
  /** `up` or `down`. */
  verdict: string;
  reason: string | null;
  comment: string | null;
  at: string;
}

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;
export type NewRow<Name extends keyof Tables> = Insertable<Tables[Name]>;
