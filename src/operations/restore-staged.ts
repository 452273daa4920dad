import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { record } from '../../accounts/audit.ts';
import { type NameOf, namesOf } from '../../accounts/names.ts';
import type { Config } from '../base/config.ts';
import { Fault, fault } from '../base/faults.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../base/time.ts';
import { openStore, type Store } from '../store/open.ts';
import type { RestoreDone, RestoreStaged, RestoreState } from './api-running.ts';
import { digestOf } from './archive.ts';
import { DATABASE } from './backup.ts';
import { restoreBackup, unpackChecked } from './restore.ts';

/** What is kept of a staged backup; the person by id, since names stand in the database. */
type Kept = Omit<RestoreStaged, 'stagedBy'> & { by: string };

export interface RestoreDeps {
  config: Config;
  store: Store;
  clock: Clock;
}

/** What waits to take the place of the data, and how the last restore went. */
export async function restoreState({ config, store }: RestoreDeps): Promise<RestoreState> {
  const kept = await read<Kept>(config, 'staged.json');
  const last = await read<RestoreDone>(config, 'last.json');
  return { staged: kept && toStaged(kept, await namesOf(store, [kept.by])), last };
}

/** A place for an archive that is being received, below the data. */
export async function receivingFile(config: Config): Promise<string> {
  await mkdir(folderOf(config), { recursive: true, mode: 0o700 });
  return join(folderOf(config), `receiving-${process.pid}-${Date.now()}`);
}

/**
 * Checks an archive as a restore would and keeps it (the file is moved), in the place of one staged before. Throws
 * `backup_broken`, `schema_newer`; the file is gone then. `database_unsupported` where the database is elsewhere.
 */
export async function stageRestore(
  deps: RestoreDeps,
  actor: string,
  { file, name }: { file: string; name: string },
): Promise<RestoreState> {
  const { config, store, clock } = deps;
  const folder = folderOf(config);
  const work = join(folder, 'checking');
  try {
    if (config.DATABASE_URL) throw fault('database_unsupported', { url: 'DATABASE_URL' });
    await rm(work, { recursive: true, force: true });
    const { madeAt, files } = await unpackChecked(file, work);
    const kept: Kept = {
      digest: await digestOf(file),
      name,
      bytes: (await stat(file)).size,
      madeAt,
      files: files.length,
      ...(await countsOf(join(work, DATABASE))),
      by: actor,
      stagedAt: clock.now().toISOString(),
      applying: false,
    };
    await rename(file, join(folder, 'archive.zip'));
    await write(config, 'staged.json', kept);
    await note(deps, actor, 'restore.staged', kept.digest);
    return await restoreState({ config, store, clock });
  } finally {
    await rm(work, { recursive: true, force: true });
    await rm(file, { force: true });
  }
}

/** Has the staged backup take the place of the data at the next start. Throws `not_found` for any other. */
export async function armRestore(deps: RestoreDeps, actor: string, digest: string): Promise<void> {
  const kept = await read<Kept>(deps.config, 'staged.json');
  if (kept?.digest !== digest) throw fault('not_found');
  await note(deps, actor, 'restore.ordered', digest);
  await write(deps.config, 'staged.json', { ...kept, by: actor, applying: true });
}

/** Gives a staged backup up. */
export async function dropRestore(deps: RestoreDeps, actor: string): Promise<void> {
  const kept = await read<Kept>(deps.config, 'staged.json');
  if (!kept) throw fault('not_found');
  await discard(deps.config);
  await note(deps, actor, 'restore.dropped', kept.digest);
}

/**
 * Puts a backup that was ordered in the place of the data, before anything of it is open. Whether it succeeds or
 * not, it is tried once, and what became of it is kept: after a failure the old data are served again.
 */
export async function applyRestore(
  config: Config,
  { clock, logger }: { clock: Clock; logger: Logger },
): Promise<void> {
  const kept = await read<Kept>(config, 'staged.json');
  if (!kept?.applying) return;
  const done: RestoreDone = {
    ok: false,
    at: clock.now().toISOString(),
    madeAt: kept.madeAt,
    files: kept.files,
    erasedAgain: 0,
    replaced: null,
    problem: null,
  };
  const dataDir = resolve(config.DATA_DIR);
  try {
    const restored = await restoreBackup(join(folderOf(config), 'archive.zip'), dataDir, clock, kept.by);
    const replaced = restored.replaced?.slice(dataDir.length + 1) ?? null;
    Object.assign(done, { ok: true, erasedAgain: restored.erasedAgain, replaced });
    logger.warn(done, 'a backup took the place of the data');
  } catch (error) {
    logger.error({ err: error }, 'the backup could not be restored');
    const known = error instanceof Fault ? error : fault('internal', {}, error);
    done.problem = { zh: known.in('zh'), en: known.in('en') };
  }
  await write(config, 'last.json', done);
  await discard(config);
}

/** Whether a backup was ordered to take the place of the data. */
export async function restoreOrdered(config: Config): Promise<boolean> {
  return (await read<Kept>(config, 'staged.json'))?.applying ?? false;
}

async function countsOf(database: string) {
  const store = await openStore(database);
  const count = async (table: 'conversations' | 'documents' | 'people') => {
    const { n } = await store
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  try {
    return {
      conversations: await count('conversations'),
      documents: await count('documents'),
      people: await count('people'),
    };
  } finally {
    await store.destroy();
  }
}

function toStaged({ by, ...kept }: Kept, nameOf: NameOf): RestoreStaged {
  return { ...kept, stagedBy: nameOf(by) };
}

async function discard(config: Config): Promise<void> {
  for (const name of ['staged.json', 'archive.zip']) await rm(join(folderOf(config), name), { force: true });
}

function folderOf({ DATA_DIR }: Config): string {
  return join(resolve(DATA_DIR), 'restore');
}

async function read<T>(config: Config, name: string): Promise<T | null> {
  const file = join(folderOf(config), name);
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as T) : null;
}

/** Aside first: a file is whole or not there. */
async function write(config: Config, name: string, value: object): Promise<void> {
  const file = join(folderOf(config), name);
  await writeFile(`${file}.part`, JSON.stringify(value), { mode: 0o600 });
  await rename(`${file}.part`, file);
}

async function note({ store, clock }: RestoreDeps, actor: string, action: string, digest: string) {
  await record(store, { at: clock.now(), actor, action, subjectKind: 'backup', subject: digest });
}
