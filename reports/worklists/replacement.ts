import type { MakeWorklist } from './deps.ts';
import { findingsOf } from './findings.ts';

/** Texts that ended or were amended while nothing newer is held. */
export const replacement: MakeWorklist = findingsOf('missing_replacement');
