import type { MakeWorklist } from './deps.ts';
import { findingsOf } from './findings.ts';

/** Texts that were not taken in whole. */
export const coverage: MakeWorklist = findingsOf('coverage');
