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
  /** First day on which the wording held is known to be out of date. */
  amendedFrom?: Day | null;
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
  return isAmended(window, day) ? 'in_force_amended' : 'in_force';
}

/** A newer wording is known of: from a day on, or throughout where no day is known. */
function isAmended({ ended, amendedFrom }: Window, day: Day): boolean {
  return amendedFrom ? day >= amendedFrom : ended === 'amended_elsewhere';
}

/** How a whole text stands: as its window says, or in force without some of its articles. */
export type Standing = Validity | 'repealed_in_part';

/** Standing of a version on `day`, given the last days of those of its passages that were repealed alone. */
export function standingOn(window: Window, repealedAfter: readonly Day[], day: Day): Standing {
  const validity = validityOn(window, day);
  return inForce(validity) && repealedAfter.some((last) => day > last) ? 'repealed_in_part' : validity;
}

/** Whether a text may answer. */
export function inForce(validity: Validity): boolean {
  return validity === 'in_force' || validity === 'in_force_amended';
}
