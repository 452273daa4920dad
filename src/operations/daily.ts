import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import { type Clock, today } from '../base/time.ts';
import { startWorker } from '../base/worker.ts';
import { databaseFile, type Store } from '../store/open.ts';
import { backupFolder, backupName, listBackups } from './backups.ts';
import { applyRetention } from './retention.ts';

/** The first look leaves the start alone. */
const FIRST_MS = 60_000;
const LOOK_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
const DONE = 'retention_day';

export interface DailyDeps {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
}

export interface Daily {
  /** Does what is due. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** What a server does by itself: retention once a day, and backups as often as is set. One that fails is tried again. */
export function createDaily(deps: DailyDeps): Daily {
  let running: Promise<void> | null = null;
  let timers: NodeJS.Timeout[] = [];
  const look = () => {
    running ??= doDue(deps)
      .catch((err: unknown) => deps.logger.error({ err }, 'daily work failed'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  return {
    look,
    start: () => {
      timers = [setTimeout(look, FIRST_MS).unref(), setInterval(look, LOOK_MS).unref()];
    },
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      await running;
    },
  };
}

async function doDue(deps: DailyDeps): Promise<void> {
  const { config, store, clock, logger } = deps;
  const dataDir = resolve(config.DATA_DIR);
  const day = today(clock);
  const done = await store.selectFrom('meta').select('value').where('key', '=', DONE).executeTakeFirst();
  if (done?.value !== day) {
    const retained = await applyRetention({ store, clock, dataDir, actor: 'system' });
    logger.info(retained, 'retention was applied');
    const value = { value: day };
    await store
      .insertInto('meta')
      .values({ key: DONE, ...value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(value))
      .execute();
  }
  if (config.BACKUP_EVERY_HOURS === 0) return;
  const newest = (await listBackups(store, dataDir))[0];
  const age = newest ? clock.now().getTime() - Date.parse(newest.madeAt) : Number.POSITIVE_INFINITY;
  if (age >= config.BACKUP_EVERY_HOURS * HOUR_MS) await backUp(deps);
}

/** Makes a backup in a thread, in `DATA_DIR/backups`; gives its name. */
export async function backUp({ config, clock }: Pick<DailyDeps, 'config' | 'clock'>): Promise<string> {
  const dataDir = resolve(config.DATA_DIR);
  const name = backupName(clock);
  const to = join(await backupFolder(dataDir), name);
  const workerData = { database: databaseFile(config), dataDir, at: clock.now(), to };
  const thread = startWorker('src/operations/backup-thread', { workerData });
  await once(thread, 'message');
  return name;
}
