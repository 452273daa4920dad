import { fault } from '../base/faults.ts';

/**
 * What was looked up, when it is there and the caller's to see or change; another's looks like one that does not
 * exist. Every handler with an id in its path passes through here, on reads and on writes. Throws `not_found`.
 */
export function own<T>(found: T | null | undefined, isTheirs: (found: T) => boolean = () => true): T {
  if (found === null || found === undefined || !isTheirs(found)) throw fault('not_found');
  return found;
}

/** An id as it stands in a path; anything that cannot be one is not found. Throws `not_found`. */
export function pathId(value: unknown): string {
  if (typeof value !== 'string' || !/^[\w-]{1,64}$/.test(value)) throw fault('not_found');
  return value;
}
