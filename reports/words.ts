import { z } from 'zod';

/** A text in both languages, as data files give it. */
export const bilingual = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) });
