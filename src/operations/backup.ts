import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { snapshotDatabase } from '../store/open.ts';
import { digestOf, type Piece, writeArchive } from './archive.ts';

/** What a backup says of itself: every file with its size and SHA-256. */
export interface Manifest {
  format: 'lastkm-backup';
  version: 1;
  madeAt: string;
  files: { name: string; bytes: number; sha256: string }[];
}

export const MANIFEST = 'manifest.json';
export const DATABASE = 'lastkm.db';
/** Folders of files given by people; caches are made anew, backups hold no backups. */
export const FOLDERS = ['attachments', 'uploads'] as const;

/**
 * Writes one archive of everything that cannot be made again: the database as it is at one moment, and then the
 * files, which are on disk before their rows. A server may write meanwhile. Blocks while the database is copied,
 * so a server calls it in a thread.
 */
export async function makeBackup(
  { database, dataDir, at }: { database: string; dataDir: string; at: Date },
  to: string,
): Promise<Manifest> {
  const work = await mkdtemp(join(dirname(resolve(to)), '.lastkm-backup-'));
  try {
    const copy = join(work, DATABASE);
    snapshotDatabase(database, copy);
    const pieces = [{ name: DATABASE, from: copy }, ...(await filesOf(dataDir))];
    const files = [];
    for (const { name, from } of pieces)
      files.push({ name, bytes: (await stat(from)).size, sha256: await digestOf(from) });
    const manifest: Manifest = { format: 'lastkm-backup', version: 1, madeAt: at.toISOString(), files };
    const said: Piece = { name: MANIFEST, from: Buffer.from(JSON.stringify(manifest, null, 1)) };
    await writeArchive(resolve(to), [said, ...pieces]);
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function filesOf(dataDir: string): Promise<{ name: string; from: string }[]> {
  const found = [];
  for (const folder of FOLDERS) {
    if (!existsSync(join(dataDir, folder))) continue;
    const entries = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      // A file with an ending is one that is being written.
      if (!entry.isFile() || entry.name.includes('.')) continue;
      const from = join(entry.parentPath, entry.name);
      found.push({ name: relative(dataDir, from).split(sep).join('/'), from });
    }
  }
  return found;
}
