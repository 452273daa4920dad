import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { Answer } from './asked.ts';
import { OUTCOMES, type OutcomeCode } from './outcomes.ts';
import { wording } from './wording.ts';

/** An answer that is words only, its outcome's own unless told, with the offer of a person where that outcome makes it. */
export function ending(
  outcome: OutcomeCode,
  language: Language,
  asOf: Day,
  text: string = wording(outcome, language),
): Answer {
  return {
    outcome,
    team: null,
    urgent: false,
    deadline: null,
    caseReason: null,
    language,
    text,
    citations: [],
    completeness: 'none',
    asOf,
    suggestions: OUTCOMES[outcome].offersPerson ? [wording('suggest.person', language)] : [],
    trace: {},
    timings: {},
  };
}
