import type { Bilingual, Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { OutcomeFamily } from './api.ts';

/** The JSON of trends, desk figures, statistics and typical cases (`/api/reports/…`). */

/**
 * `GET /api/reports/trends?from=&to=&by=day|week|month` and `language`, `team`, `region`, `channel`.
 * At most 400 periods; `from` and `to` default to the last 30 days.
 */
export interface Trends {
  from: Day;
  to: Day;
  by: 'day' | 'week' | 'month';
  /** One entry per period without gaps, oldest first. */
  periods: TrendPeriod[];
  totals: TrendPeriod;
  /** Thumbs down by reason; `none`: without one. */
  reasons: { reason: string; name: Bilingual; count: number }[];
  /** Comments that came with a rating, masked, newest first, at most 50. */
  comments: {
    questionId: string;
    verdict: 'up' | 'down';
    reason: string | null;
    comment: string;
    at: string;
  }[];
  /** Texts cited most. */
  cited: { documentId: number; title: string; answers: number }[];
}

export interface TrendPeriod {
  /** First day of it. */
  day: Day;
  questions: number;
  conversations: number;
  /** By the topic that shows most; `none`: no topic is known. */
  topics: Record<string, number>;
  families: Record<OutcomeFamily, number>;
  languages: Record<Language, number>;
  up: number;
  down: number;
  /** `up` among all ratings, 0 to 1; null: none. */
  satisfaction: number | null;
  /** Middle and slow end of the time to an answer, milliseconds; null: no answers. */
  medianMs: number | null;
  p95Ms: number | null;
}

/** `GET /api/reports/desk?from=&to=`: what people did; reckoned by the desk itself. */
export interface DeskReport {
  from: Day;
  to: Day;
  figures: DeskFigures;
}

/** Figures of the desk for a span of days; times in milliseconds. */
export interface DeskFigures {
  opened: number;
  closed: number;
  reopened: number;
  openNow: number;
  teams: { team: string; name: Bilingual; opened: number; closed: number; minutes: number }[];
  reasons: { reason: string; name: Bilingual; count: number }[];
  outcomes: { outcome: string; name: Bilingual; count: number }[];
  services: { service: string; name: Bilingual; count: number }[];
  sla: {
    kind: string;
    name: Bilingual;
    met: number;
    missed: number;
    medianMs: number | null;
    medianWorkingMs: number | null;
  }[];
  ratings: { count: number; average: number | null; scores: Record<'1' | '2' | '3' | '4' | '5', number> };
  benefits: Record<'yes' | 'partly' | 'no' | 'not_yet', number>;
  /** Hours of advisers as noted on closing, in minutes. */
  minutes: number;
  drafts: { accepted: number; edited: number; dropped: number; averageDistance: number | null };
}

/** `GET /api/reports/statistics?year=2026`: the yearly table after the notice 企业函〔2020〕72号. */
export interface Statistics {
  year: number;
  /** Days counted: the year, or to today. */
  from: Day;
  to: Day;
  centre: string | null;
  madeAt: string;
  /** When it is a kept table; null: reckoned now. */
  snapshot: StatisticsSnapshot | null;
  groups: StatisticsGroup[];
}

export interface StatisticsGroup {
  /** `overview`, then the seven services, then the four safeguards. */
  id: string;
  name: Bilingual;
  rows: StatisticsRow[];
}

export interface StatisticsRow {
  /** Stable: `policy.cases`. */
  id: string;
  name: Bilingual;
  /** Null: the system does not hold it; it is to be filled in by hand. */
  value: number | null;
  unit: Bilingual;
  /** What exactly is counted. */
  definition: Bilingual;
  /** Whether `GET /api/reports/statistics/records` lists what it counts. */
  records: boolean;
}

/**
 * `GET /api/reports/statistics/records?year=&row=&limit=&offset=`: what a figure counts, for checking; personal
 * data masked.
 */
export interface StatisticsRecords {
  total: number;
  records: { kind: 'question' | 'case'; id: string; reference: string; at: string; text: string }[];
}

/** `POST /api/reports/statistics/snapshots` (admin) keeps the table as it is now, for good; `GET` lists them. */
export interface SnapshotBody {
  year: number;
  /** What for: "reported on …". */
  note: string;
}
export interface StatisticsSnapshot {
  id: string;
  year: number;
  madeAt: string;
  by: string;
  note: string;
}
export interface SnapshotList {
  snapshots: StatisticsSnapshot[];
}
/** `GET /api/reports/statistics/snapshots/:id` → `Statistics`. */

/** `GET /api/reports/statistics/export?year=|snapshot=&format=xlsx|csv&language=zh|en`: a file with definitions. */

/** `GET /api/reports/typical-cases?year=`: approved and anonymised (desk proposals); `…/export` as a file. */
export interface TypicalCases {
  cases: TypicalCase[];
}
export interface TypicalCase {
  id: string;
  title: string;
  text: string;
  reference: string;
  service: string | null;
  team: string;
  approvedAt: string;
}
