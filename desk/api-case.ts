import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { CaseState, CloseOutcome, Priority, Reason, ServiceType, SlaKind, TeamCode } from './states.ts';

/** A person as others see them. */
export interface PersonRef {
  id: string;
  name: string;
}

/** One line of a list. Instants are ISO 8601 UTC. */
export interface CaseRow {
  id: string;
  /** `LK-20261125-0007`. */
  reference: string;
  state: CaseState;
  /** Goes up with every change: an answer with a lower one is older. */
  version: number;
  team: TeamCode;
  reason: Reason;
  urgent: boolean;
  priority: Priority;
  deadline: Day | null;
  language: Language;
  region: string | null;
  channel: string;
  /** First words of the question, personal data masked; null where only the outline may be seen. */
  title: string | null;
  labels: string[];
  owner: PersonRef | null;
  /** To whom it is offered, and until when. */
  offeredTo: PersonRef | null;
  offerUntil: string | null;
  /** Messages of the enterprise that the person asking has not read. */
  unread: number;
  /** Last thing said by the enterprise, masked unless the case is one's own; null as for `title`. */
  lastMessage: { text: string; at: string } | null;
  /** Since when the enterprise waits for an answer; null: it is the enterprise's turn. */
  waitingSince: string | null;
  /** The next promise that runs out. */
  due: { kind: SlaKind; at: string; missed: boolean } | null;
  escalated: boolean;
  snoozedUntil: string | null;
  /** Whether the enterprise looked through the brief and agreed to what is shared. */
  briefConfirmed: boolean;
  /** How much the person asking may see: `outline` has no words of the enterprise. */
  access: 'full' | 'masked' | 'outline';
  openedAt: string;
  closedAt: string | null;
}

/** `GET /api/desk/cases/:id`. With access `masked`, texts are masked and contact is null; with `outline`, also no texts. */
export interface CaseDetail {
  case: CaseRow;
  brief: Brief;
  /** The last 200 messages at most; earlier ones by `GET …/messages?before=`. */
  transcript: Message[];
  moreBefore: boolean;
  /** Passages the bot found and cited, as they were. */
  sources: CitationSnapshot[];
  notes: Note[];
  events: CaseEvent[];
  sla: Sla[];
  parties: Party[];
  eligibility: EligibilityResult | null;
  rating: Rating | null;
  closing: Closing | null;
  /** Earlier cases of the same conversation. */
  earlier: { id: string; reference: string; closedAt: string | null }[];
  /** Who else has it open now. */
  viewers: PersonRef[];
  /** Last message of the adviser that the enterprise has read. */
  enterpriseReadSeq: number;
  /** Last message that the person asking has read. */
  readSeq: number;
  /** What the person asking may do now; the page shows just these. */
  may: CaseAction[];
}

export type CaseAction =
  | 'claim'
  | 'accept'
  | 'decline'
  | 'release'
  | 'transfer'
  | 'reply'
  | 'note'
  | 'attach'
  | 'label'
  | 'priority'
  | 'snooze'
  | 'draft'
  | 'parties'
  | 'eligibility'
  | 'override_eligibility'
  | 'close'
  | 'reopen'
  | 'propose';

/** The one page that goes to a person. The enterprise may change `question`, `facts`, `contact` and `consent`. */
export interface Brief {
  question: string;
  facts: { label: string; value: string }[];
  /** What the bot answered, as text. */
  answered: string;
  /** `《title》第X条` of what the bot found. */
  found: string[];
  deadline: Day | null;
  /** Null: not given, or not to be seen by the person asking. */
  contact: Contact | null;
  consent: Consent;
  /** When the enterprise sent it on; null: as the bot drew it up. */
  confirmedAt: string | null;
  /** Fixed words without personal data: matter, side, urgency. All that a volunteer sees before accepting. */
  outline: Outline;
}

export interface Outline {
  topics: string[];
  side: 'worker' | 'employer' | null;
  region: string | null;
  urgent: boolean;
  deadline: Day | null;
  /** Articles that matter. */
  articles: string[];
}

export interface Contact {
  name: string;
  phone: string;
  email: string;
}

/** What may be shared, and with whom. */
export interface Consent {
  /** The conversation with the advisers of the centre. */
  conversation: boolean;
  /** The contact data with the adviser who takes the case. */
  contact: boolean;
  /** Conversation and contact with a volunteer outside of the centre. */
  volunteer: boolean;
  /** The volunteer does not learn the name. */
  anonymous: boolean;
}

export interface Message {
  /** Sequence number in the log: order, and place for `read`. */
  seq: number;
  id: string;
  role: 'enterprise' | 'bot' | 'adviser' | 'centre';
  /** Display name of an adviser; null otherwise. */
  name: string | null;
  /** The bot's is Markdown with `[1]` marks. */
  text: string;
  citations: CitationSnapshot[];
  attachments: Attachment[];
  at: string;
  /** `withheld`: an answer of the bot that a person overtook. Null: the client reads the log itself. */
  delivery: 'pending' | 'sent' | 'withheld' | null;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  /** Download: `/api/desk/attachments/:id`, for the chat `/chat/attachments/:id`. */
  url: string;
}

export interface Note {
  id: string;
  by: PersonRef;
  text: string;
  at: string;
}

/** What happened to the case, from the log. */
export interface CaseEvent {
  seq: number;
  kind: string;
  /** Name of who did it; null: the system, bot or enterprise (see `actor`). */
  by: PersonRef | null;
  actor: string;
  data: Record<string, unknown>;
  at: string;
}

export interface Sla {
  kind: SlaKind;
  startedAt: string;
  dueAt: string;
  metAt: string | null;
  missedAt: string | null;
  clockMs: number | null;
  workingMs: number | null;
}

/** A party of the dispute, for the conflict check. */
export interface Party {
  side: 'own' | 'opposing';
  name: string;
  /** Unified social credit code; empty: unknown. */
  code: string;
}

/** `GET /api/desk/cases/:id/conflicts?person=` → for the person asking, or for the one named. */
export interface ConflictReport {
  /** `both_sides`: they worked for the other side; nothing lifts that. `similar`: a name alike; may be confirmed. */
  level: 'none' | 'similar' | 'both_sides';
  /** Reference numbers of the cases it comes from. */
  cases: { reference: string; party: string; side: 'own' | 'opposing' }[];
}

/** `POST /api/desk/cases/:id/eligibility` and in the case. */
export interface EligibilityResult {
  answers: Record<string, string>;
  /** `unknown`: answers are missing that would decide. */
  result: 'eligible' | 'not_eligible' | 'unknown';
  rules: { id: string; met: boolean | null; text: string; basis: string }[];
  /** Questions still open that would decide. */
  open: string[];
  override: { by: PersonRef; eligible: boolean; reason: string; at: string } | null;
}

export interface Rating {
  score: number;
  comment: string;
  at: string;
  benefit: 'yes' | 'partly' | 'no' | 'not_yet' | null;
}

export interface Closing {
  outcome: CloseOutcome;
  service: ServiceType;
  minutes: number;
  summary: string;
  by: PersonRef | null;
  at: string;
  /** Until when it may be reopened. */
  reopenUntil: string;
}
