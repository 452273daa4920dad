import { resolve } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../src/base/root.ts';
import { readYaml } from '../src/base/yaml.ts';
import { plainTitle } from './title.ts';

const words = z.string().trim().min(1);

/** One entry of `law-names.yaml`: a title as `plainTitle` gives it, and how else people name it. */
const lawNamesSchema = z.array(
  z.strictObject({
    title: words,
    /** Short names and common ones in Chinese. */
    short: z.array(words).default([]),
    /** English names, any spelling; `PRC` and `of the People's Republic of China` left out. */
    english: z.array(words).default([]),
  }),
);

export type LawName = z.output<typeof lawNamesSchema>[number];

let names: LawName[] | undefined;

/** The names of laws as data. Throws (a bug of the data file) when it is not as the schema says. */
export function lawNames(): LawName[] {
  names ??= lawNamesSchema.parse(readYaml(resolve(ROOT, 'knowledge/law-names.yaml')));
  return names;
}

/** The common English name of a law, with capitals; null when it has none. */
export function englishName(title: string): string | null {
  const name = namesOf(title)?.english[0];
  return name
    ? name.replace(/\b(?!(?:of|on|the|and|for|in|to|by)\b)[a-z]/g, (first) => first.toUpperCase())
    : null;
}

/** What people call a law for short, as the data has it. */
export function shortNames(title: string): string[] {
  return namesOf(title)?.short ?? [];
}

function namesOf(title: string): LawName | undefined {
  const plain = plainTitle(title);
  return lawNames().find((law) => plainTitle(law.title) === plain);
}

/** An English name without what differs by writer: case, spelling of labour, the country, the article. */
export function plainEnglish(name: string): string {
  return name
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/\bof (?:the )?(?:people's republic of china|p\.?r\.?c\.?|china)(?!\w)/g, '')
    .replace(/\b(?:prc|chinese|china's|the)\b/g, ' ')
    .replace(/labour/g, 'labor')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
