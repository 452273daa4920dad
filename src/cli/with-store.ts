import { type Config, readConfig } from '../base/config.ts';
import { createLogger, type Logger } from '../base/log.ts';
import { type Clock, systemClock } from '../base/time.ts';
import { databaseFile, openStore, type Store } from '../store/open.ts';

/** What a command that needs no more than the store works with. */
export interface Desk {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
  /** Who does it, for the log. */
  actor: string;
}

/** Opens the store for one command and closes it after it. */
export async function withStore<T>(use: (desk: Desk) => Promise<T>): Promise<T> {
  const config = readConfig();
  const store = await openStore(databaseFile(config));
  const logger = createLogger(config.LOG_LEVEL === 'info' ? 'error' : config.LOG_LEVEL);
  try {
    return await use({ config, store, clock: systemClock, logger, actor: 'cli' });
  } finally {
    await store.destroy();
  }
}
