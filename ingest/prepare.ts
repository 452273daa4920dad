import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { Fault, fault } from '../src/base/faults.ts';
import type { Part } from './blocks.ts';
import { type Origin, type ReadDocument, readDocument } from './document.ts';
import { kindOfContent, kindOfName } from './kinds.ts';
import { MANIFEST, type ManifestRow, manifestOf } from './manifest.ts';
import type { Parsers } from './parse.ts';
import type { IngestDeps } from './run.ts';
import { addressOf, nameOf, type Source } from './sources.ts';
import { type HeldVersion, heldFrom } from './sync.ts';

/** What came of a source: held already, ready to be stored, or refused. */
export interface Prepared {
  source: Source;
  outcome: { held: HeldVersion } | { read: ReadDocument } | { refused: Fault };
}

const MAX_BYTES = 50e6;
/** Raise it when texts come out otherwise than before: everything is read anew, only differences are stored. */
const READING = 2;
/** A mail in an archive may have attachments; what lies deeper is no document sent to be read. */
export const DEEPEST = 3;

/** Reads a source, and what is packed in it or attached to it as sources of their own. Never throws. */
export function prepare(source: Source, parsers: Parsers, deps: IngestDeps): Promise<Prepared[]> {
  return guarded(source, deps, async () => {
    if (source.fault) throw source.fault;
    if (source.name === undefined) kindOfName(nameOf(source));
    return prepareBytes(source, await readBytes(source.path), parsers, deps, { depth: 0, packed: false });
  });
}

/** How far inside other files one lies, and whether one of them is an archive. */
interface Nesting {
  depth: number;
  packed: boolean;
}

async function guarded(
  source: Source,
  deps: IngestDeps,
  read: () => Promise<Prepared[]>,
): Promise<Prepared[]> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof Fault) return [{ source, outcome: { refused: cause } }];
    if (!deps.signal?.aborted) deps.logger.error({ err: cause, path: source.path }, 'reading a text failed');
    return [{ source, outcome: { refused: fault('internal', {}, cause) } }];
  }
}

async function prepareBytes(
  source: Source,
  bytes: Buffer,
  parsers: Parsers,
  deps: IngestDeps,
  nesting: Nesting,
): Promise<Prepared[]> {
  const origin = originOf(source, bytes);
  const held = deps.dryRun ? null : await heldFrom(deps.store, addressOf(source), origin.reading);
  if (held) return [{ source, outcome: { held } }];
  const isArchive = (await kindOfContent(bytes, nameOf(source))) === 'zip';
  if ((isArchive && nesting.packed) || nesting.depth > DEEPEST) throw fault('file_nested_archive');
  const reading = await parsers.parse(bytes, nameOf(source), deps.signal);
  const found: Prepared[] =
    reading.blocks.length === 0 ? [] : [{ source, outcome: { read: readDocument(reading, origin) } }];
  const parts = reading.parts ?? [];
  const rowOf = isArchive ? packedRows(parts) : () => null;
  for (const part of parts.filter(({ name }) => !isArchive || posix.basename(name) !== MANIFEST)) {
    const inside = sourceOf(source, part, rowOf(part.name));
    const deeper = { depth: nesting.depth + 1, packed: nesting.packed || isArchive };
    const read = async () => {
      if (inside.fault) throw inside.fault;
      return prepareBytes(inside, Buffer.from(part.bytes), parsers, deps, deeper);
    };
    found.push(...(await guarded(inside, deps, read)));
  }
  return found;
}

/** Rows of the manifests that lie packed beside the files they describe. Throws `manifest_invalid`. */
export function packedRows(parts: readonly Part[]): (name: string) => ManifestRow | Fault | null {
  const rows = parts
    .filter(({ name }) => posix.basename(name) === MANIFEST)
    .map(({ name, bytes }) => manifestOf(posix.dirname(`/${name}`), bytes));
  return (name) => rows.map((manifest) => manifest?.get(`/${name}`)).find((row) => row !== undefined) ?? null;
}

/** A part is known by the address of the whole and its name there; without a row of its own, it is filed as the whole is. */
function sourceOf(whole: Source, part: Part, row: ManifestRow | Fault | null): Source {
  const ofWhole = whole.row && { ...whole.row, title: '', doc_no: '', date: '', effective_date: '' };
  return {
    path: whole.path,
    address: `${addressOf(whole)}/${part.name}`,
    name: posix.basename(part.name),
    row: row instanceof Fault ? null : (row ?? ofWhole),
    fault: row instanceof Fault ? row : null,
  };
}

async function readBytes(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > MAX_BYTES)
    throw fault('file_too_large', { size: `${Math.ceil(size / 1e6)} MB`, limit: `${MAX_BYTES / 1e6} MB` });
  return readFile(path);
}

function originOf(source: Source, bytes: Buffer): Origin {
  const { row } = source;
  const digest = sha256(bytes);
  const reading = sha256(JSON.stringify([READING, digest, nameOf(source), row]));
  return { path: source.name ?? source.path, address: addressOf(source), row, digest, reading };
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
