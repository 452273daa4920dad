import { guardedFetch } from '../../src/base/fetch.ts';
import type { Clock } from '../../src/base/time.ts';
import type { WatchDeps } from './check-page.ts';
import { createPoliteness } from './politeness.ts';

const MAX_ROBOTS_BYTES = 500_000;

/** The way outwards for watching: guarded, and with manners. Takes the setting FETCH_ALLOW. */
export function outside(
  allow: readonly string[],
  clock: Clock,
  signal?: AbortSignal,
): Required<Pick<WatchDeps, 'fetch' | 'polite'>> {
  const get = (url: string) => guardedFetch(url, { allow, signal, maxBytes: MAX_ROBOTS_BYTES });
  return {
    fetch: (url, options) => guardedFetch(url, { ...options, allow }),
    polite: createPoliteness({ get, clock, signal }),
  };
}
