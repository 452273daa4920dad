import { z } from 'zod';
import { loadData } from '../src/base/load-data.ts';

const days = z.number().int().positive();

/** Periods and limits of the desk. */
export const RULES = loadData(
  'desk/data/rules.yaml',
  z.strictObject({
    reopenDays: days,
    ratingReminderDays: days,
    benefitDays: days,
    mailMinutes: z.number().positive(),
    attachmentBytes: z.number().int().positive(),
    attachmentsPerCase: z.number().int().positive(),
  }),
);
