import { z } from 'zod';
import type { Bilingual, Language } from '../src/base/language.ts';
import { loadData } from '../src/base/load-data.ts';

const bilingual = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) });
const words = z.record(z.string().regex(/^[a-z_]+(?:\.[a-z_]+)*$/), bilingual);

/** What answers say around the texts they quote, by key; `{name}` is filled from the facts. */
export const WORDING: Readonly<Record<string, Bilingual>> = Object.assign(
  {},
  ...['answers', 'endings', 'hand-over'].map((file) => loadData(`bot/wording/${file}.yaml`, words)),
);

/**
 * The words of `key` in a language, filled. Throws when the key is unknown or a fact is missing: both are
 * mistakes of the program, and a `{reference}` shown to someone who needs help is worse than an error.
 */
export function wording(
  key: string,
  language: Language,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  const words = WORDING[key];
  if (words === undefined) throw new Error(`there is no wording for ${key}`);
  return words[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`the wording for ${key} needs ${name}`);
    return String(fact);
  });
}
