import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Bilingual, Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { CaseRow, Message, Note, PersonRef } from './api-case.ts';
import type { Assignment, CaseState, Priority, Reason, SlaKind, TeamCode } from './states.ts';

/**
 * The JSON of the desk's routes, for the server and the page alike. One case and what is done to it:
 * `desk/api-case.ts`. The closed lists: `desk/states.ts`. Refusals are problem documents (`src/base/faults.ts`).
 */

/** `GET /api/desk/me`. */
export interface Me {
  person: PersonRef & { language: Language };
  roles: string[];
  member: Member;
  /** Place in the log: begin the stream here. */
  seq: number;
  counts: Counts;
}

export interface Counts {
  queue: number;
  mine: number;
  offered: number;
  unread: number;
}

/** `GET /api/desk/lists`: every closed list with its words, for menus. */
export interface Lists {
  teams: Record<string, Bilingual>;
  states: Record<string, Bilingual>;
  reasons: Record<string, Bilingual>;
  releaseReasons: Record<string, Bilingual>;
  outcomes: Record<string, Bilingual>;
  services: Record<string, Bilingual>;
  priorities: Record<string, Bilingual>;
  assignments: Record<string, Bilingual>;
  sla: Record<string, Bilingual>;
  /** What happened, by log kind: `case.claimed`… */
  events: Record<string, Bilingual>;
  topics: Record<string, Bilingual>;
  eligibilityQuestions: EligibilityQuestion[];
  /** The notice a volunteer accepts, and the enterprise reads. */
  limitedScope: Bilingual;
}

export interface EligibilityQuestion {
  id: string;
  text: Bilingual;
  options: { value: string; text: Bilingual }[];
}

/**
 * `GET /api/desk/queue`: what waits for somebody (queued, and offered to oneself), most urgent first.
 * `GET /api/desk/cases`: all one may see. Both take the query below.
 */
export interface ListQuery {
  /** Default `mine` for `/cases`: one's own open ones. `team`: open ones of one's teams. */
  view?: 'mine' | 'team' | 'snoozed' | 'closed' | 'all';
  team?: TeamCode;
  state?: CaseState;
  reason?: Reason;
  urgent?: 'true';
  priority?: Priority;
  language?: Language;
  label?: string;
  /** Reference number, or words of the title. */
  q?: string;
  limit?: string;
  /** From `next` of the page before. */
  cursor?: string;
}
export interface CaseList {
  cases: CaseRow[];
  total: number;
  next: string | null;
  /** Place in the log when it was read. */
  seq: number;
}

/** `GET /api/desk/cases/:id/messages?before=<seq>` and `?after=<seq>`, oldest first. */
export interface MessageList {
  messages: Message[];
  more: boolean;
}

/** `POST /api/desk/cases/:id/attachments?name=…`: the file as body (20 MB; images, PDF, DOCX) → `Attachment`. */
/** `POST /api/desk/cases/:id/typing` → 204. `POST …/view` → 204, every 20 s while it is open; `{leave:true}` ends. */

/** `GET /api/desk/search?q=&asOf=&region=&limit=`. */
export interface SearchReply {
  asOf: Day;
  coverage: number;
  hits: (CitationSnapshot & { score: number })[];
}

/** `GET /api/desk/canned?case=`: with a case, `text` has its variables filled. */
export interface CannedList {
  replies: CannedReply[];
}
export interface CannedReply {
  id: string;
  team: TeamCode | null;
  title: Bilingual;
  /** `{company}`, `{name}`, `{reference}`, `{adviser}`, `{deadline}`, `{centre}`, `{date}`. */
  text: Bilingual;
  cites: { title: string; article: string }[];
  /** Articles among `cites` that are not in force today. */
  stale: string[];
}
/** `POST /api/desk/canned` (admin, editor) → `CannedReply`; `DELETE /api/desk/canned/:id` → 204. */
export type CannedBody = Omit<CannedReply, 'stale' | 'id'> & { id?: string };

/** Working time: weekday 1 (Monday) to 7, each with periods; make-up workdays keep Monday's unless told. */
export interface Hours {
  week: Record<string, { from: string; to: string }[]>;
}

/** `GET /api/desk/people`, `PUT /api/desk/people/:id` (admin) → `Member`. */
export interface PeopleReply {
  people: Member[];
  teams: Team[];
}
export interface Member extends PersonRef {
  teams: TeamCode[];
  skills: string[];
  languages: Language[];
  regions: string[];
  capacity: number;
  /** Open cases held now. */
  load: number;
  /** Null: those of the team. */
  hours: Hours | null;
  /** Whether they said they are there. */
  available: boolean;
  /** Whether the desk is open on their screen now. */
  online: boolean;
  /** Inside their working hours, not absent. */
  onDuty: boolean;
  absences: Absence[];
  licence: Licence | null;
  volunteer: boolean;
  /** What enterprises read above their messages. */
  displayName: Bilingual;
}
export interface Absence {
  id: string;
  from: Day;
  to: Day;
  reason: string;
}
/** A volunteer takes no case before an admin has approved the licence. */
export interface Licence {
  number: string;
  organisation: string;
  state: 'submitted' | 'approved' | 'rejected';
  decidedAt: string | null;
}
export interface MemberBody {
  teams?: TeamCode[];
  skills?: string[];
  languages?: Language[];
  regions?: string[];
  capacity?: number;
  hours?: Hours | null;
  displayName?: Bilingual | null;
}
/** `PUT /api/desk/me/availability` → `Member`. */
export interface AvailabilityBody {
  available: boolean;
}
/** `POST /api/desk/me/absences`, `POST /api/desk/people/:id/absences` (admin) → `Member`; `DELETE …/:absence`. */
export type AbsenceBody = Omit<Absence, 'id'>;
/** `PUT /api/desk/me/licence` (volunteer) → `Member`. */
export interface LicenceBody {
  number: string;
  organisation: string;
}
/** `POST /api/desk/people/:id/licence` (admin) → `Member`. */
export interface LicenceDecisionBody {
  approve: boolean;
}

/** Part of `GET /api/desk/people`; `PUT /api/desk/teams/:team` (admin) → `Team`. */
export interface Team {
  code: TeamCode;
  assignment: Assignment;
  hours: Hours;
  /** Minutes of working time. */
  sla: Record<SlaKind, number>;
  /** Minutes an offer stands, and minutes of working time without a reply after which a case is offered anew. */
  offerMinutes: number;
  reofferMinutes: number;
  /** Days without an answer after which the enterprise is told of other ways. */
  noticeDays: number;
  /** Whether it is open now, and when it opens next. */
  open: boolean;
  opensAt: string | null;
}
export type TeamBody = Partial<Omit<Team, 'code' | 'open' | 'opensAt'>>;

/** `GET /api/desk/wall`. */
export interface Wall {
  at: string;
  seq: number;
  teams: WallTeam[];
  people: {
    person: PersonRef;
    teams: TeamCode[];
    online: boolean;
    available: boolean;
    load: number;
    capacity: number;
  }[];
  today: { opened: number; closed: number; reopened: number; rated: number; averageRating: number | null };
  sla: Record<SlaKind, { met: number; missed: number; running: number; overdue: number }>;
}
export interface WallTeam {
  team: TeamCode;
  queued: number;
  urgent: number;
  inWork: number;
  /** Of the one that waits longest. */
  oldestWaitingSince: string | null;
  available: number;
  /** Milliseconds of the last 20 first responses, in the middle. */
  medianFirstResponseMs: number | null;
}

/** `GET /api/desk/proposals` (approver, editor, admin) → `{proposals: Proposal[]}`; `POST …/:id` decides. */
export interface ProposalDecisionBody {
  approve: boolean;
  comment?: string;
}

/**
 * `GET /api/desk/stream`: Server-Sent Events. The event id is the log's sequence number; resume with
 * `Last-Event-ID` (or `?after=`). At least one `beat` every 10 s. Each `data` is JSON of the type by its name.
 */
export interface StreamEvents {
  /** First event: the place one stands at. `resumed: false`: too far behind, read everything again. */
  hello: { seq: number; at: string; resumed: boolean };
  /** A case that one may see was opened or changed: by what, in order, and who did the last of it. */
  case: { case: CaseRow; kinds: string[]; by: PersonRef | null; counts: Counts };
  /** A case left one's sight (transferred away, accepted by another volunteer). */
  gone: { id: string; counts: Counts };
  message: { caseId: string; message: Message; counts: Counts };
  note: { caseId: string; note: Note };
  /** Somebody's availability, teams or absence changed. */
  member: { id: string };
  /** Without id: passing. */
  typing: { caseId: string; by: PersonRef | 'enterprise' };
  read: { caseId: string; by: PersonRef | 'enterprise'; seq: number };
  viewers: { caseId: string; viewers: PersonRef[] };
  beat: { seq: number; at: string };
}
