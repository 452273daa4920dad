import { REASONS, type Reason } from '../desk/states.ts';
import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { OutcomeCode, Team } from './outcomes.ts';

/** An earlier turn of the conversation, oldest first. */
export interface Turn {
  question: string;
  outcome: OutcomeCode;
  answer: string;
  citations: CitationSnapshot[];
}

/** One thing asked, with all that the answer may depend on. */
export interface Asked {
  text: string;
  /** Language of the page or client, for a message that shows none. */
  locale: Language;
  history: Turn[];
  today: Day;
  /** Whose share of the model's budget it takes. */
  user?: string;
  /** The day whose law is wanted, whatever the message says. */
  on?: Day;
  /** What is known of who asks, for messages that do not say it: province by short name, side of an employment. */
  asker?: { region?: string; role?: 'employer' | 'worker' };
}

/** What came back. Stored exactly once per question. */
export interface Answer {
  outcome: OutcomeCode;
  team: Team | null;
  urgent: boolean;
  /** Day by which something must be done, when the message lets it be reckoned. */
  deadline: Day | null;
  /** Why a case is opened, from a closed list; null: none is. */
  caseReason: CaseReason | null;
  language: Language;
  /** Markdown with `[1]` marks for citations, in order. */
  text: string;
  citations: CitationSnapshot[];
  completeness: 'complete' | 'partial' | 'none';
  asOf: Day;
  /** Things to ask next, shown as buttons. */
  suggestions: string[];
  /** What each step found and decided; no raw personal data. */
  trace: Record<string, unknown>;
  /** Milliseconds per step. */
  timings: Record<string, number>;
}

export const CASE_REASONS = REASONS;
export type CaseReason = Reason;
