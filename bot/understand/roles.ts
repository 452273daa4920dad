import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { patterns } from '../patterns.ts';

const data = loadData('bot/understand/roles.yaml', z.strictObject({ worker: patterns, employer: patterns }));
const sides = {
  worker: data.worker.map((pattern) => new RegExp(pattern)),
  employer: data.employer.map((pattern) => new RegExp(pattern)),
};

/** The side of an employment the asker speaks from. */
export type Role = 'employer' | 'worker';

/** Whether a normalised text speaks as an employer or as a worker; null: it does not show. */
export function roleOf(normal: string): Role | null {
  const worker = sides.worker.filter((pattern) => pattern.test(normal)).length;
  const employer = sides.employer.filter((pattern) => pattern.test(normal)).length;
  if (worker === employer) return null;
  return worker > employer ? 'worker' : 'employer';
}
