import { z } from 'zod';
import type { Bilingual, Language } from '../src/base/language.ts';
import { loadData } from '../src/base/load-data.ts';

const bilingual = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) });
const words = z.record(z.string(), bilingual);
const listNames = [
  'teams',
  'states',
  'reasons',
  'releaseReasons',
  'outcomes',
  'services',
  'priorities',
  'assignments',
  'sla',
  'events',
  'topics',
] as const;

/** Names of everything in the closed lists. */
export const LISTS = loadData('desk/wording/lists.yaml', z.record(z.enum(listNames), words));

/** What the centre says about a case, by occasion. */
export const NOTICES: Readonly<Record<string, Bilingual>> = loadData('desk/wording/notices.yaml', words);

/** The words for an occasion, filled. Throws when the key is unknown or a fact is missing: a mistake of the program. */
export function notice(key: string, language: Language, facts: Record<string, string | number> = {}): string {
  const found = NOTICES[key];
  if (found === undefined) throw new Error(`there is no notice ${key}`);
  return found[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`the notice ${key} needs ${name}`);
    return String(fact);
  });
}

/** The name of an entry of a closed list. */
export function nameIn(list: (typeof listNames)[number], code: string, language: Language): string {
  return LISTS[list][code]?.[language] ?? code;
}
