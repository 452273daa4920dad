import type { Day } from '../src/base/time.ts';

/** Why a version ended, or why it is doubtful. */
export type Ended = 'superseded' | 'repealed' | 'expired' | 'amended_elsewhere';

/** The days a version is in force, both ends inclusive, and what ended it. */
export interface Window {
  publishedOn: Day | null;
  effectiveFrom: Day | null;
  effectiveTo: Day | null;
  ended: Ended | null;
  endedBy: string | null;
}

/**
 * Validity of a text on a day. `in_force_amended`: in force as far as known, but a newer text exists
 * that is not held here, so it answers only with a warning.
 */
export type Validity =
  | 'in_force'
  | 'in_force_amended'
  | 'not_yet_in_force'
  | 'superseded'
  | 'repealed'
  | 'expired';

/** Validity of a version on `day`; boundary days are in force. A text without any date counts as in force. */
export function validityOn(window: Window, day: Day): Validity {
  const from = window.effectiveFrom ?? window.publishedOn;
  if (from !== null && day < from) return 'not_yet_in_force';
  if (window.effectiveTo !== null && day > window.effectiveTo) {
    return window.ended === 'repealed' || window.ended === 'expired' ? window.ended : 'superseded';
  }
  if (
    window.effectiveTo === null &&
    (window.ended === 'repealed' || window.ended === 'superseded' || window.ended === 'expired')
  )
    return window.ended;
  return window.ended === 'amended_elsewhere' ? 'in_force_amended' : 'in_force';
}

/** Whether a text may answer. */
export function inForce(validity: Validity): boolean {
  return validity === 'in_force' || validity === 'in_force_amended';
}
