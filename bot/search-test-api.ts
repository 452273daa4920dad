import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Validity } from '../knowledge/validity.ts';
import type { Language } from '../src/base/language.ts';
import type { OutcomeCode, Team } from './outcomes.ts';

/** Body of `POST /api/search-test`: a question as an enterprise would ask it; nothing of it is stored. */
export interface SearchTestBody {
  text: string;
  /** Language of the page it is asked on; the words of the question decide where they show one. Default `zh`. */
  language?: Language | undefined;
  /** Province by its short name (`SearchTestChoices.regions`), for a question that names none. */
  region?: string | undefined;
  /** The day whose law is asked for (YYYY-MM-DD); default today. */
  day?: string | undefined;
  /** The side the asker speaks from, for a question that does not show it. */
  role?: 'employer' | 'worker' | undefined;
  /** What was asked before in the same conversation, oldest first, so that follow-ups can be tried. At most 5. */
  earlier?: string[] | undefined;
}

/** `GET /api/search-test/choices`: what the form offers. */
export interface SearchTestChoices {
  /** Provinces by short name. */
  regions: string[];
  today: string;
}

/** `POST /api/search-test`: the answer that the chat would give, and all that led to it. */
export interface SearchTestResult {
  /** The question as the program read it. */
  understood: {
    /** As asked, personal data masked. */
    text: string;
    /** In one spelling, without greetings. */
    normal: string;
    /** With what it takes from earlier questions. */
    standalone: string;
    /** What was searched for, one entry per thing asked. */
    parts: string[];
    isFollowUp: boolean;
    language: Language;
    asOf: string;
    regions: string[];
    role: 'employer' | 'worker' | null;
    topics: string[];
  };
  /** Where the rules sent it: `answer`, `clarify`, `hand_off`, `decline` …, and the rule that decided, if one did. */
  triage: { route: string; team: Team | null; urgent: boolean; rule: string | null };
  /** One per search made, in order: each thing asked, and articles of time limits. Empty: nothing was searched. */
  searches: SearchTestSearch[];
  answer: SearchTestAnswer;
  /** Milliseconds per step of answering, in order, and in all. */
  timings: { step: string; ms: number }[];
  totalMs: number;
  /** Everything the steps noted, as it would be stored with the answer. */
  trace: Record<string, unknown>;
}

/** The answer as it would be stored. */
export interface SearchTestAnswer {
  outcome: OutcomeCode;
  team: Team | null;
  urgent: boolean;
  deadline: string | null;
  caseReason: string | null;
  language: Language;
  /** Markdown with `[1]` marks. */
  text: string;
  citations: CitationSnapshot[];
  completeness: 'complete' | 'partial' | 'none';
  asOf: string;
  suggestions: string[];
  /** Where its words come from, per block: `standard`, `guide`, `extract`, `computed`, `model`. */
  made: string[];
  /** Statements that the check cut, and why. */
  cut: { text: string; reason: string }[];
}

/** One search: what went in, both halves, what came out, what was left out. */
export interface SearchTestSearch {
  text: string;
  terms: SearchTestTerm[];
  /** What the question names outright: titles, numbers, articles. */
  references: { title: string | null; documentNumber: string | null; article: number | null }[];
  /** Share of the question's word weight that the best passage holds, 0 to 1. */
  coverage: number;
  /** By words (BM25), best first, at most 30. */
  words: SearchTestRanked[];
  /** By likeness (cosine), best first, at most 30; empty without an embedder. */
  vectors: SearchTestRanked[];
  /** Both together, best first, at most 30. */
  fused: SearchTestFused[];
  /** What would have come near but was left out, best first, at most 30. */
  excluded: SearchTestExcluded[];
  /** Standard answers and guide sections that were weighed, likeliest first. */
  curated: SearchTestCurated[];
  /** Milliseconds per stage. */
  timings: { step: string; ms: number }[];
}

/** A term of the question, and what the thesaurus added for it. */
export interface SearchTestTerm {
  term: string;
  /** How much it counts beside the others. */
  weight: number;
  /** `own`: said in the question; `added`: words of the law for it. */
  from: 'own' | 'added';
}

/** A passage, named so that it can be recognised and opened (`/api/passages/:id` as in the chat). */
export interface SearchTestPassage {
  passageId: number;
  versionId: number;
  documentId: number;
  title: string;
  documentNumber: string | null;
  article: string | null;
  kind: string;
  region: string;
  level: string;
  language: Language;
  /** First 200 characters. */
  text: string;
  validity: Validity;
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

/** A place in one half. */
export interface SearchTestRanked extends SearchTestPassage {
  rank: number;
  score: number;
}

/** A place in the joined ranking; null where the half did not return it. */
export interface SearchTestFused extends SearchTestPassage {
  rank: number;
  score: number;
  words: { rank: number; score: number } | null;
  vectors: { rank: number; score: number } | null;
  /** Named in the question. */
  exact: boolean;
  /** Cited in the answer. */
  cited: boolean;
}

/** Why a passage was left out, as code: its validity on the day, its region, a copy of another, not public. */
export type ExclusionReason =
  | 'not_yet_in_force'
  | 'superseded'
  | 'repealed'
  | 'expired'
  | 'region'
  | 'copy'
  | 'internal'
  | 'retired'
  | 'unreadable_dates';

/** A passage left out by a filter. */
export interface SearchTestExcluded extends SearchTestPassage {
  reason: ExclusionReason;
  score: number;
  /** Which half had found it. */
  half: 'words' | 'vectors';
}

/** Something written by the centre that was weighed for the answer. */
export interface SearchTestCurated {
  kind: 'standard' | 'guide';
  /** Id of a standard answer, or `guide/section`. */
  id: string;
  heading: string;
  likeness: number;
  /** Whether the answer was taken from it. */
  used: boolean;
}

/** Body of `POST /api/search-test/save`: keeps a tried question as an evaluation question, with what it should do. */
export interface SearchTestSaveBody {
  setId: string;
  text: string;
  language?: Language | undefined;
  day?: string | undefined;
  earlier?: string[] | undefined;
  /** See `EvaluationExpectation` of `src/operations/evaluation/api.ts`; absent: nothing is expected yet. */
  expected?: Record<string, unknown> | undefined;
}
