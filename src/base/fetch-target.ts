import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fault } from './faults.ts';
import { isPublic, opensAddress, opensHost } from './fetch-addresses.ts';

/** One address of a host, as DNS gives it. */
export interface Address {
  address: string;
  family: number;
}

/** Gives all addresses of a host; tests put their own. */
export type Resolver = (host: string) => Promise<Address[]>;

/** A page's address that was checked, and the addresses to which its connection is bound. */
export interface Target {
  url: URL;
  addresses: Address[];
}

/** Ports on which authorities publish; others need an entry `host:port` in FETCH_ALLOW. */
const PORTS = new Set(['80', '443', '8080', '8443']);
const MAX_URL = 2_000;
const RESOLVE_MS = 10_000;

export const systemResolver: Resolver = (host) => lookup(host, { all: true, verbatim: true });

/**
 * Checks where a request would go. Every address of the host must be public, or opened by FETCH_ALLOW: a name
 * that has both kinds is a trap. Throws `fetch_refused`, or `fetch_failed` when the name is not known.
 */
export async function checkTarget(
  address: string | URL,
  allow: readonly string[],
  resolve: Resolver = systemResolver,
): Promise<Target> {
  const url = readUrl(address);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const addresses = await addressesOf(host, url, resolve);
  const opened = (address: string) => opensHost(allow, host, port) || opensAddress(allow, address, port);
  const closed = addresses.find(({ address }) => !opened(address) && !isPublic(address));
  if (closed) throw fault('fetch_refused', { url: shown(url), reason: 'not a public address' });
  if (!PORTS.has(port) && !addresses.every(({ address }) => opened(address)))
    throw fault('fetch_refused', { url: shown(url), reason: `port ${port}` });
  return { url, addresses };
}

/** An address for people and logs: without query, not too long. */
export function shown(url: URL | string): string {
  return String(url).split(/[?#]/)[0]?.slice(0, 200) ?? '';
}

function readUrl(address: string | URL): URL {
  const text = String(address);
  const refuse = (reason: string) => fault('fetch_refused', { url: shown(text), reason });
  if (text.length > MAX_URL) throw refuse('too long');
  if (!URL.canParse(text)) throw refuse('not a URL');
  const url = new URL(text);
  if (url.username || url.password) {
    [url.username, url.password] = ['', ''];
    throw fault('fetch_refused', { url: shown(url), reason: 'credentials in the address' });
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse(`scheme ${url.protocol}`);
  url.hash = '';
  return url;
}

async function addressesOf(host: string, url: URL, resolve: Resolver): Promise<Address[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  const found = await Promise.race([resolve(host), silence()]).catch((cause) => {
    throw fault('fetch_failed', { url: shown(url), reason: 'the host is not known' }, cause);
  });
  if (found.length === 0) throw fault('fetch_failed', { url: shown(url), reason: 'the host has no address' });
  return found;
}

/** Rejects when a name server keeps silent for too long. */
async function silence(): Promise<never> {
  await pause(RESOLVE_MS, undefined, { ref: false });
  throw new Error('the name server keeps silent');
}
