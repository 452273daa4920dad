import { type Logger, pino } from 'pino';
import { mask } from './personal.ts';

export type { Logger };

/** The operating log: one JSON line per event on standard error, personal data masked in every text. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: (line) => mask(line).text },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** A logger that says nothing: the command line and tests. */
export const silent: Logger = pino({ level: 'silent' });
