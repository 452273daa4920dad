import { join } from 'node:path';
import type { Logger } from '../src/base/log.ts';
import { singleFlight } from '../src/base/single-flight.ts';
import type { Store } from '../src/store/open.ts';
import { embedMissing } from './embed-missing.ts';
import type { Embedder } from './embedder.ts';
import type { Follower } from './follow.ts';
import type { MemoryIndex } from './search-index.memory.ts';
import { keep } from './snapshot.ts';
import { EMBEDDING, SNAPSHOT } from './tuning.ts';

/** What is done behind the searches. */
export interface Chores {
  /** Something changed: vectors may be missing. */
  note(passages: number): void;
  /** Does what is due; cheap when nothing is. */
  poll(): Promise<void>;
  /** Does everything there is to do. */
  settle(): Promise<void>;
  /** Stops vectors and graph where they are, saves what is unsaved. */
  stop(): Promise<void>;
}

export interface ChoresOptions {
  store: Store;
  index: MemoryIndex;
  embedder: Embedder | null;
  /** Folder of caches; null: none are kept. */
  folder: string | null;
  logger: Logger;
}

/** Makes missing vectors, the graph over them, and the saved postings, in this order and one at a time. */
export function createChores(options: ChoresOptions, follower: () => Follower): Chores {
  const { store, index, embedder, folder, logger } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  let unembedded = true;
  let unsaved = 0;
  let savedAt = Number.NEGATIVE_INFINITY;
  const backoff = createBackoff();

  const embed = singleFlight(async () => {
    if (!embedder || signal.aborted) return;
    unembedded = false;
    try {
      await embedMissing({ store, index, embedder, signal });
      backoff.succeeded();
      if (folder) await index.refreshGraph(join(folder, 'vectors.hnsw'), embedder.stamp, signal);
    } catch (error) {
      if (signal.aborted) return;
      unembedded = true;
      backoff.failed();
      logger.warn({ err: error }, 'search: vectors could not be made, words alone for now');
    }
  });
  const save = singleFlight(async () => {
    if (!folder || unsaved === 0) return;
    const saving = unsaved;
    unsaved = 0;
    savedAt = performance.now();
    await keep(store, folder, index.postings, follower().followed()).catch((error: unknown) => {
      unsaved += saving;
      logger.warn({ err: error }, 'search: the postings could not be saved, the next start is slower');
    });
  });
  return {
    note(passages) {
      unembedded = true;
      unsaved += passages;
    },
    async poll() {
      if (unembedded && backoff.over()) await embed();
      if (performance.now() - savedAt > SNAPSHOT.everyMs) await save();
    },
    async settle() {
      await embed();
      await save();
    },
    async stop() {
      stopped.abort();
      await embed();
      await save();
    },
  };
}

/** Waits twice as long after each failure. */
function createBackoff(): { over(): boolean; failed(): void; succeeded(): void } {
  let wait: number = EMBEDDING.retryMs;
  let until = 0;
  return {
    over: () => performance.now() >= until,
    failed() {
      until = performance.now() + wait;
      wait = Math.min(2 * wait, EMBEDDING.longestRetryMs);
    },
    succeeded() {
      wait = EMBEDDING.retryMs;
    },
  };
}
