import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBuffer } from 'file-type';
import { v4 as uuid } from 'uuid';
import { fault } from '../src/base/faults.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import { cleanName } from './file-names.ts';
import { enqueue } from './jobs.ts';
import type { ManifestRow } from './manifest.ts';

export type UploadRow = Row<'uploads'>;

export interface UploadDeps {
  store: Store;
  clock: Clock;
  dataDir: string;
  /** Who gives the file. */
  actor: string;
  /** Jobs given together have one. */
  batch?: string;
  /** What a manifest says of the file. */
  row?: ManifestRow | null;
  maxBytes?: number;
}

const MAX_BYTES = 50e6;
const HEAD_BYTES = 4_100;
/** What a process that died left behind is swept away after this. */
const STALE_MS = 3_600_000;
const PART = '.part';

/** Takes a file as it streams in and puts it into the queue, as `keepUpload` does. */
export async function storeUpload(
  stream: AsyncIterable<Uint8Array>,
  givenName: string,
  deps: UploadDeps,
): Promise<{ upload: UploadRow; batch: string }> {
  return keepUpload(stream, givenName, deps, async (tx, upload) => {
    const job = { kind: 'upload', target: upload.id, name: upload.name, row: deps.row ?? null } as const;
    return { upload, batch: await enqueue(tx, [job], deps) };
  });
}

/**
 * Takes a file as it streams in. When it returns, the bytes are on disk under a generated name, and the row and what
 * `use` makes of it are committed together; before that nothing counts as taken. The client's name is only ever
 * shown. Throws `file_too_large`, `file_empty`.
 */
export async function keepUpload<T>(
  stream: AsyncIterable<Uint8Array>,
  givenName: string,
  deps: Pick<UploadDeps, 'store' | 'clock' | 'dataDir' | 'actor' | 'maxBytes'>,
  use: (tx: Writer, upload: UploadRow) => Promise<T>,
): Promise<T> {
  const { store, clock, dataDir, actor } = deps;
  const id = uuid();
  const written = await place(stream, id, dataDir, deps.maxBytes ?? MAX_BYTES);
  try {
    const upload = { id, name: cleanName(givenName), ...written, created_by: actor };
    return await store.transaction().execute(async (tx) => {
      const row = { ...upload, created_at: clock.now().toISOString() };
      await tx.insertInto('uploads').values(row).execute();
      return use(tx, row);
    });
  } catch (cause) {
    await rm(uploadPath(dataDir, id), { force: true });
    throw cause;
  }
}

/** Puts bytes on disk as the upload of an id, whose row is written later. Throws `file_too_large`, `file_empty`. */
export function placeBytes(bytes: Uint8Array, id: string, dataDir: string): Promise<Written> {
  return place(Readable.from([bytes]), id, dataDir, MAX_BYTES);
}

type Written = Pick<UploadRow, 'type' | 'bytes' | 'digest'>;

async function place(
  stream: AsyncIterable<Uint8Array>,
  id: string,
  dataDir: string,
  limit: number,
): Promise<Written> {
  const part = `${uploadPath(dataDir, id)}${PART}`;
  await mkdir(join(dataDir, 'uploads'), { recursive: true });
  try {
    const written = await writePart(stream, part, limit);
    await rename(part, uploadPath(dataDir, id));
    await syncFolder(join(dataDir, 'uploads'));
    return written;
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  }
}

/** Where an upload stands. Throws `not_found` for what is no upload's id. */
export function uploadPath(dataDir: string, id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw fault('not_found');
  return join(dataDir, 'uploads', id);
}

/** Removes what interrupted uploads left: parts, and files that no row knows. Gives how many. */
export async function sweepUploads({
  store,
  clock,
  dataDir,
}: Pick<UploadDeps, 'store' | 'clock' | 'dataDir'>): Promise<number> {
  const folder = join(dataDir, 'uploads');
  const rows = await store.selectFrom('uploads').select('id').execute();
  const known = new Set(rows.map(({ id }) => id));
  let swept = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (known.has(name)) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (clock.now().getTime() - mtimeMs < STALE_MS) continue;
    await rm(join(folder, name), { force: true });
    swept++;
  }
  return swept;
}

async function writePart(stream: AsyncIterable<Uint8Array>, path: string, limit: number): Promise<Written> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let bytes = 0;
  const measure = new Transform({
    transform: (chunk: Buffer, _, done) => {
      if (bytes < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES));
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes <= limit) done(null, chunk);
      else done(fault('file_too_large', { size: `> ${limit / 1e6} MB`, limit: `${limit / 1e6} MB` }));
    },
  });
  await pipeline(stream, measure, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  if (bytes === 0) throw fault('file_empty');
  const found = await fileTypeFromBuffer(Buffer.concat(head));
  return { type: found?.ext ?? 'text', bytes, digest: hash.digest('hex') };
}

/** A new name is on disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
