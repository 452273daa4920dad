import { join } from 'node:path';
import { atMost } from '../src/base/at-most.ts';
import type { Logger } from '../src/base/log.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { NOTHING_FOLLOWED } from './catch-up.ts';
import { type Chores, createChores } from './chores.ts';
import type { Embedder } from './embedder.ts';
import { createFollower, type Follower } from './follow.ts';
import { createSearch, type SearchRequest, type SearchResult } from './search.ts';
import { createMemoryIndex, type MemoryIndex } from './search-index.memory.ts';
import { agrees, restore } from './snapshot.ts';
import { builtinThesaurus } from './thesaurus.ts';
import { CATCH_UP, EMBEDDING } from './tuning.ts';

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
  /** Caches are kept in its `cache/`; null: nowhere. */
  dataDir: string | null;
  clock: Clock;
  logger: Logger;
}

/**
 * Opens the knowledge of a process. When it returns, everything stored can be found by words, and by likeness
 * unless there are many vectors to make; those follow in the background, and so do changes that this or another
 * process makes.
 */
export async function openKnowledge(options: KnowledgeOptions): Promise<Knowledge> {
  const { store, embedder, logger } = options;
  const thesaurus = builtinThesaurus();
  const { index, follower, chores } = await openIndex(options);
  await atMost(EMBEDDING.startWaitsMs, chores.poll());
  const timers = [follower.catchUp, chores.poll].map((work) => repeat(work, logger));
  const { catchUpSoon, titles } = follower;
  return {
    search: createSearch({ store, index, embedder, thesaurus, titles, catchUp: catchUpSoon, logger }),
    catchUp: follower.catchUp,
    ready() {
      const { passages, vectors } = index.size();
      return { passages, vectors, pendingVectors: embedder ? passages - vectors : 0 };
    },
    async settle() {
      await follower.catchUp();
      await chores.settle();
    },
    async close() {
      for (const timer of timers) clearInterval(timer);
      await follower.catchUp();
      await chores.stop();
    },
  };
}

interface Opened {
  index: MemoryIndex;
  follower: Follower;
  chores: Chores;
}

/** The index from saved postings when they fit the database, else from the rows. */
async function openIndex(options: KnowledgeOptions): Promise<Opened> {
  const { store, embedder, dataDir, logger } = options;
  const folder = dataDir === null ? null : join(dataDir, 'cache');
  const start = async (kept: Awaited<ReturnType<typeof restore>>): Promise<Opened> => {
    const index = createMemoryIndex(embedder?.dimensions ?? 0, kept?.postings);
    if (folder && embedder) await index.openGraph(join(folder, 'vectors.hnsw'), embedder.stamp);
    const chores = createChores({ store, index, embedder, folder, logger }, () => follower);
    const follower = await createFollower(store, index, kept?.followed ?? NOTHING_FOLLOWED, chores.note);
    await follower.catchUp();
    return { index, follower, chores };
  };
  const kept = folder && (await restore(store, folder));
  if (!kept) return start(null);
  const opened = await start(kept);
  if (await agrees(store, opened.index.postings)) return opened;
  logger.warn('search: the saved postings do not fit the database and are made anew');
  return start(null);
}

/** Does work again and again, each round after the one before has ended; failures are logged. */
function repeat(work: () => Promise<unknown>, logger: Logger): NodeJS.Timeout {
  let busy = false;
  return setInterval(() => {
    if (busy) return;
    busy = true;
    work()
      .catch((error: unknown) => logger.error({ err: error }, 'search: following the texts failed'))
      .finally(() => {
        busy = false;
      });
  }, CATCH_UP.everyMs).unref();
}
