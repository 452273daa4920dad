import { z } from 'zod';
import { figuresStated } from '../../knowledge/figures.ts';
import type { Language } from '../../src/base/language.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { Likeness } from '../likeness.ts';

const patterns = z.array(z.string()).min(1);
const data = loadData(
  'services/standard-answers/matching.yaml',
  z.strictObject({
    sure: z.strictObject({ zh: z.number().min(0.5).max(1), en: z.number().min(0.5).max(1) }),
    negations: patterns,
    pairs: patterns,
    sides: z.array(z.tuple([z.string(), z.string()])),
  }),
);
const NEGATIONS = data.negations.map((pattern) => new RegExp(pattern, 'i'));
const SIDES = data.sides.map(([one, other]) => [new RegExp(one, 'i'), new RegExp(other, 'i')] as const);
const PAIRS = new RegExp(data.pairs.join('|'), 'g');

/** Likeness from which a wording is the question. */
export const SURE = data.sure;

/** How a question is read before it is compared, by whoever reads questions. */
export interface Reading {
  /** In one plain spelling. */
  plain(text: string): string;
  /** Places named. */
  places(plain: string): readonly string[];
}

/**
 * Makes the comparison of questions with wordings: the likeness that guides are found by, of whole questions alone;
 * 0 where they state other figures, name other places or sides, or one denies what the other does not.
 */
export function createMatching(
  likeness: Likeness,
  reading: Reading,
): (question: string, wordings: readonly string[], language: Language) => number {
  const read = remembered(reading.plain);
  return (question, wordings, language) => {
    const asked = read(question);
    return Math.max(
      0,
      ...wordings.map(read).map((wording) => {
        const like = likeness(asked, { questions: [wording], heading: '', lead: '' }, language);
        return like >= SURE[language] && differ(asked, wording, reading) ? 0 : like;
      }),
    );
  };
}

/** Wordings come again with every question. */
function remembered(plain: Reading['plain']): Reading['plain'] {
  const known = new Map<string, string>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    if (known.size >= KEPT) known.clear();
    const read = plain(text);
    known.set(text, read);
    return read;
  };
}

const KEPT = 20_000;

function differ(one: string, other: string, { places }: Reading): boolean {
  return (
    list(figuresStated(one)) !== list(figuresStated(other)) ||
    list(places(one)) !== list(places(other)) ||
    denials(one) !== denials(other) ||
    SIDES.some(([a, b]) => opposed(only(one, a, b), only(other, a, b)))
  );
}

function list(items: Iterable<string | number>): string {
  return [...items].sort().join();
}

function denials(text: string): string {
  const bare = text.replace(PAIRS, '');
  return NEGATIONS.map((pattern) => pattern.test(bare)).join();
}

/** Which side alone a text names: -1, 1; 0: none, or both. */
function only(text: string, a: RegExp, b: RegExp): number {
  return Number(b.test(text)) - Number(a.test(text));
}

function opposed(one: number, other: number): boolean {
  return one * other < 0;
}
