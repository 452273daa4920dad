import type { Bilingual, Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';

/** The JSON of the worklists (`/api/worklists/…`): what waits for a person's look. */

/** One file each in `reports/worklists`. */
export type WorklistId =
  | 'expiring'
  | 'review'
  | 'unsure'
  | 'ocr'
  | 'sources'
  | 'coverage'
  | 'duplicates'
  | 'replacement'
  | 'canned'
  | 'guides'
  | 'standard_answers'
  | 'drafts'
  | 'recall';

/** `GET /api/worklists`: all of them in the order of the page, with how much stands on each. */
export interface WorklistCounts {
  at: string;
  lists: { id: WorklistId; name: Bilingual; about: Bilingual; count: number }[];
}

/** `GET /api/worklists/:list?limit=&offset=` (limit to 200, default 100). `recall` has a route of its own. */
export interface Worklist {
  id: WorklistId;
  name: Bilingual;
  about: Bilingual;
  total: number;
  items: WorklistItem[];
}

/** Something to look at. */
export interface WorklistItem {
  /** Unique on its list, the same at each reading. */
  key: string;
  title: string;
  /** What is the matter. */
  detail: Bilingual;
  /** By when, or since when. */
  day: Day | null;
  /** `due`: the time has come. `soon`: it comes. `info`: no hurry. */
  urgency: 'due' | 'soon' | 'info';
  /** What it is about, for a link. */
  target: WorklistTarget;
}

export type WorklistTarget =
  | { kind: 'document'; documentId: number; versionId: number | null }
  | { kind: 'source_page'; pageId: number; url: string; documentId: number | null; withdrawn: boolean }
  | { kind: 'job'; jobId: number }
  | { kind: 'canned'; id: string }
  | { kind: 'guide'; guide: string; section: string | null }
  | { kind: 'standard_answer'; id: string }
  | { kind: 'draft'; id: string }
  | { kind: 'answer'; answerId: string }
  /** The desk's: approved at `/api/desk/proposals`. */
  | { kind: 'proposal'; id: string };

/** `POST /api/worklists/review` → 204: somebody looked at it; it comes back on `nextOn`. */
export interface ReviewBody {
  kind: 'document' | 'guide';
  /** Id of the document, or the guide's. */
  subject: string;
  nextOn: Day;
  note?: string;
}

/** `POST /api/worklists/sources/:id/settle` → 204: somebody looked at a text withdrawn at its source. */

/**
 * `GET /api/worklists/recall?days=30&limit=&offset=`: answers of the last days that cite a text which has changed
 * since, each with the message to those who got it.
 */
export interface RecallList {
  days: number;
  total: number;
  /** Of these, nobody has decided on so many yet. */
  undecided: number;
  items: RecallItem[];
}

export interface RecallItem {
  answerId: string;
  questionId: string;
  at: string;
  /** Masked. */
  question: string;
  language: Language;
  channel: string;
  /** What it cited and what became of it. */
  changed: ChangedCitation[];
  /** The message as it would be sent: in the language of the answer; may be edited before sending. */
  message: string;
  /** Null: nobody has decided yet. Decided ones stand at the end. */
  decision: RecallDecision | null;
}

export interface ChangedCitation {
  title: string;
  article: string | null;
  documentId: number | null;
  /** `repealed`, `expired`, `superseded`: not in force today; `reworded`: in force with other words; `gone`. */
  change: 'repealed' | 'expired' | 'superseded' | 'reworded' | 'gone';
  /** In words: since when, by what. */
  detail: Bilingual;
}

export interface RecallDecision {
  state: 'sent' | 'dismissed';
  by: string;
  at: string;
  note: string;
}

/**
 * `POST /api/worklists/recall/:answer/send` → `RecallDecision`: the centre says it in the conversation, on whatever
 * channel that is. Exactly once per answer: 409 `recall_decided`.
 */
export interface RecallSendBody {
  text: string;
}
/** `POST /api/worklists/recall/:answer/dismiss` → `RecallDecision`. */
export interface RecallDismissBody {
  reason: string;
}

/** `GET /api/worklists/export?list=&format=xlsx|csv&language=zh|en`: the list as a file, formula-safe. */
