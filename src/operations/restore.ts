import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { record } from '../../accounts/audit.ts';
import { Fault, fault } from '../base/faults.ts';
import type { Clock } from '../base/time.ts';
import { holdServerLock, integrityOf, openStore } from '../store/open.ts';
import { digestOf, unpackArchive } from './archive.ts';
import { DATABASE, FOLDERS, MANIFEST, type Manifest } from './backup.ts';
import { stamp } from './backups.ts';
import { eraseConversations } from './person-erase.ts';

const manifestSchema = z.object({
  format: z.literal('lastkm-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  files: z.array(
    z.object({
      name: z.string(),
      bytes: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
const ENTRY = new RegExp(`^(${MANIFEST}|${DATABASE}|(${FOLDERS.join('|')})/[\\w/-]+)$`);

export interface Restored {
  madeAt: string;
  files: number;
  /** Conversations that were erased after the backup was made, and so were erased again. */
  erasedAgain: number;
  /** Where what was there before now stands; null: there was nothing. */
  replaced: string | null;
}

/**
 * Puts a backup in the place of a data folder's database and files. Everything is unpacked and checked first; who
 * was erased since is erased again; sessions and one-time links end; caches are made anew at the next start. What
 * was there is put aside. Throws `already_running` beside a server, `backup_broken` for what is not whole, and
 * `schema_newer` for a backup of a newer program.
 */
export async function restoreBackup(
  file: string,
  dataDir: string,
  clock: Clock,
  actor = 'cli',
): Promise<Restored> {
  const target = resolve(dataDir);
  const release = holdServerLock(target);
  const work = join(target, `.restoring-${process.pid}`);
  try {
    const manifest = await unpackChecked(file, work);
    const erasedAgain = await prepare(work, target, clock, actor);
    const replaced = await putAside(target, clock);
    for (const name of [...FOLDERS, DATABASE])
      if (existsSync(join(work, name))) await rename(join(work, name), join(target, name));
    return { madeAt: manifest.madeAt, files: manifest.files.length, erasedAgain, replaced };
  } finally {
    await rm(work, { recursive: true, force: true });
    release();
  }
}

/** Unpacks an archive into a new folder and checks all of it. Throws `backup_broken`. */
export async function unpackChecked(file: string, work: string): Promise<Manifest> {
  await mkdir(work, { mode: 0o700 });
  try {
    const names = await unpackArchive(file, work, (name) => ENTRY.test(name));
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(work, MANIFEST), 'utf8')));
    const held = new Map(manifest.files.map((one) => [one.name, one]));
    if (held.size + 1 !== names.length || !held.has(DATABASE)) throw new Error('files are missing');
    for (const { name, bytes, sha256 } of held.values()) {
      const path = join(work, name);
      if ((await stat(path)).size !== bytes || (await digestOf(path)) !== sha256)
        throw new Error(`${name} was changed`);
    }
    const problem = integrityOf(join(work, DATABASE));
    if (problem !== 'ok') throw new Error(problem);
    return manifest;
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    const problem = cause instanceof z.ZodError ? MANIFEST : (cause as Error).message;
    throw fault('backup_broken', { problem }, cause);
  }
}

/** Brings the restored database up to this program and to what was decided since; gives the erasures repeated. */
async function prepare(work: string, target: string, clock: Clock, actor: string): Promise<number> {
  const erased = await erasedIn(join(target, DATABASE));
  const store = await openStore(join(work, DATABASE));
  try {
    const again = [];
    for (const id of erased)
      if (await store.selectFrom('conversations').select('id').where('id', '=', id).executeTakeFirst())
        if (
          !(await store
            .selectFrom('erasures')
            .select('at')
            .where('conversation_id', '=', id)
            .executeTakeFirst())
        )
          again.push(id);
    const deps = { store, clock, dataDir: work, actor, patienceMs: 0 };
    if (again.length > 0) await eraseConversations(deps, again, 'request');
    await store.deleteFrom('sessions').execute();
    await store.deleteFrom('links').execute();
    await record(store, {
      at: clock.now(),
      actor,
      action: 'backup.restored',
      data: { erased: again.length },
    });
    return again.length;
  } finally {
    await store.destroy();
  }
}

async function erasedIn(database: string): Promise<string[]> {
  if (!existsSync(database) || integrityOf(database) !== 'ok') return [];
  const store = await openStore(database);
  try {
    const rows = await store.selectFrom('erasures').select('conversation_id').execute();
    return rows.map(({ conversation_id }) => conversation_id);
  } finally {
    await store.destroy();
  }
}

async function putAside(target: string, clock: Clock): Promise<string | null> {
  const present = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, 'cache', ...FOLDERS].filter((name) =>
    existsSync(join(target, name)),
  );
  if (present.length === 0) return null;
  const aside = join(target, `replaced-${stamp(clock)}`);
  await mkdir(aside, { mode: 0o700 });
  for (const name of present) await rename(join(target, name), join(aside, name));
  return aside;
}
