import { readConfig } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import { systemClock } from '../base/time.ts';
import { restoreBackup } from '../operations/restore.ts';
import { say, sayJson } from './say.ts';

/** Puts a backup in the place of the data. */
export async function restoreCommand(file: string, options: { to?: string; json?: boolean }): Promise<void> {
  const { DATABASE_URL, DATA_DIR } = readConfig();
  if (DATABASE_URL && !options.to)
    throw fault('config_invalid', {
      problems: 'DATABASE_URL is set: restore with --to, and move the database',
    });
  const restored = await restoreBackup(file, options.to ?? DATA_DIR, systemClock);
  if (options.json) return sayJson(restored);
  say(`restored: ${restored.files} files as of ${restored.madeAt}; everybody signs in again`);
  if (restored.erasedAgain > 0) say(`  ${restored.erasedAgain} conversations erased since were erased again`);
  if (restored.replaced) say(`  what was there before: ${restored.replaced} (remove it when all is well)`);
}
