import { type App, openApp } from '../app.ts';
import { readConfig } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import { createLogger } from '../base/log.ts';
import { type Clock, clockAt, type Day, isDay, systemClock } from '../base/time.ts';

/** Opens the parts for one command and closes them after it. */
export async function withApp<T>(asOf: Day | undefined, use: (app: App) => Promise<T>): Promise<T> {
  const config = readConfig();
  const app = await openApp({
    config,
    clock: clockOf(asOf),
    logger: createLogger(quieter(config.LOG_LEVEL)),
  });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

/** The clock of a command: now, or the day that was asked for. Throws `body_invalid` for what is no day. */
export function clockOf(asOf: Day | undefined): Clock {
  if (asOf === undefined) return systemClock;
  if (!isDay(asOf)) throw fault('body_invalid', { problem: `--as-of ${asOf}` });
  return clockAt(asOf);
}

/** At a terminal only warnings are of interest, unless more was asked for. */
function quieter(level: string): string {
  return level === 'info' ? 'warn' : level;
}
