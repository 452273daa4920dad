import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fault } from '../../base/faults.ts';
import { LOADED_DATA, loadData } from '../../base/load-data.ts';
import { ROOT } from '../../base/root.ts';
import { DATA_GROUPS } from './groups.ts';

const words = z.string().min(1);

/** The data files that can be edited. */
export const DATA_FILES = loadData(
  'src/operations/data/files.yaml',
  z.array(z.strictObject({ path: words, group: z.enum(DATA_GROUPS), zh: words, en: words })),
);
export type EditableFile = (typeof DATA_FILES)[number];

/** The editable file of a path. Throws `not_found`: nothing else is ever read or written. */
export function editableFile(path: string): EditableFile {
  const file = DATA_FILES.find((one) => one.path === path);
  if (!file) throw fault('not_found');
  return file;
}

/** YAML of a file as it ships; null: the program ships none. */
export function shippedText(path: string): string | null {
  const file = join(ROOT, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Digest of a file as it ships, by which a change of it in an upgrade is noticed. */
export function shippedDigest(path: string): string {
  return createHash('sha256')
    .update(shippedText(path) ?? '')
    .digest('hex');
}

/** The schema with which the program reads a file; a file is like the others of its kind. */
export async function schemaOf(path: string): Promise<z.ZodType> {
  await import('./readers.ts').then(({ readAll }) => readAll());
  const schema = LOADED_DATA.get(path)?.schema;
  if (!schema) throw new Error(`nothing reads ${path}`);
  return schema;
}
