import type { MakeWorklist } from './deps.ts';
import { findingsOf } from './findings.ts';

/** Fields read with doubt, and texts without a date. */
export const unsure: MakeWorklist = findingsOf('unsure', 'undated');
