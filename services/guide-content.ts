import { z } from 'zod';
import type { Passage } from '../knowledge/passage.ts';

const rest = z.object({
  title: z.string(),
  english: z.string(),
  documentNumber: z.string().nullable(),
  issuer: z.string(),
  level: z.enum(['law', 'regulation', 'interpretation', 'rule', 'document']),
  effectiveFrom: z.string(),
  article: z.number(),
  quote: z.string(),
});

/** What a guide passage carries besides its text, in the language of the passage. */
const contentSchema = z.object({
  guide: z.string(),
  section: z.string(),
  heading: z.string(),
  lead: z.string(),
  points: z.array(z.string()),
  steps: z.array(z.string()),
  /** How the section is asked: the likeness of a question to these tells whether it answers. */
  questions: z.array(z.string()),
  channels: z.array(
    z.object({
      name: z.string(),
      phone: z.string().nullable(),
      url: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  rests: z.array(rest),
  unconfirmed: z.boolean(),
  asOf: z.string(),
});

export type GuideContent = z.output<typeof contentSchema>;
/** A law article that a section rests on, with the words that carry it. */
export type GuideRest = GuideContent['rests'][number];

/** The structured content of a guide passage; null for any other passage. */
export function guideContent(passage: Passage): GuideContent | null {
  if (passage.kind !== 'guide') return null;
  return contentSchema.parse(passage.content);
}
