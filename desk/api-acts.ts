import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Day } from '../src/base/time.ts';
import type { Party, PersonRef } from './api-case.ts';
import type { CloseOutcome, Priority, ReleaseReason, ServiceType, TeamCode } from './states.ts';

/** Bodies of the writes to one case. Each answers with the `CaseRow` as it is then, unless said; 204 when it left one's sight. */

/** `POST …/claim`, `POST …/accept`: 409 `case_taken` when another was quicker, 409 `conflict_of_interest`. */
export interface ClaimBody {
  /** A similar name was looked at and is somebody else. */
  acknowledgeSimilar?: boolean;
  /** The limited scope of a volunteer's help was read: required of volunteers. */
  acceptScope?: boolean;
}
/** `POST …/release`, `POST …/decline`. */
export interface ReleaseBody {
  reason: ReleaseReason;
  note?: string;
}
/** `POST …/transfer`: to a team, or to one person (who is offered it). */
export interface TransferBody {
  team?: TeamCode;
  personId?: string;
  note: string;
}
/** `POST …/reply` → `Message`. The same `clientId` again gives the message stored first. */
export interface ReplyBody {
  clientId: string;
  text: string;
  /** Ids from `POST …/attachments`. */
  attachments?: string[];
  /** The draft it was made from: how much it was edited is recorded. */
  draftId?: string;
}
/** `POST …/notes` → `Note`. */
export interface NoteBody {
  text: string;
}
/** `POST …/read` → 204. */
export interface ReadBody {
  seq: number;
}
/** `POST …/labels`. */
export interface LabelsBody {
  labels: string[];
}
export interface PriorityBody {
  priority: Priority;
}
/** `POST …/snooze`; null wakes it. A new message of the enterprise wakes it too. */
export interface SnoozeBody {
  until: string | null;
}
/** `POST …/parties`. */
export interface PartiesBody {
  parties: Party[];
}
/** `POST …/eligibility` → `EligibilityResult`. With `override`, a person decides against the rules. */
export interface EligibilityBody {
  answers: Record<string, string>;
  override?: { eligible: boolean; reason: string };
}
/** `POST …/draft` → `Draft`. */
export interface DraftBody {
  /** What to answer; empty: the enterprise's last words. */
  question?: string;
}
export interface Draft {
  id: string;
  question: string;
  /** As the page shows it: Markdown with marks. */
  text: string;
  /** As a person sends it. Sent unchanged, it counts as accepted. */
  reply: string;
  citations: CitationSnapshot[];
  /** `none`: nothing was found, and `text` is empty. */
  completeness: 'complete' | 'partial' | 'none';
  asOf: Day;
}
/** `POST …/draft/:draft/drop` → 204: the draft was of no use. */

/** `POST …/close`. `seenSeq`: last message on the screen; 409 `case_moved_on` when the enterprise wrote since. */
export interface CloseBody {
  outcome: CloseOutcome;
  service: ServiceType;
  minutes: number;
  summary: string;
  seenSeq: number;
}
/** `POST …/reopen`. */
export interface ReopenBody {
  reason: string;
}
/** `POST …/propose` → `Proposal`. */
export interface ProposeBody {
  kind: 'standard_answer' | 'typical_case';
  title: string;
  text: string;
}
/** Masked on arrival; waits for an approver. */
export interface Proposal {
  id: string;
  kind: 'standard_answer' | 'typical_case';
  reference: string;
  title: string;
  text: string;
  state: 'proposed' | 'approved' | 'rejected';
  by: PersonRef;
  at: string;
  decidedBy: PersonRef | null;
  decision: string | null;
}
