import { resolve } from 'node:path';
import { type Answering, answer } from '../bot/answer.ts';
import { normalOf } from '../bot/understand/normal.ts';
import { regionsIn } from '../bot/understand/places.ts';
import { chooseEmbedder } from '../knowledge/choose-embedder.ts';
import type { Embedder } from '../knowledge/embedder.ts';
import { type Knowledge, openKnowledge } from '../knowledge/open.ts';
import { heldSections } from '../services/guide-content.ts';
import { createLikeness } from '../services/likeness.ts';
import { loadGuides } from '../services/load-guides.ts';
import { createFindStandard } from '../services/standard-answers/find.ts';
import type { Config } from './base/config.ts';
import { type ConfiguredModel, createChatModel } from './base/llm.ts';
import type { Logger } from './base/log.ts';
import type { Clock } from './base/time.ts';
import { modelStepsFor } from './operations/model-use.ts';
import { databaseFile, openStore, type Store } from './store/open.ts';

/** The parts of a running program, made from top to bottom. */
export interface App {
  config: Config;
  clock: Clock;
  logger: Logger;
  store: Store;
  knowledge: Knowledge;
  embedder: Embedder;
  /** Starter guides held. */
  guides: number;
  /** Null: none is configured. */
  model: ConfiguredModel | null;
  answer: Answering;
  close(): Promise<void>;
}

export interface AppOptions {
  config: Config;
  clock: Clock;
  logger: Logger;
  /** A store that is open already, and is closed with the rest. */
  store?: Store;
}

/** Opens the store, loads the starter guides and opens the knowledge: everything but the web server. */
export async function openApp({ config, clock, logger, ...opened }: AppOptions): Promise<App> {
  const store = opened.store ?? (await openStore(databaseFile(config)));
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
  const likeness = createLikeness(sections);
  const reading = { plain: normalOf, places: regionsIn };
  const deps = {
    store,
    search: knowledge.search,
    likeness,
    standard: createFindStandard({ store, likeness, reading }),
  };
  const modelFor = async (user?: string) =>
    model && modelStepsFor({ store, clock, logger, config, model }, user);
  return {
    config,
    clock,
    logger,
    store,
    knowledge,
    embedder,
    guides: new Set(sections.zh.map(({ guide }) => guide)).size,
    model,
    answer: async (asked, observe) => answer({ ...deps, model: await modelFor(asked.user) }, asked, observe),
    close: async () => {
      await knowledge.close();
      await store.destroy();
    },
  };
}
