import { z } from 'zod';
import type { Passage } from '../knowledge/passage.ts';
import type { Language } from '../src/base/language.ts';
import type { Store } from '../src/store/open.ts';

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

/** The content of every guide section held, by language. */
export async function heldSections(store: Store): Promise<Record<Language, GuideContent[]>> {
  const rows = await store
    .selectFrom('passages as p')
    .innerJoin('versions as v', 'v.id', 'p.version_id')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(['p.content', 'd.language'])
    .where('p.kind', '=', 'guide')
    .where('p.retired_at', 'is', null)
    .execute();
  const of = (language: Language) =>
    rows
      .filter((row) => row.language === language)
      .map((row) => JSON.parse(row.content ?? 'null') as GuideContent);
  return { zh: of('zh'), en: of('en') };
}
