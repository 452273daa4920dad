import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../src/base/config.ts';
import { createLogger } from '../src/base/log.ts';
import { systemClock } from '../src/base/time.ts';
import { databaseFile, openStore } from '../src/store/open.ts';
import { workInBackground } from './background.ts';
import { outside } from './watch/outside.ts';

/** The thread of background work: opens the store for itself, works until it is told to stop, and ends. */
const config = workerData as Config;
const logger = createLogger(config.LOG_LEVEL);
const stopping = new AbortController();
parentPort?.once('message', () => stopping.abort());
const store = await openStore(databaseFile(config));
try {
  await workInBackground({
    store,
    clock: systemClock,
    logger,
    actor: 'system',
    dataDir: config.DATA_DIR,
    signal: stopping.signal,
    ...outside(config.FETCH_ALLOW, systemClock, stopping.signal),
  });
} finally {
  await store.destroy();
  parentPort?.close();
}
