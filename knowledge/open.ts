import { join } from 'node:path';
import type { Logger } from '../src/base/log.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { createChores } from './chores.ts';
import type { Embedder } from './embedder.ts';
import { createFollower } from './follow.ts';
import { createSearch, type SearchRequest, type SearchResult } from './search.ts';
import { createMemoryIndex } from './search-index.memory.ts';
import { openSnapshot } from './snapshot.ts';
import { CATCH_UP } from './tuning.ts';

/** What is known, opened for one process. */
export interface Knowledge {
  search(request: SearchRequest): Promise<SearchResult>;
  /** Brings the index up to the rows; gives the number of passages that changed. */
  catchUp(): Promise<number>;
  /** Passages found by words; how many of them also by likeness, and how many not yet. */
  ready(): { passages: number; vectors: number; pendingVectors: number };
  /** Waits until nothing is left to do in the background: vectors made, graph built, caches saved. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface KnowledgeOptions {
  store: Store;
  /** Null: by words alone. */
  embedder: Embedder | null;
  /** Where caches are kept, in `cache/`; null: nowhere. */
  dataDir: string | null;
  clock: Clock;
  logger: Logger;
}

/**
 * Opens the knowledge of a process. When it returns, everything stored can be found by words; vectors follow in
 * the background, and so do changes that this or another process makes.
 */
export async function openKnowledge(options: KnowledgeOptions): Promise<Knowledge> {
  const { store, embedder, logger } = options;
  const folder = options.dataDir === null ? null : join(options.dataDir, 'cache');
  const snapshot = openSnapshot(store, folder);
  const index = createMemoryIndex(embedder?.dimensions ?? 0);
  const follower = createFollower(store, index);
  const restored = await snapshot.restore(index.postings);
  if (restored) follower.resume(restored);
  await follower.catchUp();
  if (restored && !(await snapshot.agrees(index.postings))) {
    logger.warn('search: the saved postings do not fit the database, made anew');
    index.clear();
    follower.restart();
    await follower.catchUp();
  }
  const chores = createChores({ ...options, index, folder, snapshot, follower });
  const timer = setInterval(() => void chores.poll(), CATCH_UP.everyMs);
  timer.unref();
  chores.start();
  const search = createSearch({
    store,
    index,
    embedder,
    titles: follower.titles,
    catchUp: follower.catchUpSoon,
    logger,
  });
  return {
    search,
    catchUp: follower.catchUp,
    ready: () => ({ ...index.size(), pendingVectors: index.withoutVector().length }),
    settle: chores.settle,
    async close() {
      clearInterval(timer);
      await chores.stop();
    },
  };
}
