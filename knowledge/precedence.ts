import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../src/base/root.ts';
import { alike, pairsOf } from './alike.ts';
import { figuresStated } from './figures.ts';
import { LEVELS, type Level } from './levels.ts';
import type { Passage } from './passage.ts';
import { plainTitle } from './title.ts';

const level = z.enum(Object.keys(LEVELS) as [Level, ...Level[]]);
const words = z.string().min(1);
const schema = z.strictObject({
  higher: z.partialRecord(level, z.strictObject({ over: z.array(level), article: words })),
  mayVary: words.transform((pattern) => new RegExp(pattern)),
  special: z.array(z.strictObject({ special: words, general: words })),
  specialTitle: words.transform((pattern) => new RegExp(pattern)),
  sameOrgan: words,
  undecided: words,
});
const rules = schema.parse(parse(readFileSync(resolve(ROOT, 'knowledge/precedence.yaml'), 'utf8')));

export type PrecedenceReason = 'level' | 'special' | 'recent' | 'undecided';

/** Of two passages on the same matter, the one that holds where they differ, and why. */
export interface Precedence {
  prevails: number;
  yields: number;
  reason: PrecedenceReason;
  /** The article of the Legislation Law that says so. */
  article: string;
}

type Ranked = Pick<
  Passage,
  'id' | 'documentId' | 'title' | 'issuer' | 'level' | 'text' | 'effectiveFrom' | 'publishedOn'
>;

/** Share of pairs in common from which two passages are on the same matter. */
const SAME_MATTER = 0.3;

/**
 * Passages on the same matter with other figures, of which one prevails: by level, else between texts of one organ the
 * special, else the newer (Legislation Law, articles 99 to 106). Nothing is said of texts that the law does not rank.
 */
export function precedenceAmong(passages: readonly Ranked[]): Precedence[] {
  const pairs = passages.map(({ text }) => pairsOf(text));
  const found: Precedence[] = [];
  for (const [i, a] of passages.entries())
    for (const [j, b] of passages.entries()) {
      if (j <= i || a.documentId === b.documentId) continue;
      if (alike(pairs[i]!, pairs[j]!) < SAME_MATTER || !figuresDiffer(a.text, b.text)) continue;
      const decided = precedenceOf(a, b);
      if (decided) found.push(decided);
    }
  return found;
}

/** Passages in their order, but one that prevails over another stands before it. */
export function inPrecedence<Item>(
  items: readonly Item[],
  idOf: (item: Item) => number,
  precedence: readonly Precedence[],
): Item[] {
  const order = [...items];
  for (const { prevails, yields, reason } of precedence) {
    const from = order.findIndex((item) => idOf(item) === prevails);
    const to = order.findIndex((item) => idOf(item) === yields);
    if (reason !== 'undecided' && from > to && to >= 0) order.splice(to, 0, ...order.splice(from, 1));
  }
  return order;
}

/** Which of two texts prevails where they differ; null where the Legislation Law does not say. */
export function precedenceOf(a: Ranked, b: Ranked): Precedence | null {
  const byLevel = higherOf(a, b) ?? higherOf(b, a);
  if (byLevel) return byLevel;
  if (a.level !== b.level || a.issuer === null || a.issuer !== b.issuer || !(a.level in rules.higher))
    return null;
  const [newer, older] = dayOf(a) >= dayOf(b) ? [a, b] : [b, a];
  if (dayOf(newer) === dayOf(older)) return null;
  if (isSpecial(newer, older)) return between(newer, older, 'special', rules.sameOrgan);
  if (isSpecial(older, newer)) return between(older, newer, 'undecided', rules.undecided);
  return between(newer, older, 'recent', rules.sameOrgan);
}

function higherOf(high: Ranked, low: Ranked): Precedence | null {
  const rule = rules.higher[high.level];
  if (!rule?.over.includes(low.level) || rules.mayVary.test(low.title)) return null;
  return between(high, low, 'level', rule.article);
}

function isSpecial(a: Ranked, b: Ranked): boolean {
  const [special, general] = [plainTitle(a.title), plainTitle(b.title)];
  if (rules.specialTitle.test(special) && !rules.specialTitle.test(general)) return true;
  return rules.special.some((pair) => pair.special === special && pair.general === general);
}

function between(prevails: Ranked, yields: Ranked, reason: PrecedenceReason, article: string): Precedence {
  return { prevails: prevails.id, yields: yields.id, reason, article };
}

/** Each has a figure that the other lacks: they say different things of what they both speak of. */
function figuresDiffer(a: string, b: string): boolean {
  const [own, other] = [figuresStated(a), figuresStated(b)];
  return [...own].some((figure) => !other.has(figure)) && [...other].some((figure) => !own.has(figure));
}

function dayOf({ effectiveFrom, publishedOn }: Ranked): string {
  return effectiveFrom ?? publishedOn ?? '';
}
