import type { Generated } from 'kysely';

/** The desk's rows. JSON stands in text columns, instants as ISO 8601 UTC, days as YYYY-MM-DD. */
export interface DeskTables {
  cases: CaseTable;
  case_notes: CaseNoteTable;
  case_parties: CasePartyTable;
  case_owners: CaseOwnerTable;
  case_refusals: CaseRefusalTable;
  case_sla: CaseSlaTable;
  case_reads: CaseReadTable;
  case_drafts: CaseDraftTable;
  ratings: RatingTable;
  proposals: ProposalTable;
  attachments: AttachmentTable;
  desk_members: DeskMemberTable;
  desk_absences: DeskAbsenceTable;
  desk_teams: DeskTeamTable;
  canned_replies: CannedReplyTable;
}

/** A request to a human, kept with a reference number even before anybody looks. */
interface CaseTable {
  id: string;
  reference: string;
  conversation_id: string;
  question_id: string;
  team: string;
  urgent: number;
  deadline: string | null;
  reason: string;
  /** `queued`, `offered`, `claimed`, `waiting`, `closed`: see `desk/states`. */
  status: string;
  /** JSON: question, facts, what the bot answered, citations, what it found. */
  brief: string;
  created_at: string;
  /** Goes up with every change. */
  version: Generated<number>;
  /** First words of the question, personal data masked. */
  title: Generated<string>;
  language: Generated<string>;
  region: string | null;
  /** JSON: fixed words only, see `desk/brief`. */
  outline: Generated<string>;
  /** JSON, as the enterprise gave it. */
  contact: string | null;
  consent: Generated<string>;
  confirmed_at: string | null;
  /** Who has it, or had it last when it is closed. */
  owner_id: string | null;
  offered_to: string | null;
  offer_until: string | null;
  /** 0 low to 3 urgent. */
  priority: Generated<number>;
  labels: Generated<string>;
  snoozed_until: string | null;
  /** Since when the enterprise waits for an answer. */
  waiting_since: string | null;
  last_enterprise_seq: Generated<number>;
  /** By when an answer was promised. */
  promise_at: string | null;
  escalated: Generated<number>;
  eligibility: string | null;
  claimed_at: string | null;
  /** First answer of a person. */
  replied_at: string | null;
  /** Last message of an adviser told by mail. */
  mailed_seq: Generated<number>;
  closed_at: string | null;
  closed_by: string | null;
  outcome: string | null;
  service: string | null;
  minutes: number | null;
  summary: string | null;
  reminded_at: string | null;
  benefit_asked_at: string | null;
  alternatives_at: string | null;
}

interface CaseNoteTable {
  case_id: string;
  id: string;
  person_id: string;
  text: string;
  at: string;
}

interface CasePartyTable {
  case_id: string;
  /** `own` or `opposing`. */
  side: string;
  name: string;
  /** As names are compared: see `desk/party-names`. */
  normal: string;
  code: string;
}

/** Everybody who ever had the case, for the conflict check. */
interface CaseOwnerTable {
  case_id: string;
  person_id: string;
  from_at: string;
  until_at: string | null;
}

/** Who declined it, let an offer pass, or gave it back: it is not offered to them again. */
interface CaseRefusalTable {
  case_id: string;
  person_id: string;
  reason: string;
  at: string;
}

/** A promise of time: one row per start. */
interface CaseSlaTable {
  case_id: string;
  kind: string;
  /** Log entry that began it. */
  started_seq: number;
  started_at: string;
  due_at: string;
  met_at: string | null;
  missed_at: string | null;
  clock_ms: number | null;
  working_ms: number | null;
}

interface CaseReadTable {
  case_id: string;
  /** A person's id, or `enterprise`. */
  reader: string;
  seq: number;
}

interface CaseDraftTable {
  case_id: string;
  id: string;
  person_id: string;
  question: string;
  text: string;
  citations: string;
  at: string;
  /** `accepted`, `edited`, `dropped`; null: open. */
  result: string | null;
  /** Share of the text that was changed, 0 to 1. */
  distance: number | null;
  message_seq: number | null;
}

interface RatingTable {
  case_id: string;
  score: number | null;
  comment: Generated<string>;
  at: string | null;
  benefit: string | null;
  benefit_at: string | null;
}

interface ProposalTable {
  case_id: string;
  id: string;
  kind: string;
  title: string;
  text: string;
  state: string;
  by_id: string;
  at: string;
  decided_by: string | null;
  decided_at: string | null;
  decision: string | null;
}

interface AttachmentTable {
  case_id: string;
  id: string;
  conversation_id: string;
  /** Message it went with; null: uploaded, not sent yet. */
  message_seq: number | null;
  /** SHA-256 of the bytes: where they are kept. */
  digest: string;
  name: string;
  type: string;
  size: number;
  /** A person's id, or `enterprise`. */
  by_id: string;
  at: string;
}

interface DeskMemberTable {
  person_id: string;
  /** JSON: see `desk/members`. */
  settings: string;
  available: number;
  assigned_at: string | null;
  licence: string | null;
  updated_at: string;
}

interface DeskAbsenceTable {
  id: string;
  person_id: string;
  from_day: string;
  to_day: string;
  reason: string;
}

interface DeskTeamTable {
  code: string;
  settings: string;
  updated_at: string;
}

interface CannedReplyTable {
  id: string;
  content: string;
  by_id: string;
  at: string;
  retired_at: string | null;
}
