/** Teams that take over; `legal_aid` is the volunteers. */
export const TEAMS = ['tax', 'finance', 'labor', 'digital', 'general', 'legal_aid'] as const;
export type Team = (typeof TEAMS)[number];

/** Every way a question can end, in families by prefix. */
export const OUTCOMES = {
  answered: {},
  answered_partly: {},
  answered_greeting: {},
  answered_thanks: {},
  answered_smalltalk: {},
  clarify: {},
  handed_off: {},
  declined_off_topic: {},
  declined_abuse: {},
  declined_manipulation: {},
  declined_unlawful: {},
  declined_too_long: {},
  unanswerable_not_found: {},
  unanswerable_empty: {},
  failed_internal: {},
  failed_timeout: {},
} as const;

export type OutcomeCode = keyof typeof OUTCOMES;
