import { z } from 'zod';
import { isDay } from '../../src/base/time.ts';
import type { StandardContent } from './api.ts';

const question = z.string().trim().min(2).max(200);
const words = z.string().trim().max(4_000);

/** The part of a standard answer that people write; a language is either asked and answered, or left out. */
export const writtenSchema = z
  .object({
    questions: z.object({ zh: z.array(question).max(20), en: z.array(question).max(20) }),
    text: z.object({ zh: words, en: words }),
  })
  .refine(({ questions: { zh, en } }) => zh.length + en.length > 0, 'no question')
  .refine(
    ({ questions, text }) =>
      (['zh', 'en'] as const).every((language) => questions[language].length === 0 || text[language] !== ''),
    'a language with questions needs an answer',
  );

const binding = z.object({
  documentKey: z.string(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  article: z.string().nullable(),
  text: z.string(),
  quote: z.string(),
});

const contentSchema = z.object({
  questions: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  text: z.object({ zh: z.string(), en: z.string() }),
  bindings: z.array(binding),
  reviewBy: z.string().refine(isDay),
}) satisfies z.ZodType<StandardContent>;

/** The content of a stored revision. */
export function contentOf(json: string): StandardContent {
  return contentSchema.parse(JSON.parse(json));
}

/** What it is called in lists: its first question, in the other language where it has none in one. */
export function headingOf({ questions: { zh, en } }: StandardContent): { zh: string; en: string } {
  const [first = '', other = ''] = [zh[0] ?? en[0], en[0] ?? zh[0]];
  return { zh: first, en: other };
}

/** The lines of an answer: what it comes to, and its points, without the signs of lists. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•·]|\d+[.、)])\s*/, '').trim())
    .filter((line) => line !== '');
}
