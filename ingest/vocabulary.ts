import { join } from 'node:path';
import { z } from 'zod';
import { LEVELS, type Level } from '../knowledge/levels.ts';
import { ROOT } from '../src/base/root.ts';
import { readYaml } from '../src/base/yaml.ts';

const level = z.enum(Object.keys(LEVELS) as [Level, ...Level[]]);
const words = z.array(z.string().min(1)).min(1);

const schema = z.strictObject({
  regions: z.record(z.string(), words),
  kinds: z.record(z.string(), level),
  issuers: z.array(z.strictObject({ words: z.string(), issuer: z.string(), level })),
  numberPrefixes: z.record(z.string(), z.string()),
  topics: z.record(z.string(), z.strictObject({ aliases: words, words })),
  addressees: words,
  central: z.string(),
  documentTitles: z.string(),
  statuses: z.record(z.enum(['current', 'superseded', 'repealed', 'expired', 'amended_elsewhere']), words),
});

/** The words by which texts are filed, from `vocabulary.yaml`. */
export const vocabulary = schema.parse(readYaml(join(ROOT, 'ingest', 'vocabulary.yaml')));
