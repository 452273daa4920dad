import { z } from 'zod';
import type { Language } from '../../src/base/language.ts';
import { loadData } from '../../src/base/load-data.ts';

const words = z.string().min(1);
const asking = z.strictObject({ text: words, options: z.array(words).min(2).max(5) });

/** Questions back, by key. */
export const askings = loadData(
  'bot/triage/clarify.yaml',
  z.record(z.string(), z.strictObject({ zh: asking, en: asking })),
);

/** The question back of a key in a language, with questions to pick from. Throws when the key is unknown. */
export function askBack(key: string, language: Language): { text: string; options: string[] } {
  const found = askings[key];
  if (found === undefined) throw new Error(`there is no question back named ${key}`);
  const { text, options } = found[language];
  return { text, options };
}
