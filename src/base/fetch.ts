import type { LookupFunction } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import { Fault, fault } from './faults.ts';
import { ACCEPT_ENCODING, readBody } from './fetch-body.ts';
import { type Address, checkTarget, type Resolver, shown, type Target } from './fetch-target.ts';

/** What a server gave: any status but a redirect; bytes only with 200. */
export interface Fetched {
  status: number;
  /** Address at the end of all redirects. */
  url: string;
  bytes: Buffer;
  etag: string | null;
  lastModified: string | null;
  /** Charset that the header names. */
  charset: string | null;
  /** Seconds after which the server wants to be asked again. */
  retryAfter: number | null;
}

export interface FetchOptions {
  /** Hosts, addresses and ranges that may be reached although not public: the setting FETCH_ALLOW. */
  allow: readonly string[];
  resolve?: Resolver;
  headers?: Record<string, string>;
  maxBytes?: number;
  /** Longest time for one hop, from the connection to the last byte. */
  deadlineMs?: number;
  signal?: AbortSignal | undefined;
  /** Asked before each hop: may wait, or throw. */
  before?(url: URL): Promise<void>;
}

const MAX_BYTES = 50e6;
const MAX_HOPS = 5;
const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
const DEADLINE_MS = 60_000;
const USER_AGENT = 'LastKilometre/0.1 (policy texts for small firms)';

/**
 * The door outwards: gets a public page or file. Where it leads is checked on every hop, and the connection
 * goes to the very address that was checked, so that a name cannot change its meaning in between.
 * Throws `fetch_refused`, `fetch_failed`, `fetch_timeout`, `fetch_too_large`.
 */
export async function guardedFetch(address: string, options: FetchOptions): Promise<Fetched> {
  let next: string | URL = address;
  for (let hop = 0; hop <= MAX_HOPS; hop++) {
    const target = await checkTarget(next, options.allow, options.resolve);
    await options.before?.(target.url);
    const answer = await oneHop(target, options);
    if ('fetched' in answer) return answer.fetched;
    next = answer.redirect;
  }
  throw fault('fetch_failed', { url: shown(address), reason: `more than ${MAX_HOPS} redirects` });
}

type Answer = { fetched: Fetched } | { redirect: string | URL };

async function oneHop(target: Target, options: FetchOptions): Promise<Answer> {
  const { deadlineMs = DEADLINE_MS } = options;
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  const client = pinnedClient(target);
  try {
    return await ask(client, target.url, signal, options);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    if (options.signal?.aborted) throw cause;
    const url = shown(target.url);
    if (deadline.aborted || /TIMEOUT/.test(codeOf(cause)))
      throw fault('fetch_timeout', { url, seconds: Math.ceil(deadlineMs / 1000) }, cause);
    throw fault('fetch_failed', { url, reason: codeOf(cause) || 'connection lost' }, cause);
  } finally {
    await client.destroy();
  }
}

async function ask(
  client: Client,
  url: URL,
  signal: AbortSignal,
  { headers, maxBytes = MAX_BYTES }: FetchOptions,
): Promise<Answer> {
  const answer = await client.request({
    method: 'GET',
    path: url.pathname + url.search,
    headers: { 'user-agent': USER_AGENT, 'accept-encoding': ACCEPT_ENCODING, ...headers },
    signal,
  });
  const { statusCode: status, body } = answer;
  const header = headersOf(answer);
  const location = header('location');
  // Who reads the body sees its errors; who does not, does not want them.
  body.on('error', () => {});
  if (status !== 200) body.destroy();
  if (status >= 300 && status < 400 && status !== 304 && location)
    return { redirect: URL.canParse(location, url.href) ? new URL(location, url) : location };
  const encoding = header('content-encoding') ?? '';
  const read = () => readBody(body, { url: shown(url), encoding, limit: maxBytes });
  return {
    fetched: {
      status,
      url: url.href,
      bytes: status === 200 ? await read() : Buffer.alloc(0),
      etag: header('etag'),
      lastModified: header('last-modified'),
      charset: /charset\s*=\s*"?([\w-]+)/i.exec(header('content-type') ?? '')?.[1] ?? null,
      retryAfter: Number(header('retry-after')) || null,
    },
  };
}

function headersOf({ headers }: Dispatcher.ResponseData): (name: string) => string | null {
  return (name) => [headers[name]].flat()[0] ?? null;
}

/** A connection that goes nowhere but to the addresses that were checked. */
function pinnedClient({ url, addresses }: Target): Client {
  return new Client(url.origin, {
    connect: { timeout: CONNECT_MS, lookup: pinned(addresses) },
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
  });
}

function pinned(addresses: Address[]): LookupFunction {
  const [first = { address: '', family: 4 }] = addresses;
  return (_, { all }, done) => (all ? done(null, addresses) : done(null, first.address, first.family));
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
