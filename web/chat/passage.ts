import * as z from 'zod/mini';
import { type Citation, citationSchema } from './received.ts';

const piece = z.object({
  id: z.number(),
  article: z.nullable(z.string()),
  headingPath: z.array(z.string()),
  page: z.nullable(z.number()),
  text: z.string(),
});

const passageSchema = z.object({
  passage: piece,
  document: z.pick(citationSchema, {
    title: true,
    documentNumber: true,
    issuer: true,
    level: true,
    region: true,
    note: true,
    effectiveFrom: true,
    effectiveTo: true,
    endedBy: true,
  }),
  validity: citationSchema.shape.validity,
  /** How the text stands as a whole: `repealed_in_part` where single articles of it are gone. */
  standing: z.string(),
  /** Its words were read anew since it was cited. */
  retired: z.boolean(),
  asOf: z.string(),
  before: z.array(piece),
  after: z.array(piece),
  newer: z.nullable(z.object({ title: z.string(), passageId: z.nullable(z.number()) })),
  copyOf: z.nullable(z.object({ title: z.string(), passageId: z.nullable(z.number()) })),
});

/** A passage where it stands: with its neighbours, its document and whether it is in force today. */
export type PassageInPlace = z.output<typeof passageSchema>;
export type Piece = z.output<typeof piece>;

/** Reads a passage from the server. Throws when that fails, or when the answer is not what was agreed. */
export async function getPassage(id: number, signal: AbortSignal): Promise<PassageInPlace> {
  const response = await fetch(`/api/passages/${id}`, { signal, headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`passage refused with ${response.status}`);
  return passageSchema.parse(await response.json());
}

/** The text of a citation as it was kept with the answer, for when the passage itself cannot be read. */
export function placeOfCitation(citation: Citation): PassageInPlace {
  const { passageId, article, headingPath, page, text, validity, asOf } = citation;
  return {
    passage: { id: passageId ?? 0, article, headingPath, page, text },
    document: citation,
    validity,
    standing: validity,
    retired: false,
    asOf,
    before: [],
    after: [],
    newer: null,
    copyOf: null,
  };
}
