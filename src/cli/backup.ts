import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig } from '../base/config.ts';
import { systemClock } from '../base/time.ts';
import { makeBackup } from '../operations/backup.ts';
import { backupFolder, backupName } from '../operations/backups.ts';
import { databaseFile } from '../store/open.ts';
import { say, sayJson } from './say.ts';

/** Writes a backup, also beside a running server. */
export async function backupCommand(file: string | undefined, options: { json?: boolean }): Promise<void> {
  const config = readConfig();
  const dataDir = resolve(config.DATA_DIR);
  const to = file ? resolve(file) : join(await backupFolder(dataDir), backupName(systemClock));
  const source = { database: databaseFile(config), dataDir, at: systemClock.now() };
  const { files, madeAt } = await makeBackup(source, to);
  const { size } = await stat(to);
  if (options.json) sayJson({ file: to, bytes: size, files: files.length, madeAt });
  else
    say(`${to}: ${files.length} files, ${(size / 1e6).toFixed(1)} MB. It holds personal data: keep it safe.`);
}
