import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Config, readConfig } from '../base/config.ts';
import { Fault } from '../base/faults.ts';
import { createLogger, type Logger } from '../base/log.ts';
import { overlayFrom } from '../base/overlay.ts';
import { systemClock } from '../base/time.ts';
import { writeOverlay } from '../operations/data/overlay.ts';
import type { Started } from '../operations/supervision.ts';
import { databaseFile, holdServerLock, openStore } from '../store/open.ts';
import { demoConfig } from './demo-config.ts';
import { AGAIN, type Said } from './supervise.ts';

const { demo, started } = workerData as { demo: boolean; started: Started };

/**
 * The server's thread. What has to be done before the program reads its data files comes first: a backup takes the
 * place of the data, and edited files are laid out. Only then the rest is loaded.
 */
try {
  const config = demo ? demoConfig(readConfig()) : readConfig();
  const logger = createLogger(config.LOG_LEVEL);
  if (existsSync(join(config.DATA_DIR, 'restore', 'staged.json'))) await restore(config, logger);
  const release = holdServerLock(config.DATA_DIR);
  const store = await openStore(databaseFile(config));
  if (!config.DATA_OVERLAY_DIR) {
    const overlay = join(config.DATA_DIR, 'overlay');
    await writeOverlay(started.plain ? null : store, overlay);
    overlayFrom(overlay);
  }
  const { serve } = await import('./serve-run.ts');
  await serve({ config, logger, store, demo, started, release, port: parentPort! });
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  parentPort!.postMessage({ type: 'refused', code: error.code, facts: error.facts } satisfies Said);
  process.exit(1);
}

/** Restoring reads data files itself, before those of the backup are laid out: then everything starts anew. */
async function restore(config: Config, logger: Logger): Promise<void> {
  const { applyRestore, restoreOrdered } = await import('../operations/restore-staged.ts');
  if (!(await restoreOrdered(config))) return;
  await applyRestore(config, { clock: systemClock, logger });
  process.exit(AGAIN);
}
