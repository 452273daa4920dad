import { resolve } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../src/base/root.ts';
import { readYaml } from '../src/base/yaml.ts';
import type { Passage } from './passage.ts';
import { plainTitle } from './title.ts';

const words = z.string().min(1);
const entries = z
  .array(z.strictObject({ title: words, article: words, by: words, asOf: z.iso.date() }))
  .parse(readYaml(resolve(ROOT, 'knowledge/overtaken.yaml')));
const overtakers = new Map(entries.map(({ title, article, by }) => [`${title}#${article}`, by]));

/**
 * The article that holds now where the rule of a passage has been taken over by a later law on the same matter
 * (Legislation Law, article 103: of rules of one organ the special and the newer prevail); null for all others.
 */
export function overtakenBy({ title, article }: Pick<Passage, 'title' | 'article'>): string | null {
  return overtakers.get(`${plainTitle(title)}#${article}`) ?? null;
}
