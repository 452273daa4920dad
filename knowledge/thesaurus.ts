import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadData } from '../src/base/load-data.ts';
import { ROOT } from '../src/base/root.ts';
import { expressionFinder } from './thesaurus-find.ts';

/** Expressions one after another, with commas; `…` in one stands for up to a few other words. */
const expressions = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((expression) => expression.trim())
      .filter((expression) => expression !== ''),
  );

/** One matter: how the law names it (`law`), how lay people do (`lay`), and in English (`en`). */
const conceptSchema = z
  .strictObject({
    law: expressions.pipe(z.array(z.string()).min(1)),
    lay: expressions,
    en: expressions,
    /** What the words mean here, where they also mean something else. */
    note: z.string().trim().min(1).optional(),
  })
  .refine(({ lay, en }) => lay.length + en.length > 0, 'no other word for it');

/** One file of the thesaurus, `knowledge/thesaurus/<topic>.yaml`. */
export const thesaurusFileSchema = z.strictObject({
  topic: z.string().regex(/^[a-z-]+$/),
  /** Day of the last change. */
  version: z.iso.date(),
  /** Words that hold an expression by accident: 仲裁员 has nothing to do with 裁员. */
  unrelated: expressions,
  concepts: z.array(conceptSchema),
});
export type ThesaurusFile = z.output<typeof thesaurusFileSchema>;
export type Concept = z.output<typeof conceptSchema>;

/** Words of the law, or in the other language, that a text does not hold but its words stand for. */
export interface Thesaurus {
  expand(text: string): string[];
}

const FOLDER = 'knowledge/thesaurus';
let builtin: Thesaurus | undefined;

/** The thesaurus that ships with the product, read once. */
export function builtinThesaurus(): Thesaurus {
  builtin ??= createThesaurus(readThesaurusFiles());
  return builtin;
}

export function readThesaurusFiles(): ThesaurusFile[] {
  return readdirSync(join(ROOT, FOLDER))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => loadData(`${FOLDER}/${name}`, thesaurusFileSchema));
}

/**
 * Makes the thesaurus. Words of lay people and English ones lead to the words of the law; the words of the law
 * lead to the first English ones, so that English texts are found too. An expression within a longer one does
 * not count: 支付令 is no payment.
 */
export function createThesaurus(files: readonly ThesaurusFile[]): Thesaurus {
  const concepts = files.flatMap((file) => file.concepts);
  const find = expressionFinder([
    ...concepts.flatMap((concept) => entriesOf(concept)),
    ...files.flatMap(({ unrelated }) => unrelated.map((expression) => ({ expression, leadsTo: [] }))),
  ]);
  return {
    expand(text) {
      const terms = new Set(find(text).flat());
      return [...terms].filter((term) => !text.includes(term));
    },
  };
}

function entriesOf({ law, lay, en }: Concept): { expression: string; leadsTo: string[] }[] {
  const english = en.slice(0, 1);
  return [
    ...law.map((expression) => ({ expression, leadsTo: english })),
    ...lay.map((expression) => ({ expression, leadsTo: [...law, ...english] })),
    ...en.map((expression) => ({ expression, leadsTo: law })),
  ];
}
