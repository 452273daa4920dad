import type { MakeWorklist } from './deps.ts';
import { findingsOf } from './findings.ts';

/** Texts that another one answers for. */
export const duplicates: MakeWorklist = findingsOf('duplicate');
