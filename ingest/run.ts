import { Fault, fault } from '../src/base/faults.ts';
import type { Logger } from '../src/base/log.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import type { ReadDocument } from './document.ts';
import { createParsers, type Parsers } from './parse.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type DocumentResult, failure, type IngestSummary, summarise } from './results.ts';
import { addressOf, listSources, type Source } from './sources.ts';
import { type HeldVersion, sync } from './sync.ts';
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
  /** Parser threads shared with other runs; without them the run has its own. */
  parsers?: Parsers;
  /** Stops the run after the document at hand. */
  signal?: AbortSignal;
}

/** Files being read ahead of the one being stored: two threads parse, one more waits. */
const AHEAD = 3;

/**
 * Texts in: reads files and folders and stores each text as a version of its document, one transaction per
 * text. A file that cannot be read is a result, not an error; the run goes on. Texts already held in just this
 * form are skipped unread.
 */
export async function ingest(paths: readonly string[], deps: IngestDeps): Promise<IngestSummary> {
  return ingestSources(await listSources(paths), deps);
}

/** `ingest` of sources that are at hand. */
export async function ingestSources(sources: readonly Source[], deps: IngestDeps): Promise<IngestSummary> {
  const parsers = deps.parsers ?? createParsers();
  const results: DocumentResult[] = [];
  const taken = new Map<string, string>();
  // Documents in files beyond one each.
  let parts = 0;
  try {
    for await (const prepared of inOrder(sources, (source) => prepare(source, parsers, deps))) {
      parts += prepared.length - 1;
      for (const one of prepared) {
        const result = await finish(one, taken, deps);
        const { document: _, ...kept } = result;
        results.push(kept);
        deps.onResult?.(result);
        deps.onProgress?.({ done: results.length, total: sources.length + parts, path: result.path });
        if (deps.signal?.aborted) break;
      }
      if (deps.signal?.aborted) break;
    }
  } finally {
    if (!deps.parsers) await parsers.close();
  }
  return summarise(results, results.length < sources.length + parts);
}

/** Prepares sources ahead of their turn and gives what came of them in their turn. */
async function* inOrder(
  sources: readonly Source[],
  prepareOne: (source: Source) => Promise<Prepared[]>,
): AsyncGenerator<Prepared[]> {
  const ahead: Promise<Prepared[]>[] = [];
  let started = 0;
  for (const _ of sources) {
    while (ahead.length < AHEAD && started < sources.length)
      ahead.push(prepareOne(sources[started++] as Source));
    yield await (ahead.shift() as Promise<Prepared[]>);
  }
}

async function finish(
  { source, outcome }: Prepared,
  taken: Map<string, string>,
  deps: IngestDeps,
): Promise<DocumentResult> {
  const address = addressOf(source);
  if ('refused' in outcome) return failure(address, outcome.refused);
  const { key, label } = 'held' in outcome ? outcome.held : versionOf(outcome.read);
  const other = taken.get(`${key} ${label}`);
  taken.set(`${key} ${label}`, other ?? address);
  if ('held' in outcome) return unchanged(address, outcome.held);
  if (other !== undefined) return duplicate(outcome.read, other, deps.dryRun ?? false);
  try {
    const { clock, actor = 'cli', dryRun = false } = deps;
    return await sync(deps.store, outcome.read, { clock, actor, dryRun });
  } catch (cause) {
    deps.logger.error({ err: cause, path: source.path }, 'storing a text failed');
    return failure(address, cause instanceof Fault ? cause : fault('storage_unavailable', {}, cause));
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
