import { join } from 'node:path';
import type { z } from 'zod';
import { ROOT } from './root.ts';
import { readYaml } from './yaml.ts';

/**
 * Reads a data file of the program, checked by its schema. `path` is relative to the package. Throws when the
 * file does not fit: that is a broken program, not a wrong request.
 */
export function loadData<T extends z.ZodType>(path: string, schema: T): z.output<T> {
  const result = schema.safeParse(readYaml(join(ROOT, path)));
  if (!result.success) throw new Error(`${path}: ${result.error.message}`);
  return result.data;
}
