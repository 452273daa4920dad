import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { anyOf, patterns } from '../patterns.ts';

const issues = Object.values(loadData('bot/triage/issues.yaml', z.record(z.string(), patterns))).map(
  (list) => anyOf(list)!,
);

/** How many separate kinds of matters a normalised text tells of. */
export function issuesIn(normal: string): number {
  return issues.filter((issue) => issue.test(normal)).length;
}
