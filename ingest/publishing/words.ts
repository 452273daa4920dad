import { z } from 'zod';
import type { Bilingual } from '../../src/base/language.ts';
import { loadData } from '../../src/base/load-data.ts';

const LISTS = [
  'states',
  'origins',
  'matches',
  'revisions',
  'acts',
  'ended',
  'blockers',
  'places',
  'sheet',
] as const;
const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Names of everything in the closed lists of drafts and published texts. */
export const WORDS = loadData(
  'ingest/publishing/words.yaml',
  z.record(z.enum(LISTS), z.record(z.string(), bilingual)),
);

/** The name of an entry of a list, filled; the code itself where the list has no name for it. */
export function wordFor(
  list: (typeof LISTS)[number],
  code: string,
  facts: Record<string, string | number> = {},
): Bilingual {
  const found = WORDS[list][code] ?? { zh: code, en: code };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
  return { zh: fill(found.zh), en: fill(found.en) };
}
