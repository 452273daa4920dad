import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import type { GuideSource } from '../guide.ts';
import { readSources } from '../guides.ts';

const words = z.string().trim().min(1);
const rule = z.strictObject({
  /** Key of `services/guides/sources`. */
  law: words,
  article: z.number().int().positive(),
  quote: words,
  /** Day on which the figures were last compared with the text. */
  asOf: z.iso.date(),
  figures: z.record(z.string(), z.number().positive()).default({}),
  /** The figures stand in `from`, a text that is not held here. */
  unconfirmed: z.literal(true).optional(),
  from: z.strictObject({ zh: words, en: words }).optional(),
});

/** A rule that figures come from: law, article, the words that carry it, and what is reckoned with. */
export type Rule = z.output<typeof rule> & { key: string };

/** Every rule of the calculators, by key. */
export const RULES: ReadonlyMap<string, Rule> = new Map(
  Object.entries(loadData('services/calculators/rules.yaml', z.record(z.string(), rule))).map(
    ([key, one]) => [key, { ...one, key }],
  ),
);

/** The rule of a key. Throws when there is none: a mistake of the program. */
export function ruleOf(key: string): Rule {
  const found = RULES.get(key);
  if (!found) throw new Error(`there is no rule ${key}`);
  return found;
}

/** A figure of a rule. Throws when it has none of that name. */
export function figure(key: string, name: string): number {
  const value = ruleOf(key).figures[name];
  if (value === undefined) throw new Error(`the rule ${key} has no figure ${name}`);
  return value;
}

let sources: Map<string, GuideSource> | null = null;

/** The law that a rule stands in. */
export function sourceOf({ law }: Rule): GuideSource {
  sources ??= readSources();
  const found = sources.get(law);
  if (!found) throw new Error(`there is no law ${law}`);
  return found;
}
