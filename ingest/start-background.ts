import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Config } from '../src/base/config.ts';
import type { Logger } from '../src/base/log.ts';
import { startWorker } from '../src/base/worker.ts';

export interface Background {
  /** Lets the work at hand come to a safe end, and ends the thread. */
  stop(): Promise<void>;
}

/** A thread that dies is started again after this, twice as late each time, up to the second. */
const RESTART_MS = { first: 1_000, most: 60_000 };
/** A thread that lived this long died of something new. */
const STEADY_MS = 60_000;
const STOP_MS = 8_000;
const MEGABYTES = 1_024;

/**
 * Ingestion and the watching of sources beside the chat, in a thread of their own: neither a large text nor a
 * slow server holds up an answer, and a thread that dies is replaced, its work taken up where it stopped.
 */
export function startBackground(config: Config, logger: Logger): Background {
  const stopping = new AbortController();
  let thread: Worker | null = null;
  const begin = () => {
    thread = startWorker('ingest/background-thread', {
      workerData: config,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    return thread;
  };
  const running = keepAlive(begin, stopping.signal, logger);
  return {
    stop: async () => {
      stopping.abort();
      thread?.postMessage('stop');
      await Promise.race([running, pause(STOP_MS, undefined, { ref: false })]);
      await thread?.terminate();
    },
  };
}

async function keepAlive(begin: () => Worker, stopped: AbortSignal, logger: Logger): Promise<void> {
  let wait = RESTART_MS.first;
  while (!stopped.aborted) {
    const started = performance.now();
    const thread = begin();
    const ended = once(thread, 'exit');
    thread.on('error', (err) => logger.error({ err }, 'the background thread died'));
    await ended.catch(() => {});
    if (stopped.aborted) return;
    if (performance.now() - started > STEADY_MS) wait = RESTART_MS.first;
    await pause(wait, undefined, { signal: stopped, ref: false }).catch(() => {});
    wait = Math.min(wait * 2, RESTART_MS.most);
  }
}
