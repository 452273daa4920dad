/** Teams that take cases; `legal_aid` is the volunteers. */
export const TEAMS = ['tax', 'finance', 'labor', 'digital', 'general', 'legal_aid'] as const;
export type TeamCode = (typeof TEAMS)[number];

/**
 * Where a case stands. `queued`: anybody of the team may claim it; `offered`: it waits for one person's yes;
 * `claimed`: a person has it and it is their turn; `waiting`: a person has it and it is the enterprise's turn.
 */
export const CASE_STATES = ['queued', 'offered', 'claimed', 'waiting', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Why a case was opened: a closed list, counted. Wording: `desk/wording/lists.yaml`. */
export const REASONS = [
  'asked_for_person',
  'urgent',
  'complex',
  'legal_aid',
  'crisis',
  'bot_failed',
  'weak_evidence',
  'dissatisfied',
] as const;
export type Reason = (typeof REASONS)[number];

/** Why somebody gives a case back or declines it. */
export const RELEASE_REASONS = [
  'busy',
  'not_my_field',
  'conflict',
  'language',
  'off_duty',
  'no_reply',
  'other',
] as const;
export type ReleaseReason = (typeof RELEASE_REASONS)[number];

/** How a case ended; needed to close it. */
export const CLOSE_OUTCOMES = [
  'resolved',
  'advised',
  'referred',
  'benefit_obtained',
  'not_eligible',
  'no_answer',
  'withdrawn',
  'duplicate',
] as const;
export type CloseOutcome = (typeof CLOSE_OUTCOMES)[number];

/** The seven kinds of service of the notice (企业函〔2020〕72号, part two). */
export const SERVICE_TYPES = [
  'policy',
  'digital',
  'innovation',
  'specialised',
  'financing',
  'market',
  'other',
] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** How a team's cases reach a person. `shared`: they claim; else they are offered to one person at a time. */
export const ASSIGNMENTS = ['shared', 'longest_waiting', 'least_loaded', 'round_robin'] as const;
export type Assignment = (typeof ASSIGNMENTS)[number];

/** What the desk promises and measures. */
export const SLA_KINDS = ['first_response', 'next_response', 'resolution'] as const;
export type SlaKind = (typeof SLA_KINDS)[number];
