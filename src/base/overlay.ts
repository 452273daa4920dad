import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overlayFolder } from './config.ts';

/** A data file of the program as it was edited: what the revision with this number says. */
export interface Edited {
  revision: number;
  data: unknown;
}

let folder: string | null = null;

/** Takes edited data files from another folder from now on; what was read already stays as it is. */
export function overlayFrom(path: string): void {
  folder = path;
}

/** The edit that stands in for a data file (its path in the package); null: the file holds as it ships. */
export function editedData(path: string): Edited | null {
  folder ??= overlayFolder();
  const file = join(folder, `${path}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Edited) : null;
}
