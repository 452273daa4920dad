import { basename } from 'node:path';
import { Piscina } from 'piscina';
import { Fault, fault } from '../src/base/faults.ts';
import { workerModule } from '../src/base/worker.ts';
import type { Reading } from './blocks.ts';
import { type Kind, kindOfContent } from './kinds.ts';
import { readMarkdown } from './parsers/markdown.ts';
import { type Outcome, outcomeOf } from './parsers/outcome.ts';
import type { Task } from './parsers/read.ts';
import { readText } from './parsers/text.ts';

export interface Parsers {
  /** Reads one file. Throws a fault of the `file_*` family. */
  parse(bytes: Uint8Array, path: string, signal?: AbortSignal): Promise<Reading>;
  /** Ends the parser threads. */
  close(): Promise<void>;
}

const SECONDS = 60;
const MEGABYTES = 288;
/** Small, so that what one page leaves behind is taken away before the next one's is heaped upon it. */
const YOUNG_MEGABYTES = 24;
/** Up to here, text is read faster on the spot than it is sent to a thread (measured: 1 ms per 20 kB). */
const INLINE_BYTES = 300_000;
/** What the largest number of characters a text may have (parsers/outcome) takes in UTF-8. */
const MOST_TEXT_BYTES = 15_000_000;
const ON_THE_SPOT: Partial<Record<Kind, (bytes: Uint8Array) => Reading>> = {
  markdown: readMarkdown,
  text: readText,
};

/**
 * Parsers run in threads of their own, two at most, started when first needed: a slow, greedy or crashing
 * file fails alone, and the main thread stays free. Small texts and Markdown are read on the spot.
 */
export function createParsers(): Parsers {
  let pool: Piscina | null = null;
  return {
    parse: async (bytes, path, signal) => {
      const kind = await kindOfContent(bytes, basename(path));
      if (isPlain(kind) && bytes.length > MOST_TEXT_BYTES) throw tooLarge(bytes.length);
      const onTheSpot = bytes.length <= INLINE_BYTES ? ON_THE_SPOT[kind] : undefined;
      if (onTheSpot) return readingOf(await outcomeOf(() => onTheSpot(bytes)));
      pool ??= startPool();
      return readingOf(await inThread(pool, { kind, bytes }, signal));
    },
    close: async () => {
      await pool?.destroy();
      pool = null;
    },
  };
}

function isPlain(kind: Kind): boolean {
  return kind === 'markdown' || kind === 'text';
}

function tooLarge(bytes: number): Fault {
  return fault('file_too_large', {
    size: `${Math.ceil(bytes / 1e6)} MB`,
    limit: `${MOST_TEXT_BYTES / 1e6} MB`,
  });
}

function startPool(): Piscina {
  const { file, execArgv } = workerModule('ingest/parsers/read');
  const pool = new Piscina({
    filename: file,
    execArgv,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  // A thread that dies says so to the file it was reading; nobody else is to fall with it.
  pool.on('error', () => {});
  return pool;
}

/** A thread past the deadline or its memory is ended; only its file fails. */
async function inThread(pool: Piscina, task: Task, signal?: AbortSignal): Promise<Outcome> {
  const deadline = AbortSignal.timeout(SECONDS * 1000);
  try {
    return await pool.run(task, { signal: signal ? AbortSignal.any([signal, deadline]) : deadline });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    if (deadline.aborted) throw fault('file_timeout', { seconds: SECONDS }, cause);
    throw fault('file_broken', { reason: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
}

function readingOf(outcome: Outcome): Reading {
  if ('reading' in outcome) return outcome.reading;
  throw new Fault(outcome.refused.code, outcome.refused.facts);
}
