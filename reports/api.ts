import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Validity } from '../knowledge/validity.ts';
import type { StandardBody } from '../services/standard-answers/api.ts';
import type { Bilingual, Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';

/**
 * The JSON of the routes of what is asked (`/api/reports/…`), for the server and the page alike; worklists:
 * `reports/api-worklists.ts`, figures: `reports/api-figures.ts`. Instants are ISO 8601 UTC, days are days in China.
 * Refusals are problem documents (`src/base/faults.ts`). Who may what: `src/http/access/reports.ts`.
 */

/** `GET /api/reports/lists`: every closed list with its words, for menus and legends. */
export interface ReportLists {
  /** Codes of `bot/outcomes`, with the family each belongs to. */
  outcomes: Record<string, Bilingual & { family: OutcomeFamily }>;
  families: Record<OutcomeFamily, Bilingual>;
  topics: Record<string, Bilingual>;
  teams: Record<string, Bilingual>;
  /** Channels that have had a conversation. */
  channels: Record<string, Bilingual>;
  /** Provinces by short name; a question that names none has no region. */
  regions: string[];
  completeness: Record<string, Bilingual>;
  /** Reasons of a thumbs down that the page offers; others are free words, masked. */
  reasons: Record<string, Bilingual>;
  worklists: Record<string, Bilingual>;
}

export type OutcomeFamily =
  | 'answered'
  | 'clarify'
  | 'handed_off'
  | 'declined'
  | 'unanswerable'
  | 'failed'
  /** No answer yet. */
  | 'open';

/** Query of `GET /api/reports/questions` and of its export; every one may be left out, all given must hold. */
export interface QuestionQuery {
  /** Days in China, both inclusive. */
  from?: Day;
  to?: Day;
  language?: Language;
  topic?: string;
  family?: OutcomeFamily;
  outcome?: string;
  completeness?: 'complete' | 'partial' | 'none';
  team?: string;
  region?: string;
  channel?: string;
  /** Id of a document that the answer cites. */
  document?: string;
  rating?: 'up' | 'down' | 'none';
  /** `yes`: a case was opened for it. */
  case?: 'yes' | 'no';
  /** `yes`: the answer cites a text. */
  cited?: 'yes' | 'no';
  /** Words in the question; personal data cannot be searched for. */
  q?: string;
}

/** `GET /api/reports/questions`: newest first; also takes `limit` (to 200, default 50) and `cursor`. */
export interface QuestionPage {
  questions: QuestionRow[];
  /** How many match in all; null on further pages, where it was said before. */
  total: number | null;
  /** Give it as `cursor` for the next page; null: that was the last. */
  next: string | null;
}

/** One question with its ending; personal data masked. */
export interface QuestionRow {
  id: string;
  at: string;
  text: string;
  /** The words were erased at somebody's wish or by age. */
  erased: boolean;
  language: Language;
  channel: string;
  /** Best first. */
  topics: string[];
  region: string | null;
  team: string | null;
  /** Null: no answer yet. */
  outcome: string | null;
  family: OutcomeFamily;
  completeness: 'complete' | 'partial' | 'none' | null;
  urgent: boolean;
  citations: number;
  rating: 'up' | 'down' | null;
  caseReference: string | null;
  /** Milliseconds from the question to its stored answer. */
  tookMs: number | null;
}

/**
 * `GET /api/reports/questions/export?format=xlsx|csv&language=zh|en` and the query above; here `language` is that of
 * the file, and `asked=zh|en` that of the questions. Machine answers are labelled as such, every cell is
 * formula-safe; XLSX takes some million rows (`export_too_large`), CSV any number.
 */
export type ExportFormat = 'xlsx' | 'csv';

/** `GET /api/reports/questions/:id`: all that led to an answer, personal data masked. Every view is audited. */
export interface QuestionTrace {
  question: QuestionRow;
  answer: TracedAnswer | null;
  /** The earlier and later turns of the conversation, oldest first, this question among them. */
  turns: { questionId: string; at: string; question: string; outcome: string | null; answer: string }[];
  /** The case it led to; a link to the desk for those who work there. */
  case: { id: string; reference: string; state: string; team: string } | null;
  feedback: { verdict: 'up' | 'down'; reason: string | null; comment: string | null; at: string } | null;
  /** Whether the caller may call `reveal`. */
  mayReveal: boolean;
}

export interface TracedAnswer {
  id: string;
  at: string;
  deliveredAt: string | null;
  outcome: string;
  team: string | null;
  urgent: boolean;
  deadline: Day | null;
  language: Language;
  /** Markdown with `[1]` marks. Written by the machine. */
  text: string;
  completeness: 'complete' | 'partial' | 'none';
  asOf: Day;
  citations: TracedCitation[];
  /** In order, with what each found and decided. */
  steps: TracedStep[];
  /** Statements that the check removed before the answer went out. */
  cut: { text: string; reason: string }[];
}

/** What was cited, as it was then, and what has become of it. */
export interface TracedCitation {
  position: number;
  snapshot: CitationSnapshot;
  /** Today; `gone`: the passage is not held any more; null: it was cited from a guide's own quote. */
  now: Validity | 'gone' | null;
  /** The words quoted still stand in a passage in force today; null: cannot be told. */
  wordsStand: boolean | null;
  /** The same article as it reads in force today, where the words differ. */
  current: string | null;
  /** Since when and by what it ended or was changed, where known. */
  since: Day | null;
  by: string | null;
  /** The document held, for a link. */
  documentId: number | null;
}

export interface TracedStep {
  /** `understand`, `reckon`, `triage`, `rewrite`, `retrieve`, `rerank`, `compose`, `verify`, `model`. */
  step: string;
  name: Bilingual;
  ms: number | null;
  /** JSON as the step left it, personal data masked; null: it left nothing. */
  found: unknown;
}

/** `POST /api/reports/questions/:id/reveal` (admin): the words as written. Audited with the reason. */
export interface RevealBody {
  reason: string;
}
export interface Revealed {
  question: string;
  /** The conversation as it was said. */
  messages: { at: string; role: 'enterprise' | 'bot' | 'adviser' | 'centre'; text: string }[];
}

/** `GET /api/reports/gaps?from=&to=&language=&family=`: what was asked and not (well) answered, biggest first. */
export interface GapList {
  from: Day;
  to: Day;
  /** Questions looked at, and how many of the period there were in all. */
  looked: number;
  of: number;
  gaps: Gap[];
}

/** Questions that ask the same. */
export interface Gap {
  /** The id of the question that stands for all. */
  id: string;
  /** Its words, masked. */
  question: string;
  size: number;
  languages: Record<Language, number>;
  topic: string | null;
  regions: string[];
  /** Why: how many of each. */
  reasons: Record<GapReason, number>;
  /** Questions in the first and second half of the period: is it growing? */
  before: number;
  after: number;
  lastAt: string;
  /** Ids of all of them, newest first. */
  questions: string[];
  /** Up to 20 of its questions, newest first, masked. */
  examples: { id: string; at: string; text: string; outcome: string }[];
}

/** Nothing found; answered in part; thumbs down; handed over for weak evidence or failure; failed. */
export type GapReason = 'not_found' | 'partial' | 'disliked' | 'handed_over' | 'failed';

/** `POST /api/reports/gaps/:id/settle` → 204: these questions leave the list; the same asked later comes back. */
export interface SettleGapBody {
  state: 'answered_now' | 'not_ours';
  /** Ids of its questions, as listed. */
  questions: string[];
}

/**
 * `POST /api/reports/gaps/:id/draft`: a skeleton to be written out, with the articles nearest to the question.
 * It says nothing by itself: `lead` and `points` are empty, `quote` is the article's own words.
 */
export interface DraftBody {
  /** Questions that it shall answer; without: those of the gap. */
  questions?: string[];
  language?: Language;
}
export interface GuideDraft {
  /** Proposed id for a guide file: letters, digits, dashes. */
  id: string;
  title: string;
  topic: string | null;
  language: Language;
  /** Ways it was asked, masked, most common first; both languages where there are. */
  questions: Record<Language, string[]>;
  articles: DraftArticle[];
  /** The same as YAML in the form of `services/guides`, to go on with in an editor. */
  yaml: string;
  /** As `POST /api/standard-answers` takes it; the texts are empty and have to be written. */
  standardAnswer: StandardBody;
}

export interface DraftArticle {
  passageId: number;
  documentId: number;
  title: string;
  documentNumber: string | null;
  article: string | null;
  text: string;
  score: number;
  validity: Validity;
}
