/**
 * What a question should do, in the format of `lastkm eval`; whatever is left out is not judged. Routes: `answer`,
 * `clarify`, `refuse`, `not_found`, `legal_aid`, `adviser:general|tax|finance|labor`.
 */
export interface EvaluationExpectation {
  expected_route?: string | undefined;
  acceptable_routes?: string[] | undefined;
  urgent?: boolean | undefined;
  citations?: { law: string; article: number | string }[] | undefined;
  citation_mode?: 'any' | 'all' | 'none' | undefined;
  citation_required?: boolean | undefined;
  /** Words the answer must hold; alternatives of one fact are separated by `|`. */
  key_facts?: string[] | undefined;
  must_not_contain?: string[] | undefined;
  label_confidence?: 'hard' | 'judgment' | undefined;
}

/** A set of questions. */
export interface EvaluationSet {
  id: string;
  name: string;
  about: string;
  questions: number;
  /** Latest run without an overlay that came to its end. */
  lastRun: EvaluationRun | null;
  updatedAt: string;
}

/** `GET /api/evaluation/sets`; body of `POST /api/evaluation/sets` and `PUT …/sets/:id`: `{ name, about }`. */
export interface EvaluationSetList {
  sets: EvaluationSet[];
}

/** Where a question came from. */
export type EvaluationSource = 'hand' | 'search_test' | 'question' | 'import';

/** One question of a set. */
export interface EvaluationQuestion {
  id: string;
  /** Its name in files, unique in the set, e.g. `en-046`. */
  name: string;
  language: 'zh' | 'en';
  /** What is said, in order; the last of the enterprise's turns is judged. */
  turns: { role: 'user' | 'assistant'; text: string }[];
  /** The day it is asked on; null: the day of the run. */
  clock: string | null;
  expected: EvaluationExpectation;
  note: string;
  source: EvaluationSource;
  updatedAt: string;
}

/** `GET /api/evaluation/sets/:id` */
export interface EvaluationSetDetail extends EvaluationSet {
  items: EvaluationQuestion[];
}

/** Body of `POST /api/evaluation/sets/:id/questions`, and of `PUT …/sets/:id/questions/:question`. */
export interface EvaluationQuestionBody {
  name?: string | undefined;
  language: 'zh' | 'en';
  turns: { role: 'user' | 'assistant'; text: string }[];
  clock?: string | null | undefined;
  expected?: EvaluationExpectation | undefined;
  note?: string | undefined;
}

/**
 * Body of `POST /api/evaluation/sets/:id/from-question`: a question that an enterprise asked, with those before it in
 * its conversation, personal data masked. It expects what the answer did, to be corrected by hand.
 */
export interface FromQuestionBody {
  questionId: string;
}

/**
 * `POST /api/evaluation/sets/:id/import` takes `{ jsonl }` (lines of a file, at most 200 kB at once: a larger file
 * goes in pieces, since names that are known are changed in place) and gives this; `GET …/sets/:id/export` gives the file.
 */
export interface EvaluationImported {
  added: number;
  /** Same name, new content. */
  changed: number;
  unchanged: number;
}

/** `interrupted`: the server stopped meanwhile; what was played until then is kept. */
export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** How many answers do well by one measure, of those it applies to. */
export interface RunTotal {
  /** `route`, `route (judgement)`, `urgent`, `citation`, `facts`, `must not`, `language`, `not refused`. */
  measure: string;
  right: number;
  of: number;
}

/** A run of a set. */
export interface EvaluationRun {
  id: string;
  setId: string;
  label: string;
  state: RunState;
  /** Questions played, and to play. */
  done: number;
  total: number;
  totals: RunTotal[];
  /** Whether it was played with edited data that is not live (a dry run). */
  overlay: boolean;
  /** Whether a model took part where one is configured. */
  model: boolean;
  by: { id: string; name: string };
  startedAt: string;
  endedAt: string | null;
  /** Why it failed. */
  problem: string | null;
  /** Milliseconds per question: half of them take less, 95 of 100 take less. */
  latency: { p50: number; p95: number } | null;
}

/** `GET /api/evaluation/runs?set=<id>`: newest first, at most 100. */
export interface EvaluationRunList {
  runs: EvaluationRun[];
}

/** Body of `POST /api/evaluation/runs`; gives an `EvaluationRun`. `POST …/runs/:id/cancel` gives it too. */
export interface RunBody {
  setId: string;
  label?: string | undefined;
  /** Default true: with the model, where one is configured. */
  model?: boolean | undefined;
}

/** The answer to one question in a run. */
export interface EvaluationAnswer {
  outcome: string;
  /** Where it went, in the words of expectations. */
  route: string;
  team: string | null;
  urgent: boolean;
  language: string;
  text: string;
  citations: { title: string; article: string | null }[];
  ms: number | null;
}

/** One question in a run: by each measure right or wrong; a measure that does not apply is left out. */
export interface EvaluationResult {
  questionId: string;
  name: string;
  question: string;
  expected: EvaluationExpectation;
  marks: Record<string, boolean>;
  /** Measures it fails. */
  failures: string[];
  /** Null: not played (yet). */
  answer: EvaluationAnswer | null;
}

/** `GET /api/evaluation/runs/:id` */
export interface EvaluationRunDetail extends EvaluationRun {
  results: EvaluationResult[];
}

/** `GET /api/evaluation/compare?before=<run>&after=<run>`: two runs of one set side by side. */
export interface EvaluationComparison {
  before: EvaluationRun;
  after: EvaluationRun;
  totals: { measure: string; before: number; after: number; of: number }[];
  /** Questions whose answer differs, worse first. */
  differences: {
    questionId: string;
    name: string;
    question: string;
    change: 'better' | 'worse' | 'mixed' | 'different';
    /** Measures won (`+ route`) and lost (`− route`); what else differs. */
    why: string[];
    before: EvaluationAnswer | null;
    after: EvaluationAnswer | null;
  }[];
  same: number;
}
