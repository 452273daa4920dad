import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../src/base/root.ts';

const patterns = z
  .array(z.string().min(1))
  .min(1)
  .transform((all) => new RegExp(all.map((one) => `(?:${one})`).join('|')));

const schema = z.strictObject({
  repealsBefore: patterns,
  repealsAfter: patterns,
  repealsNever: patterns,
  supersedes: patterns,
  extends: patterns,
  implements: patterns,
  amends: patterns,
});

/** How texts say what they do to others, from `relations.yaml`. */
export const relationPatterns = schema.parse(
  parse(readFileSync(join(ROOT, 'ingest', 'relations.yaml'), 'utf8')),
);
