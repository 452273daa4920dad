import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { OutcomeCode, Team } from './outcomes.ts';

/** What our own page reads from `channelData.lastkm` of a bot activity; other clients ignore it. */
export type ChatData = WelcomeData | AnswerData | CaseData;

/** The first message of a conversation. */
export interface WelcomeData {
  kind: 'welcome';
  language: Language;
  greeting: string;
  privacy: string;
  aiLabel: string;
  suggestions: string[];
}

/** An answer in parts, so that a page can show it its own way. */
export interface AnswerData {
  kind: 'answer';
  answerId: string;
  outcome: OutcomeCode;
  team: Team | null;
  urgent: boolean;
  deadline: Day | null;
  language: Language;
  /** Markdown with `[1]` marks, without link definitions. */
  text: string;
  citations: CitationSnapshot[];
  completeness: 'complete' | 'partial' | 'none';
  asOf: Day;
  suggestions: string[];
  /** Reference number of the case this answer opened or belongs to. */
  caseReference: string | null;
  /** By when a person answers, in words. */
  casePromise?: string;
  aiLabel: string;
}

/** What an adviser says, or the centre about a case. */
export interface CaseData {
  kind: 'adviser' | 'case';
  /** `reply`; `claimed`, `released`, `transferred`, `consent_wanted`, `closed`, `reopened`, `rating_reminder`… */
  event: string;
  /** Who speaks; null: the centre. */
  name: string | null;
  language: Language;
  caseReference: string;
  text: string;
  /** Downloads at `/chat/attachments/:id`. */
  attachments: { id: string; name: string; type: string; size: number }[];
  suggestions: string[];
}

/** Body of the event `lastkm/feedback` with which a page rates an answer. */
export interface FeedbackEvent {
  type: 'event';
  name: 'lastkm/feedback';
  value: { answerId: string; verdict: 'up' | 'down'; reason?: string; comment?: string };
}
