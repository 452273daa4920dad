import { setTimeout as pause } from 'node:timers/promises';

/** Waits for work, but no longer than `ms`; the work goes on. Rejects when the work fails within that time. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  const enough = pause(ms, undefined, { signal: patience.signal }).catch(() => {});
  try {
    await Promise.race([work, enough]);
  } finally {
    patience.abort();
  }
}
