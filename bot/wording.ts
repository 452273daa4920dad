import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bilingual, Language } from '../src/base/language.ts';
import { ROOT } from '../src/base/root.ts';
import { loadData } from './data.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Everything the bot says of its own, by key. Strings of the channels stand in `channel.yaml` with their own schema. */
export const WORDING: ReadonlyMap<string, Bilingual> = readWording();

/** The words for a key, `{names}` filled from the facts. Throws for a key that does not exist. */
export function wording(
  key: string,
  language: Language,
  facts: Record<string, string | number> = {},
): string {
  const found = WORDING.get(key);
  if (!found) throw new Error(`no wording for ${key}`);
  return found[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole)).trim();
}

function readWording(): Map<string, Bilingual> {
  const files = readdirSync(join(ROOT, 'bot', 'wording')).filter((name) => name !== 'channel.yaml');
  return new Map(
    files.flatMap((name) => Object.entries(loadData(`bot/wording/${name}`, z.record(z.string(), words)))),
  );
}
