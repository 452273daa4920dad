import { z } from 'zod';

const words = z.string().trim().min(1);
const bilingual = z.strictObject({ zh: words, en: words });
const lists = z.strictObject({ zh: z.array(words), en: z.array(words) });

/** The law and article that a statement rests on, with the words of the article that carry it. */
const source = z.strictObject({
  /** Key of `services/guides/sources/*.yaml`, e.g. `劳动合同法`. */
  law: words,
  article: z.number().int().positive(),
  /** Verbatim from the article in force: when the text changes, the section stops answering. */
  quote: words,
});

/** One question answered: becomes one passage per language. */
const section = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  heading: bilingual,
  /** How people ask it; found by search, never shown. */
  questions: lists,
  /** The answer in one or two sentences. */
  lead: bilingual,
  /** Conditions, exceptions, figures. */
  points: lists.optional(),
  /** What to do about this, when it differs from the guide's steps. */
  steps: lists.optional(),
  sources: z.array(source),
  /** For what no text at hand proves: shown as "to be confirmed by the centre". */
  unconfirmed: z.boolean().optional(),
});

const channel = z.strictObject({
  name: bilingual,
  phone: z.string().optional(),
  url: z.url().optional(),
  note: bilingual.optional(),
});

/** A starter guide: one file `services/guides/<id>.yaml`. */
export const guideSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  topic: z.enum([
    'tax',
    'finance',
    'social-insurance',
    'labor',
    'company',
    'contract',
    'payment',
    'dispute',
    'support',
    'legal-aid',
  ]),
  /** Which of the notice's seven services it serves. */
  service: z.enum(['policy', 'digital', 'innovation', 'cultivation', 'financing', 'market', 'other']),
  asOf: z.iso.date(),
  reviewBy: z.iso.date(),
  title: bilingual,
  appliesTo: bilingual,
  sections: z.array(section).min(1),
  steps: lists,
  channels: z.array(channel).min(1),
});

/** A law that guides rest on: one entry of `services/guides/sources/*.yaml`. */
export const guideSourceSchema = z.strictObject({
  title: words,
  english: words,
  documentNumber: z.string().optional(),
  issuer: words,
  level: z.enum(['law', 'regulation', 'interpretation', 'rule', 'document']),
  /** Day the version rested on was published or last revised, as the version's file in the texts says. */
  version: z.iso.date(),
  effectiveFrom: z.iso.date(),
});

export type Guide = z.output<typeof guideSchema>;
export type GuideSection = z.output<typeof section>;
export type GuideSource = z.output<typeof guideSourceSchema>;
