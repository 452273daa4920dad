import { basename } from 'node:path';
import { Piscina } from 'piscina';
import { Fault, fault } from '../src/base/faults.ts';
import { workerModule } from '../src/base/worker.ts';
import { type Reading, textOf } from './blocks.ts';
import { unreadableShare } from './characters.ts';
import { kindOfContent } from './kinds.ts';
import { readMarkdown } from './parsers/markdown.ts';
import type { Outcome, Task } from './parsers/read.ts';
import { readText } from './parsers/text.ts';
import { warning } from './warnings.ts';

/** Reads one file. Throws a fault of the `file_*` family. */
export type Parse = (bytes: Uint8Array, path: string, signal?: AbortSignal) => Promise<Reading>;

export interface Parsers {
  parse: Parse;
  /** Ends the parser threads. */
  close(): Promise<void>;
}

const SECONDS = 60;
const MEGABYTES = 640;
/** Up to here, text is read faster on the spot than it is sent to a thread (measured: 1 ms per 20 kB). */
const INLINE_BYTES = 300_000;
/** The longest statutes have some 200,000 characters and 3,000 paragraphs; far beyond that it is no text to cite. */
const MOST = { characters: 5_000_000, blocks: 50_000 };
/** Shares of characters nobody could read: from the first on a warning, from the second on a refusal. */
const UNREADABLE = { warn: 0.02, refuse: 0.2 };

/**
 * Parsers of foreign formats run in threads of their own, two at most, started when first needed: a slow,
 * greedy or crashing file fails alone, and the main thread stays free.
 */
export function createParsers(): Parsers {
  let pool: Piscina | null = null;
  const inThread = async (task: Task, signal?: AbortSignal): Promise<Outcome> => {
    pool ??= startPool();
    const deadline = AbortSignal.timeout(SECONDS * 1000);
    try {
      return await pool.run(task, { signal: signal ? AbortSignal.any([signal, deadline]) : deadline });
    } catch (cause) {
      if (deadline.aborted) throw fault('file_timeout', { seconds: SECONDS }, cause);
      if (signal?.aborted) throw cause;
      throw fault('file_broken', { reason: cause instanceof Error ? cause.message : String(cause) }, cause);
    }
  };
  return {
    parse: async (bytes, path, signal) => {
      const kind = await kindOfContent(bytes, basename(path));
      if (kind === 'markdown' && bytes.length <= INLINE_BYTES)
        return checked(onTheSpot(() => readMarkdown(bytes)));
      if (kind === 'text' && bytes.length <= INLINE_BYTES) return checked(onTheSpot(() => readText(bytes)));
      return checked(receive(await inThread({ kind, bytes }, signal)));
    },
    close: async () => {
      await pool?.destroy();
      pool = null;
    },
  };
}

/** Mark-up nested thousands deep exhausts the stack; that is the file's fault. */
function onTheSpot(read: () => Reading): Reading {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError) throw fault('file_broken', { reason: cause.message }, cause);
    throw cause;
  }
}

function startPool(): Piscina {
  const { file, execArgv } = workerModule('./parsers/read', import.meta.url);
  return new Piscina({
    filename: file,
    execArgv,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
}

function receive(outcome: Outcome): Reading {
  if ('reading' in outcome) return outcome.reading;
  throw new Fault(outcome.refused.code, outcome.refused.facts);
}

/** Refuses a reading without text, or with text that nobody can read. */
function checked(reading: Reading): Reading {
  const text = reading.blocks.map(textOf).join('\n');
  if (text.trim() === '') throw fault('file_empty');
  if (text.length > MOST.characters || reading.blocks.length > MOST.blocks) throw tooLong(text, reading);
  const share = unreadableShare(text);
  if (share >= UNREADABLE.refuse) throw fault('file_unreadable_text');
  if (share < UNREADABLE.warn) return reading;
  const percent = `${Math.round(share * 100)} %`;
  return { ...reading, warnings: [...reading.warnings, warning('partly_unreadable', { share: percent })] };
}

function tooLong(text: string, { blocks }: Reading): Fault {
  return fault('file_too_large', {
    size: `${text.length} characters, ${blocks.length} paragraphs`,
    limit: `${MOST.characters} characters, ${MOST.blocks} paragraphs`,
  });
}
