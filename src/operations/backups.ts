import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type Clock, today } from '../base/time.ts';
import type { Store } from '../store/open.ts';
import type { BackupFile } from './api.ts';
import { readSetting } from './settings.ts';

const DAY_MS = 86_400_000;
const NAME = /^lastkm-[\dTZ-]+\.zip$/;
/** What a restore put aside: `src/operations/restore`. */
const REPLACED = /^replaced-[\dTZ-]+$/;

/** The folder of backups; it is made where there is none. */
export async function backupFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** A new backup's name, by its time. */
export function backupName(clock: Clock): string {
  return `lastkm-${stamp(clock)}.zip`;
}

/** An instant as names of files can hold it. */
export function stamp(clock: Clock): string {
  return clock.now().toISOString().replace(/[:.]/g, '-');
}

/** Backups, newest first, with the moment at which they are removed. */
export async function listBackups(store: Store, dataDir: string): Promise<BackupFile[]> {
  const { backups: days } = await readSetting(store, 'retention');
  const folder = join(dataDir, 'backups');
  const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name));
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      const expires = new Date(mtimeMs + days * DAY_MS).toISOString();
      return { name, bytes: size, madeAt: new Date(mtimeMs).toISOString(), expiresAt: expires };
    }),
  );
  return files.sort((a, b) => b.madeAt.localeCompare(a.madeAt));
}

/** Removes backups, and what restores replaced, that are older than is allowed. Gives how many. */
export async function rotateBackups(store: Store, dataDir: string, clock: Clock): Promise<number> {
  const { backups: days } = await readSetting(store, 'retention');
  const before = clock.now().getTime() - days * DAY_MS;
  let removed = 0;
  for (const { folder, pattern } of [
    { folder: join(dataDir, 'backups'), pattern: NAME },
    { folder: dataDir, pattern: REPLACED },
  ])
    for (const name of (await readdir(folder).catch(() => [])).filter((one) => pattern.test(one))) {
      if ((await stat(join(folder, name))).mtimeMs >= before) continue;
      await rm(join(folder, name), { recursive: true, force: true });
      removed++;
    }
  return removed;
}

/** Last day on which the backups there are now may be held; null: there are none. */
export async function backupsUntil(store: Store, dataDir: string): Promise<string | null> {
  const newest = (await listBackups(store, dataDir))[0];
  return newest ? addDays(today({ now: () => new Date(newest.expiresAt) }), 1) : null;
}
