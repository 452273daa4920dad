/** What the routes below `/api/texts` give and take as JSON: published texts, watched sources. */
import type { Level } from '../../knowledge/levels.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { Refusal, Who } from './api.ts';
import type { DraftField, DraftPassage, DraftRelation } from './api-draft.ts';

/** How a version stands on a day. `retired`: taken out of search; `duplicate`: another one answers in its place. */
export type Validity = 'in_force' | 'not_yet' | 'ended' | 'retired' | 'duplicate';

/** One version of a published text. */
export interface PublishedRow {
  versionId: number;
  documentId: number;
  title: string;
  label: string;
  documentNumber: string | null;
  issuer: string | null;
  level: Level;
  region: string;
  topics: string[];
  visibility: 'public' | 'internal';
  publishedOn: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  /** `superseded`, `repealed`, `expired`, `amended_elsewhere`. */
  ended: string | null;
  endedName: Bilingual | null;
  endedBy: string | null;
  /** First day on which the wording held is known to be out of date. */
  amendedFrom: string | null;
  validity: Validity;
  passages: number;
  source: string;
  createdAt: string;
  retiredAt: string | null;
}

/**
 * `GET /api/texts/published?validity=&level=&region=&topic=&q=&on=&limit=50&cursor=`: `q` finds words of titles and
 * numbers, `on` is the day validity is told for (today). `counts` are by validity, of all that match the rest.
 */
export interface PublishedList {
  on: string;
  texts: PublishedRow[];
  counts: Record<Validity, number>;
  total: number;
  next: string | null;
}

/** What may be done with a published text by the one who asks. */
export type TextAct = 'retire' | 'repeal' | 'extend' | 'restore' | 'revise';

/** `GET /api/texts/published/:id` (id of a version). Every act on a published text gives this as well. */
export interface PublishedDetail {
  text: PublishedRow;
  may: TextAct[];
  fields: DraftField[];
  passages: (DraftPassage & {
    id: number;
    /** Set where an article ends or begins on another day than the whole. */
    effectiveFrom: string | null;
    effectiveTo: string | null;
    ended: string | null;
    endedBy: string | null;
  })[];
  /** What it does to others, and what others do to it. */
  relations: { out: DraftRelation[]; in: (DraftRelation & { by: { versionId: number; title: string } })[] };
  /** All versions of the document, newest first. */
  versions: PublishedRow[];
  acts: TextActRow[];
  /** The draft it was published from; null: loaded otherwise. */
  draftId: string | null;
}

/** One act on a published text. */
export interface TextActRow {
  id: number;
  kind: 'published' | 'undone' | 'retired' | 'repealed' | 'extended' | 'restored';
  kindName: Bilingual;
  by: Who;
  at: string;
  reason: string;
  /** Articles, days. */
  detail: string | null;
  /** Whether `POST /api/texts/acts/:id/undo` takes it back now. */
  undoable: boolean;
  undoneAt: string | null;
}

/** Body of `POST /api/texts/published/:id/retire` and of `/restore`; roles approver, admin. Gives `PublishedDetail`. */
export interface ReasonBody {
  reason: string;
}

/**
 * Body of `POST /api/texts/published/:id/repeal`; roles approver, admin. `on`: the first day on which it does not
 * hold any more. `articles` as written (`第三条、第五条至第七条`); null: the whole text. `by`: version of the text that
 * repeals it, needed for articles. Gives `PublishedDetail`.
 */
export interface RepealBody {
  reason: string;
  on: string;
  articles: string | null;
  by: number | null;
}

/** Body of `POST /api/texts/published/:id/extend`; roles approver, admin. `until`: the new last day. Gives `PublishedDetail`. */
export interface ExtendBody {
  reason: string;
  until: string;
  /** Version of the text that extends it, where there is one. */
  by: number | null;
}

/**
 * Body of `POST /api/texts/acts/:id/undo`; roles approver, admin. What was in force before is in force again, exactly.
 * Refused (409 `act_not_last`) when something else happened to the text since. Gives {@link Undone}.
 */
export interface UndoBody {
  reason: string;
}

export interface Undone {
  /** The draft that was published, now a draft again; null for other acts. */
  draftId: string | null;
  documentId: number;
  versionId: number;
}

/** `POST /api/texts/published/:id/revise` gives a draft with the text as it is published, to be corrected and published again. */
export interface Revised {
  draftId: string;
}

/**
 * `GET /api/texts/drafts/:id/difference?against=` (version), `GET /api/texts/published/:id/difference?against=`. Without
 * `against`: the version that tells most, the one before.
 */
export interface TextDifference {
  before: { versionId: number; title: string; label: string };
  after: { title: string; label: string };
  counts: Record<'same' | 'moved' | 'changed' | 'added' | 'removed', number>;
  /** In the order of the later text; what it no longer has stands where it was. `words` of changed articles only. */
  rows: {
    change: 'same' | 'moved' | 'changed' | 'added' | 'removed';
    before: DifferencePiece | null;
    after: DifferencePiece | null;
    words: { text: string; change: 'same' | 'added' | 'removed' }[];
  }[];
}

export interface DifferencePiece {
  /** Place of the passage: its index in a draft, its id in a published text. */
  id: number;
  article: string | null;
  headingPath: string[];
  text: string;
}

/** A watched page, feed, sitemap or list. */
export interface SourceView {
  id: number;
  url: string;
  kind: 'page' | 'feed' | 'sitemap' | 'list';
  /** `30m`, `6h`, `1d`. */
  every: string;
  /** Regular expression that addresses of pages must match; null: any below the same host. */
  pattern: string | null;
  region: string | null;
  topics: string[];
  status: 'active' | 'paused';
  dueAt: string;
  checkedAt: string | null;
  succeededAt: string | null;
  /** Failed checks in a row. */
  failures: number;
  fault: Refusal | null;
  pages: number;
  held: number;
  failed: number;
  withdrawn: number;
  createdBy: Who;
  createdAt: string;
}

/** `GET /api/texts/sources`. */
export interface SourceList {
  sources: SourceView[];
}

/**
 * Body of `POST /api/texts/sources` and `PUT /api/texts/sources/:id` (there without `url`); roles approver, admin,
 * since what a watched source brings is published without another look. Gives `SourceView`.
 */
export interface SourceBody {
  url: string;
  kind: SourceView['kind'];
  every: string;
  pattern?: string | null;
  region?: string | null;
  topics?: string[];
}

/** `POST /api/texts/sources/:id/{pause,resume,check,remove}` without a body; roles approver, admin. Gives `SourceList`. */

/** `GET /api/texts/sources/:id`: what was found there. */
export interface SourceDetail {
  source: SourceView;
  /** At most 500, failed and withdrawn ones first. */
  pages: SourcePage[];
  /** Latest looks at the source itself, newest first. */
  looks: SourceLook[];
}

export interface SourcePage {
  id: number;
  url: string;
  name: string | null;
  /** `new`, `held`, `failed`, `source_withdrawn`. */
  status: string;
  /** `gone`, `unlisted`. */
  reason: string | null;
  documentId: number | null;
  fault: Refusal | null;
  checkedAt: string | null;
  changedAt: string | null;
  withdrawnAt: string | null;
}

export interface SourceLook {
  at: string;
  /** `new`, `changed`, `unchanged`, `gone`, `failed`. */
  outcome: string;
  httpStatus: number | null;
  bytes: number | null;
  ms: number;
  fault: Refusal | null;
}
