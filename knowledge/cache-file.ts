import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pace } from '../src/base/pace.ts';

const MAGIC = 'LKCACHE1';
const SLICE = 1 << 20;
const CHECKSUM_BYTES = 32;

export type Column = Uint8Array | Uint32Array | Float32Array;
type ColumnKind = 'u8' | 'u32' | 'f32';

/** What is kept: facts to compare before it is believed, and columns of numbers. */
export interface Cache {
  facts: unknown;
  columns: Column[];
}

/**
 * Writes a cache file: magic, header (JSON with the facts and the kinds of columns), columns, SHA-256 of all
 * that. It appears whole or not at all: written beside its place, flushed, renamed. Gives the event loop turns.
 */
export async function writeCache(path: string, { facts, columns }: Cache): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const kinds = columns.map((column) => [kindOf(column), column.length]);
  const header = Buffer.from(JSON.stringify({ facts, columns: kinds }));
  const start = Buffer.alloc(padded(MAGIC.length + 4 + header.length));
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(header.length, MAGIC.length);
  header.copy(start, MAGIC.length + 4);
  const draft = `${path}.${process.pid}.tmp`;
  const file = await open(draft, 'w');
  try {
    const hash = createHash('sha256');
    for (const part of [start, ...columns.map(paddedBytes)])
      for (let at = 0; at < part.length; at += SLICE) {
        const slice = part.subarray(at, at + SLICE);
        hash.update(slice);
        await file.write(slice);
      }
    await file.write(hash.digest());
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}

/** Reads a cache file. Null when there is none, or when a byte of it is not as it was written. */
export async function readCache(path: string): Promise<Cache | null> {
  const file = await readFile(path).catch(() => null);
  if (!file || file.length < MAGIC.length + 4 + CHECKSUM_BYTES) return null;
  const body = file.subarray(0, file.length - CHECKSUM_BYTES);
  if (body.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const hash = createHash('sha256');
  for (let at = 0; at < body.length; at += SLICE) {
    hash.update(body.subarray(at, at + SLICE));
    if (pace.due()) await pace.turn();
  }
  if (!hash.digest().equals(file.subarray(body.length))) return null;
  const headerEnd = MAGIC.length + 4 + body.readUInt32LE(MAGIC.length);
  const header = JSON.parse(body.toString('utf8', MAGIC.length + 4, headerEnd)) as {
    facts: unknown;
    columns: [ColumnKind, number][];
  };
  let at = padded(headerEnd);
  const columns = header.columns.map(([kind, length]) => {
    const from = body.byteOffset + at;
    at += padded(length * BYTES[kind]);
    return view(kind, body.buffer as ArrayBuffer, from, length);
  });
  return { facts: header.facts, columns };
}

const BYTES = { u8: 1, u32: 4, f32: 4 } as const;

function kindOf(column: Column): ColumnKind {
  return column instanceof Uint8Array ? 'u8' : column instanceof Uint32Array ? 'u32' : 'f32';
}

function view(kind: ColumnKind, buffer: ArrayBuffer, from: number, length: number): Column {
  if (kind === 'u8') return new Uint8Array(buffer, from, length);
  if (kind === 'u32') return new Uint32Array(buffer, from, length);
  return new Float32Array(buffer, from, length);
}

/** Columns start at multiples of eight, where numbers of any size may. */
function padded(bytes: number): number {
  return (bytes + 7) & ~7;
}

function paddedBytes(column: Column): Uint8Array {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  if (bytes.length % 8 === 0) return bytes;
  const whole = new Uint8Array(padded(bytes.length));
  whole.set(bytes);
  return whole;
}
