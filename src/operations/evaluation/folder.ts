import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where runs keep their questions and the copy of the data that they play on, each in a folder of its own. */
export function evaluationFolder(dataDir: string): string {
  return join(resolve(dataDir), 'evaluation');
}

/** Deletes every copy of the data; a run that is under way fails. */
export function dropCopies(dataDir: string): Promise<void> {
  return rm(evaluationFolder(dataDir), { recursive: true, force: true, maxRetries: 3 });
}
