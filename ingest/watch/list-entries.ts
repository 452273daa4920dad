import { createHash } from 'node:crypto';
import { fault } from '../../src/base/faults.ts';
import type { Fetched } from '../../src/base/fetch.ts';
import { shown } from '../../src/base/fetch-target.ts';
import type { WatchDeps } from './check-page.ts';
import { type Entry, readListing, type SourceKind } from './listing.ts';
import { patternOf, type SourceRow } from './sources.ts';

/** What a source lists now. */
export interface Entries {
  /** null: the server says that nothing is new. */
  entries: Entry[] | null;
  httpStatus: number | null;
  bytes: number | null;
  etag: string | null;
  lastModified: string | null;
  /** Digest of the addresses. */
  listing: string | null;
}

const MAX_LISTING_BYTES = 10e6;
const MAX_ENTRIES = 2_000;
const MAX_SITEMAPS = 20;

/** Fetches a source's list and gives the pages on it that its pattern takes. Throws `fetch_*`, `source_*`. */
export async function listEntries(source: SourceRow, deps: WatchDeps): Promise<Entries> {
  const { url } = source;
  if (source.kind === 'page') return { ...NOTHING, entries: [{ url, name: '', changedAt: null }] };
  const fetched = await fetchList(url, deps, {
    ...(source.etag ? { 'if-none-match': source.etag } : {}),
    ...(source.last_modified ? { 'if-modified-since': source.last_modified } : {}),
  });
  const { status, etag, lastModified, bytes } = fetched;
  const seen = { httpStatus: status, bytes: bytes.length, etag, lastModified };
  if (status === 304) return { ...NOTHING, ...seen };
  const pattern = patternOf(source.pattern);
  const listed = await entriesOf(source.kind as SourceKind, fetched, deps);
  const entries = listed
    .filter((entry) => entry.url !== url && entry.url !== fetched.url && (pattern?.test(entry.url) ?? true))
    .slice(0, MAX_ENTRIES);
  if (entries.length === 0) throw fault('source_empty', { url: shown(url) });
  const addresses = entries.map((entry) => entry.url).join('\n');
  return { ...seen, entries, listing: createHash('sha256').update(addresses).digest('hex') };
}

const NOTHING: Entries = {
  entries: null,
  httpStatus: null,
  bytes: null,
  etag: null,
  lastModified: null,
  listing: null,
};

/** The entries of a list; those of an index of sitemaps from the sitemaps that it lists. */
async function entriesOf(kind: SourceKind, fetched: Fetched, deps: WatchDeps): Promise<Entry[]> {
  const { entries, sitemaps } = readListing(kind, fetched);
  const all = [...entries];
  for (const sitemap of sitemaps.slice(0, MAX_SITEMAPS)) {
    if (all.length >= MAX_ENTRIES) break;
    const nested = await fetchList(sitemap, deps, {});
    all.push(...readListing('sitemap', nested).entries);
  }
  return all;
}

async function fetchList(url: string, deps: WatchDeps, headers: Record<string, string>): Promise<Fetched> {
  const fetched = await deps.fetch(url, {
    headers,
    maxBytes: MAX_LISTING_BYTES,
    signal: deps.signal,
    ...(deps.polite ? { before: deps.polite } : {}),
  });
  if (fetched.status === 200 || fetched.status === 304) return fetched;
  throw fault('fetch_failed', { url: shown(url), reason: `status ${fetched.status}` });
}
