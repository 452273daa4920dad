/** What is asked, as lists and figures read it, and what people decided on it. */
export interface ReportsTables {
  asked: AskedTable;
  asked_documents: AskedDocumentTable;
  gap_decisions: GapDecisionTable;
  reviews: ReviewTable;
  recalls: RecallTable;
  statistics_snapshots: StatisticsSnapshotTable;
}

/** One question with its ending in one narrow row: a cache of other tables, caught up by the log. */
interface AskedTable {
  /** Sequence number of the question's message. */
  seq: number;
  question_id: string;
  conversation_id: string;
  answer_id: string | null;
  at: string;
  /** Day in China. */
  day: string;
  /** The question, personal data masked. */
  text: string;
  language: string;
  channel: string;
  outcome: string | null;
  family: string;
  completeness: string | null;
  team: string | null;
  region: string | null;
  /** The topic that shows most; empty: none. */
  topic: string;
  /** All of them between commas: `,tax,labor,`. */
  topics: string;
  urgent: number;
  citations: number;
  took_ms: number | null;
  /** `up`, `down`; null: not rated. */
  verdict: string | null;
  reason: string | null;
}

/** Which held document an answer cites. */
interface AskedDocumentTable {
  document_id: number;
  seq: number;
}

/** A question that leaves the gaps, because it is answered now or not ours. */
interface GapDecisionTable {
  question_id: string;
  /** `answered_now`, `not_ours`. */
  state: string;
  by_id: string;
  at: string;
}

/** When a text or guide is to be looked at again. */
interface ReviewTable {
  /** `document`, `guide`. */
  kind: string;
  subject: string;
  next_on: string;
  note: string;
  by_id: string;
  at: string;
}

/** What was decided on an answer that cited a text now changed. One row per answer: it is told once. */
interface RecallTable {
  answer_id: string;
  /** `sent`, `dismissed`. */
  state: string;
  message_seq: number | null;
  note: string;
  by_id: string;
  at: string;
}

/** A yearly table as it was reported. */
interface StatisticsSnapshotTable {
  id: string;
  year: number;
  note: string;
  /** JSON: `Statistics` of `reports/api-figures`. */
  content: string;
  by_id: string;
  made_at: string;
}
