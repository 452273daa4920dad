import { setInterval as every } from 'node:timers/promises';
import type { Logger } from '../src/base/log.ts';

/**
 * Work taken from the database is leased, not owned: whoever dies loses it to others within this time, however
 * it died.
 */
export const LEASE_MS = 30_000;
const RENEW_MS = 8_000;

/** Instant until which a lease taken now holds. */
export function leaseFrom(now: Date): string {
  return new Date(now.getTime() + LEASE_MS).toISOString();
}

/** Renews a lease again and again until the work is done. */
export async function underLease<T>(
  renew: () => Promise<unknown>,
  work: () => Promise<T>,
  logger: Logger,
): Promise<T> {
  const done = new AbortController();
  const renewing = renewUntil(done.signal, renew, logger);
  try {
    return await work();
  } finally {
    done.abort();
    await renewing;
  }
}

async function renewUntil(done: AbortSignal, renew: () => Promise<unknown>, logger: Logger): Promise<void> {
  try {
    for await (const _ of every(RENEW_MS, undefined, { signal: done, ref: false }))
      await renew().catch((err) => logger.error({ err }, 'a lease was not renewed'));
  } catch (cause) {
    if (!done.aborted) throw cause;
  }
}
