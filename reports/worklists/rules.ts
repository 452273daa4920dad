import { z } from 'zod';
import type { Bilingual } from '../../src/base/language.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { WorklistId } from '../api-worklists.ts';
import { bilingual } from '../words.ts';

const days = z.number().int().positive();
/** In the order of the page: what misleads somebody now comes first. */
const ids = [
  'recall',
  'standard_answers',
  'canned',
  'guides',
  'sources',
  'expiring',
  'drafts',
  'review',
  'unsure',
  'coverage',
  'ocr',
  'replacement',
  'duplicates',
] as const satisfies WorklistId[];

/** The worklists with their words, and their rules. */
export const WORKLISTS = loadData(
  'reports/data/worklists.yaml',
  z.strictObject({
    lists: z.record(z.enum(ids), z.strictObject({ name: bilingual, about: bilingual })),
    expiringDays: days,
    textReviewDays: days,
    recallDays: days,
  }),
);

/** Every list in the order of the page. */
export const WORKLIST_IDS: readonly WorklistId[] = ids;

/** How a list is called, and what stands on it. */
export function worklistWords(id: WorklistId): { name: Bilingual; about: Bilingual } {
  return WORKLISTS.lists[id];
}
