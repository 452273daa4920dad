import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { ROOT } from './root.ts';

/**
 * What the build made ahead from just this input, at `path` under `dist`; null when there is nothing, or it was made from
 * something else, as when a data file was edited.
 */
export function madeAhead<T>(path: string, input: unknown): T | null {
  const file = join(ROOT, 'dist', path);
  if (!existsSync(file)) return null;
  const { digest, made } = deserialize(readFileSync(file)) as { digest: string; made: T };
  return digest === digestOf(input) ? made : null;
}

/** Keeps what takes long to make, so that a start need not make it again. */
export function keepAhead(path: string, input: unknown, made: unknown): void {
  const file = join(ROOT, 'dist', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, serialize({ digest: digestOf(input), made }));
}

function digestOf(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('base64');
}
