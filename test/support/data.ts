import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT } from '../../src/base/root.ts';

const folder = resolve(process.env.LASTKM_DATA ?? resolve(ROOT, '../shared/data'));

/** Path inside the real inputs, which stand beside the project, never in it. */
export function dataPath(...parts: string[]): string {
  return resolve(folder, ...parts);
}

/** Whether the real inputs are here; says why a suite is skipped where they are not. */
export function hasData(...parts: string[]): boolean {
  const here = existsSync(dataPath(...parts));
  if (!here) process.stderr.write(`skipped: ${dataPath(...parts)} is not there (set LASTKM_DATA)\n`);
  return here;
}
