import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../../src/base/root.ts';
import { readYaml } from '../../src/base/yaml.ts';

const words = z.array(z.string().min(1)).min(1);
const patterns = z.array(z.string().transform((source) => new RegExp(source, 'i'))).min(1);

const schema = z.strictObject({
  attachments: words.transform((endings) => new Set(endings)),
  furniture: words.transform((names) => new Set(names)),
  volatile: patterns,
  gone: patterns,
});

/** What watching needs to know of pages, from `vocabulary.yaml`. */
export const vocabulary = schema.parse(readYaml(join(ROOT, 'ingest', 'watch', 'vocabulary.yaml')));
