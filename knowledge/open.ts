import type { Logger } from '../src/base/log.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { catchUp, type Followed, NOTHING_FOLLOWED } from './catch-up.ts';
import type { Embedder } from './embedder.ts';
import { createSearch, type SearchRequest, type SearchResult } from './search.ts';
import { createMemoryIndex } from './search-index.memory.ts';
import { type Titles, titlesOf } from './titles.ts';
import { CATCH_UP } from './tuning.ts';

/** What is known, opened for one process. */
export interface Knowledge {
  search(request: SearchRequest): Promise<SearchResult>;
  /** Brings the index up to the rows; gives the number of passages that changed. */
  catchUp(): Promise<number>;
  /** Passages found by words; vectors held, and still to be made. */
  ready(): { passages: number; vectors: number; pendingVectors: number };
  /** Waits until nothing is left to do in the background. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface KnowledgeOptions {
  store: Store;
  embedder: Embedder | null;
  dataDir: string | null;
  clock: Clock;
  logger: Logger;
}

export async function openKnowledge(options: KnowledgeOptions): Promise<Knowledge> {
  const { store, embedder, logger } = options;
  const index = createMemoryIndex(embedder?.dimensions ?? 0);
  let followed: Followed = NOTHING_FOLLOWED;
  let titles: Titles = titlesOf([]);
  let running: Promise<number> | null = null;

  const follow = async () => {
    const caughtUp = await catchUp(store, index, followed);
    followed = caughtUp.followed;
    if (caughtUp.scopes) titles = titlesOf(caughtUp.scopes);
    return caughtUp.changed;
  };
  const catchUpOnce = () => {
    running ??= follow().finally(() => {
      running = null;
    });
    return running;
  };
  await catchUpOnce();
  const timer = setInterval(() => {
    catchUpOnce().catch((error: unknown) => logger.error({ err: error }, 'knowledge: catching up failed'));
  }, CATCH_UP.everyMs);
  timer.unref();
  return {
    search: createSearch({ store, index, embedder, titles: () => titles, catchUp: catchUpOnce, logger }),
    catchUp: catchUpOnce,
    ready: () => ({ ...index.size(), pendingVectors: 0 }),
    settle: async () => {
      await catchUpOnce();
    },
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
