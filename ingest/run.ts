import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Fault, fault } from '../src/base/faults.ts';
import type { Logger } from '../src/base/log.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { type Origin, type ReadDocument, readDocument } from './document.ts';
import { kindOfName } from './kinds.ts';
import { createParsers, type Parsers } from './parse.ts';
import { type DocumentResult, failure, type IngestSummary, summarise } from './results.ts';
import { listSources, type Source } from './sources.ts';
import { type HeldVersion, heldFrom, sync } from './sync.ts';
import { warning } from './warnings.ts';

export interface IngestDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  /** Who loads the texts, for the log: `cli` unless told. */
  actor?: string;
  /** Read and compare everything, store nothing; results hold the documents. */
  dryRun?: boolean;
  onResult?(result: DocumentResult): void;
  onProgress?(progress: { done: number; total: number; path: string }): void;
  /** Stops the run after the document at hand. */
  signal?: AbortSignal;
}

const MAX_BYTES = 50e6;
/** Files being read ahead of the one being stored: two threads parse, one more waits. */
const AHEAD = 3;
/** Raise it when texts come out otherwise than before: everything is read anew, only differences are stored. */
const READING = 1;

/**
 * Texts in: reads files and folders and stores each text as a version of its document, one transaction per
 * text. A file that cannot be read is a result, not an error; the run goes on. Texts already held in just this
 * form are skipped unread.
 */
export async function ingest(paths: readonly string[], deps: IngestDeps): Promise<IngestSummary> {
  const sources = await listSources(paths);
  const parsers = createParsers();
  const results: DocumentResult[] = [];
  const taken = new Map<string, string>();
  try {
    for await (const { source, prepared } of inOrder(sources, (source) => prepare(source, parsers, deps))) {
      const result = await finish(source, prepared, taken, deps);
      const { document: _, ...kept } = result;
      results.push(kept);
      deps.onResult?.(result);
      deps.onProgress?.({ done: results.length, total: sources.length, path: source.path });
      if (deps.signal?.aborted) break;
    }
  } finally {
    await parsers.close();
  }
  return summarise(results, results.length < sources.length);
}

/** A source read ahead: held already, ready to be stored, or refused. */
type Prepared = { held: HeldVersion } | { read: ReadDocument } | { refused: Fault };

/** Prepares sources ahead of their turn and gives them in their turn. */
async function* inOrder(
  sources: readonly Source[],
  prepareOne: (source: Source) => Promise<Prepared>,
): AsyncGenerator<{ source: Source; prepared: Prepared }> {
  const ahead: Promise<Prepared>[] = [];
  let started = 0;
  for (const source of sources) {
    while (ahead.length < AHEAD && started < sources.length)
      ahead.push(prepareOne(sources[started++] as Source));
    yield { source, prepared: await (ahead.shift() as Promise<Prepared>) };
  }
}

async function prepare(source: Source, parsers: Parsers, deps: IngestDeps): Promise<Prepared> {
  try {
    if (source.fault) throw source.fault;
    kindOfName(basename(source.path));
    const bytes = await readBytes(source.path);
    const origin = originOf(source, bytes);
    const held = deps.dryRun ? null : await heldFrom(deps.store, source.path, origin.reading);
    if (held) return { held };
    return { read: readDocument(await parsers.parse(bytes, source.path, deps.signal), origin) };
  } catch (cause) {
    if (cause instanceof Fault) return { refused: cause };
    if (!deps.signal?.aborted) deps.logger.error({ err: cause, path: source.path }, 'reading a text failed');
    return { refused: fault('internal', {}, cause) };
  }
}

async function readBytes(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > MAX_BYTES)
    throw fault('file_too_large', { size: `${Math.ceil(size / 1e6)} MB`, limit: `${MAX_BYTES / 1e6} MB` });
  return readFile(path);
}

function originOf({ path, row }: Source, bytes: Buffer): Origin {
  const digest = sha256(bytes);
  return { path, row, digest, reading: sha256(JSON.stringify([READING, digest, basename(path), row])) };
}

async function finish(
  source: Source,
  prepared: Prepared,
  taken: Map<string, string>,
  deps: IngestDeps,
): Promise<DocumentResult> {
  if ('refused' in prepared) return failure(source.path, prepared.refused);
  const { key, label } = 'held' in prepared ? prepared.held : versionOf(prepared.read);
  const other = taken.get(`${key} ${label}`);
  taken.set(`${key} ${label}`, other ?? source.path);
  if ('held' in prepared) return unchanged(source.path, prepared.held);
  if (other !== undefined) return duplicate(prepared.read, other, deps.dryRun ?? false);
  try {
    const { clock, actor = 'cli', dryRun = false } = deps;
    return await sync(deps.store, prepared.read, { clock, actor, dryRun });
  } catch (cause) {
    deps.logger.error({ err: cause, path: source.path }, 'storing a text failed');
    return failure(source.path, cause instanceof Fault ? cause : fault('storage_unavailable', {}, cause));
  }
}

function versionOf({ parsed }: ReadDocument): { key: string; label: string } {
  return { key: parsed.key, label: parsed.version.label };
}

function unchanged(path: string, held: HeldVersion): DocumentResult {
  const { title, documentNumber, label, coverage } = held;
  const passages = { added: 0, kept: held.passages, retired: 0 };
  return { path, status: 'skipped', title, documentNumber, label, passages, coverage, warnings: [] };
}

/** The first file of a run that holds a version speaks for it; the same text in another format adds nothing. */
function duplicate(
  { parsed, coverage, warnings }: ReadDocument,
  other: string,
  dryRun: boolean,
): DocumentResult {
  const { title, version } = parsed;
  return {
    path: version.source,
    status: 'skipped',
    title,
    documentNumber: version.documentNumber,
    label: version.label,
    passages: { added: 0, kept: 0, retired: 0 },
    coverage,
    warnings: [...warnings, warning('same_version_elsewhere', { source: other })],
    ...(dryRun ? { document: parsed } : {}),
  };
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
