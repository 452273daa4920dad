import { setTimeout as pause } from 'node:timers/promises';
import robotsModule from 'robots-parser';
import { fault } from '../../src/base/faults.ts';
import type { Fetched } from '../../src/base/fetch.ts';
import { shown } from '../../src/base/fetch-target.ts';
import type { Clock } from '../../src/base/time.ts';

/** The package describes itself as a module with a default, and is a function. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;
/** Name under which robots.txt may speak to us. */
const AGENT = 'LastKilometre';
/** Between two requests to one host, unless robots.txt asks for more; and the most of that which is honoured. */
const PACE_MS = 1_000;
const MAX_PACE_MS = 30_000;
/** RFC 9309, 2.4: no copy is used for more than a day. */
const KEEP_MS = 24 * 3_600_000;
const KEPT_HOSTS = 500;

export interface PolitenessDeps {
  /** Gets a robots.txt, guarded. */
  get(url: string): Promise<Fetched>;
  clock: Clock;
  paceMs?: number;
  signal?: AbortSignal | undefined;
}

interface Rules {
  readAt: number;
  isAllowed(url: string): boolean;
  paceMs: number;
}

/**
 * Manners towards other people's servers: asks robots.txt before each request and lets time pass between two
 * requests to one host. The function it gives throws `fetch_refused` where robots.txt says no, and
 * `fetch_failed` while it cannot be had (RFC 9309, 2.3.1.4: unreachable means no).
 */
export function createPoliteness(deps: PolitenessDeps): (url: URL) => Promise<void> {
  const rules = new Map<string, Promise<Rules>>();
  const free = new Map<string, number>();
  return async (url) => {
    const { isAllowed, paceMs } = await rulesOf(url, rules, deps);
    if (!isAllowed(url.href)) throw fault('fetch_refused', { url: shown(url), reason: 'robots.txt' });
    const now = performance.now();
    const turn = Math.max(now, free.get(url.host) ?? 0);
    free.delete(url.host);
    free.set(url.host, turn + paceMs);
    forgetOldest(free);
    if (turn > now) await pause(turn - now, undefined, deps.signal ? { signal: deps.signal } : {});
  };
}

async function rulesOf(url: URL, known: Map<string, Promise<Rules>>, deps: PolitenessDeps): Promise<Rules> {
  const held = await known.get(url.origin)?.catch(() => null);
  if (held && deps.clock.now().getTime() - held.readAt < KEEP_MS) return held;
  const reading = readRules(url.origin, deps);
  known.delete(url.origin);
  known.set(url.origin, reading);
  forgetOldest(known);
  return reading;
}

async function readRules(origin: string, { get, clock, paceMs = PACE_MS }: PolitenessDeps): Promise<Rules> {
  const address = `${origin}/robots.txt`;
  const { status, bytes } = await get(address);
  if (status >= 500 || status === 429)
    throw fault('fetch_failed', { url: address, reason: `status ${status}` });
  const robots = robotsParser(address, status === 200 ? bytes.toString('utf8') : '');
  const asked = (robots.getCrawlDelay(AGENT) ?? 0) * 1_000;
  return {
    readAt: clock.now().getTime(),
    isAllowed: (url) => robots.isAllowed(url, AGENT) !== false,
    paceMs: Math.min(Math.max(paceMs, asked), MAX_PACE_MS),
  };
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > KEPT_HOSTS && oldest !== undefined) map.delete(oldest);
}
