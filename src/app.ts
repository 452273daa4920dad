import { resolve } from 'node:path';
import { answer } from '../bot/answer.ts';
import type { Answer, Asked } from '../bot/asked.ts';
import { createModelSteps } from '../bot/steps/model.ts';
import { chooseEmbedder } from '../knowledge/choose-embedder.ts';
import { type Knowledge, openKnowledge } from '../knowledge/open.ts';
import { heldSections } from '../services/guide-content.ts';
import { createLikeness } from '../services/likeness.ts';
import { loadGuides } from '../services/load-guides.ts';
import type { Config } from './base/config.ts';
import { createChatModel } from './base/llm.ts';
import type { Logger } from './base/log.ts';
import type { Clock } from './base/time.ts';
import { databaseFile, openStore, type Store } from './store/open.ts';

/** The parts of a running program, made from top to bottom. */
export interface App {
  config: Config;
  clock: Clock;
  logger: Logger;
  store: Store;
  knowledge: Knowledge;
  /** Starter guides held. */
  guides: number;
  answer: (asked: Asked) => Promise<Answer>;
  close(): Promise<void>;
}

export interface AppOptions {
  config: Config;
  clock: Clock;
  logger: Logger;
}

/** Opens the store, loads the starter guides and opens the knowledge: everything but the web server. */
export async function openApp({ config, clock, logger }: AppOptions): Promise<App> {
  const store = await openStore(databaseFile(config));
  if (config.GUIDES) await loadGuides(store, clock);
  const sections = await heldSections(store);
  const embedder = await chooseEmbedder(config);
  const knowledge = await openKnowledge({
    store,
    embedder,
    dataDir: resolve(config.DATA_DIR),
    clock,
    logger,
  });
  const model = await createChatModel(config, { clock, logger });
  const deps = {
    store,
    search: knowledge.search,
    likeness: createLikeness(sections),
    model: model && createModelSteps(model, { deadlineMs: config.ANSWER_DEADLINE_MS, logger }),
  };
  return {
    config,
    clock,
    logger,
    store,
    knowledge,
    guides: new Set(sections.zh.map(({ guide }) => guide)).size,
    answer: (asked) => answer(deps, asked),
    close: async () => {
      await knowledge.close();
      await store.destroy();
    },
  };
}
