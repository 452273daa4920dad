import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { fault } from '../base/faults.ts';
import { migrate } from './migrations.ts';
import { patient } from './patient.ts';
import type { Tables } from './tables.ts';

export type Store = Kysely<Tables>;
/** A store, or a transaction on it. */
export type Writer = Store | Transaction<Tables>;

/** SQLite before this can lose commits with two connections in WAL mode (the WAL-reset defect). */
const SAFE_SQLITE = [3, 51, 3] as const;

/** Where the database of a configuration stands. Throws `database_unsupported` for anything but a file. */
export function databaseFile(config: { DATABASE_URL: string | undefined; DATA_DIR: string }): string {
  const url = config.DATABASE_URL;
  if (!url) return resolve(config.DATA_DIR, 'lastkm.db');
  if (url.startsWith('file://')) return fileURLToPath(url);
  if (url.startsWith('file:')) return resolve(url.slice('file:'.length));
  throw fault('database_unsupported', { url: url.replace(/\/\/[^@/]*@/, '//***@') });
}

/**
 * Opens the SQLite file (`:memory:` for tests), checks the library, sets durability and migrates.
 * Commits are on disk when they return: WAL with synchronous=FULL.
 */
export async function openStore(file: string): Promise<Store> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file, { timeout: 10_000 });
  requireSafeSqlite(database);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What is erased is overwritten in the file.
  database.pragma('secure_delete = ON');
  database.pragma('busy_timeout = 0');
  const store = new Kysely<Tables>({ dialect: patient(new SqliteDialect({ database })) });
  await migrate(store);
  return store;
}

/** A consistent copy of a database, while others may write to it; an empty store where there is none yet. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  const database = new Database(from, { readonly: true });
  try {
    await database.backup(to);
  } finally {
    database.close();
  }
}

/**
 * A consistent copy of a database, made in one reading while others write: unlike page by page, it never has to
 * begin again, and holds nothing of what was deleted.
 */
export function snapshotDatabase(from: string, to: string): void {
  const database = new Database(from, { readonly: true, timeout: 10_000 });
  try {
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
}

/** What SQLite finds wrong in a database file; `ok` when nothing is. */
export function integrityOf(file: string): string {
  const database = new Database(file, { readonly: true });
  try {
    return String(database.pragma('integrity_check(1)', { simple: true }));
  } catch (error) {
    return (error as Error).message;
  } finally {
    database.close();
  }
}

function requireSafeSqlite(database: Database.Database): void {
  const { version } = database.prepare('select sqlite_version() as version').get() as { version: string };
  const found = version.split('.').map(Number);
  for (const [i, needed] of SAFE_SQLITE.entries()) {
    const part = found[i] ?? 0;
    if (part > needed) return;
    if (part < needed) throw fault('sqlite_unsafe', { version, required: SAFE_SQLITE.join('.') });
  }
}

/**
 * Makes this process the one server of a data folder; the lock ends with the process, however it ends.
 * An exclusive SQLite transaction on a file of its own is an operating-system lock: no stale lock files
 * after `kill -9`, which a pid file would leave. Throws `already_running`.
 */
export function holdServerLock(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const lock = new Database(join(dataDir, 'server.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    if ((cause as { code?: string }).code?.startsWith('SQLITE_BUSY'))
      throw fault('already_running', { folder: resolve(dataDir) });
    throw cause;
  }
  return () => lock.close();
}
