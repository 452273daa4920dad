import type { CitationSnapshot } from '../../knowledge/passage.ts';

/** `draft`: never approved; `live`: answers (unless `stale` says otherwise); `retired`: taken out of use. */
export type StandardState = 'draft' | 'live' | 'retired';

/** Why a bound article carries an answer no more, on a day. */
export type StaleReason = 'amended' | 'not_in_force' | 'gone';

/** An article that a standard answer rests on, with its words when it was bound. */
export interface StandardBinding {
  /** Stable key of the document, across its versions. */
  documentKey: string;
  title: string;
  documentNumber: string | null;
  /** As written, e.g. `第十九条`; null: a passage without article, known by its words. */
  article: string | null;
  /** The words at binding: when the text in force says something else, the answer drops out. */
  text: string;
  /** The deciding words, verbatim from `text`; shown with the citation. */
  quote: string;
}

/** What a bound article is like today. */
export interface BindingStanding {
  title: string;
  article: string | null;
  /** Null: it reads as it did, and is in force. */
  stale: StaleReason | null;
  /** The words in force today, where they differ. */
  now: string | null;
}

/** The content of a standard answer; one revision of it. */
export interface StandardContent {
  /** How it is asked, per language; a language without questions is not answered. */
  questions: { zh: string[]; en: string[] };
  /** First line: the answer; every further line: a point. */
  text: { zh: string; en: string };
  bindings: StandardBinding[];
  /** Day by which somebody should look at it again (YYYY-MM-DD). */
  reviewBy: string;
}

/** One revision. `superseded`: a later one was approved or written. */
export interface StandardRevision {
  number: number;
  state: 'draft' | 'approved' | 'returned' | 'superseded';
  content: StandardContent;
  by: { id: string; name: string };
  at: string;
  decidedBy: { id: string; name: string } | null;
  decidedAt: string | null;
  comment: string | null;
}

/** A row of the list. */
export interface StandardSummary {
  id: string;
  state: StandardState;
  /** First question, in either language. */
  heading: { zh: string; en: string };
  /** Of the live revision, or of the draft where none is live. */
  reviewBy: string;
  reviewDue: boolean;
  /** Bound articles that carry it no more today; not empty: it does not answer. */
  stale: { title: string; article: string | null; reason: StaleReason }[];
  /** A revision waits for a decision. */
  pending: boolean;
  updatedAt: string;
}

/** `GET /api/standard-answers?state=&stale=1&pending=1&search=` */
export interface StandardList {
  answers: StandardSummary[];
  /** Whether somebody else than the author must approve. */
  fourEyes: boolean;
}

/** `GET /api/standard-answers/:id`, and what every change gives back. */
export interface StandardDetail extends StandardSummary {
  live: StandardRevision | null;
  draft: StandardRevision | null;
  /** Newest first. */
  history: StandardRevision[];
  /** Bindings of the draft, or of the live revision without one, as they stand today. */
  standings: BindingStanding[];
  /** The same content as an answer would show it, per language, and why it could not be approved. */
  preview: { zh: StandardPreview; en: StandardPreview };
  /** Why its content could not go live today, each in both languages; empty: it could. */
  problems: string[];
  /** The desk's proposal it was made from. */
  proposalId: string | null;
  retiredReason: string | null;
  /** Whether the caller may decide on the draft. */
  mayDecide: boolean;
}

/**
 * What the answer path would make of it today. `problems` not empty: it cannot be approved. `notices`: questions of it
 * that are asked back or handed over before any text is looked at, so that it will not answer them.
 */
export interface StandardPreview {
  text: string;
  citations: CitationSnapshot[];
  problems: string[];
  notices: string[];
}

/** A binding as the editor gives it: an article by its passage; words and titles are read from there. */
export interface BindingBody {
  passageId: number;
  /** The deciding words, verbatim; absent: the first sentences of the article. */
  quote?: string | undefined;
}

/** Body of `POST /api/standard-answers` (new) and `PUT /api/standard-answers/:id` (a new draft revision). */
export interface StandardBody {
  questions: { zh: string[]; en: string[] };
  text: { zh: string; en: string };
  bindings: BindingBody[];
  /** Default: half a year from now. */
  reviewBy?: string | undefined;
  /** Kept bindings of the present revision, by their place in it, besides those in `bindings`. */
  keep?: number[] | undefined;
}

/**
 * Body of `POST /api/standard-answers/from-proposal`: a draft from an approved proposal of the desk; its title
 * becomes the question and its text the answer. Calling it again gives the draft already made.
 */
export interface FromProposalBody {
  proposalId: string;
}

/** Body of `POST /api/standard-answers/:id/decide`: the draft goes live, or back with a comment. */
export interface DecideBody {
  approve: boolean;
  comment?: string | undefined;
  /** The revision that was looked at: another has been written since → `case_moved_on`. */
  revision: number;
}

/** Body of `POST /api/standard-answers/:id/retire`. `POST …/:id/restore` takes none: the last content as a draft. */
export interface RetireBody {
  reason: string;
}

/** `GET /api/standard-answers/articles?search=劳动合同法 第十九条`: passages to bind, in force today. */
export interface BindableList {
  articles: {
    passageId: number;
    title: string;
    documentNumber: string | null;
    article: string | null;
    text: string;
    effectiveFrom: string | null;
  }[];
}
