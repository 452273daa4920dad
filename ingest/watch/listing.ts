import { gunzipSync } from 'node:zlib';
import { parseFeed } from 'feedsmith';
import { Parser } from 'htmlparser2';
import { fault } from '../../src/base/faults.ts';
import { shown } from '../../src/base/fetch-target.ts';
import { declaredCharset, decode } from '../parsers/decode.ts';
import { linksOf } from './links.ts';

export const SOURCE_KINDS = ['page', 'feed', 'sitemap', 'list'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A page that a source lists. */
export interface Entry {
  url: string;
  name: string;
  /** When the list says that it was changed, as an instant; null: it says nothing. */
  changedAt: string | null;
}

export interface Listing {
  entries: Entry[];
  /** Further sitemaps that this one lists. */
  sitemaps: string[];
}

export interface ListingBytes {
  bytes: Buffer;
  url: string;
  charset: string | null;
}

const MAX_UNPACKED = 50e6;

/**
 * What a source lists, in its order: entries of an RSS, Atom, RDF or JSON feed, pages of a sitemap, links of a
 * page. Throws `source_invalid` when it is nothing of that kind.
 */
export function readListing(kind: SourceKind, fetched: ListingBytes): Listing {
  if (kind === 'page') return { entries: [{ url: fetched.url, name: '', changedAt: null }], sitemaps: [] };
  const text = textOf(fetched);
  if (kind === 'sitemap') return readSitemap(text, fetched.url);
  const entries = kind === 'feed' ? readFeed(text, fetched.url) : readLinks(text, fetched.url);
  return { entries: unique(entries), sitemaps: [] };
}

function textOf({ bytes, url, charset }: ListingBytes): string {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = packed ? unpack(bytes, url) : bytes;
  return decode(plain, charset ?? declaredCharset(plain)).text;
}

function unpack(bytes: Buffer, url: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED });
  } catch (cause) {
    throw fault('fetch_too_large', { url: shown(url), limit: `${MAX_UNPACKED / 1e6} MB` }, cause);
  }
}

function readFeed(text: string, url: string): Entry[] {
  // No feed needs entities of its own; those that have them are attacks on readers.
  if (/<!ENTITY/i.test(text)) throw invalid(url, 'a feed with entities of its own');
  const feed = parsed(text, url);
  if (feed.format === 'atom')
    return (feed.feed.entries ?? []).flatMap(({ links = [], title, updated, published }) => {
      const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
      return entry(link?.href, url, title?.value, updated ?? published);
    });
  if (feed.format === 'json')
    return (feed.feed.items ?? []).flatMap((item) =>
      entry(item.url, url, item.title, item.date_modified ?? item.date_published),
    );
  if (feed.format === 'rdf')
    return (feed.feed.items ?? []).flatMap((item) => entry(item.link, url, item.title, item.dc?.dates?.[0]));
  return (feed.feed.items ?? []).flatMap((item) =>
    entry(item.link ?? permalink(item.guid), url, item.title, item.pubDate),
  );
}

function parsed(text: string, url: string): ReturnType<typeof parseFeed> {
  try {
    return parseFeed(text);
  } catch (cause) {
    throw invalid(url, 'no RSS, Atom, RDF or JSON feed', cause);
  }
}

function permalink(guid: { value?: string; isPermaLink?: boolean } | undefined): string | undefined {
  return guid?.isPermaLink !== false && /^https?:/.test(guid?.value ?? '') ? guid?.value : undefined;
}

function readSitemap(text: string, url: string): Listing {
  const listing: Listing = { entries: [], sitemaps: [] };
  let kind = '';
  let field = '';
  let row = { loc: '', lastmod: '' };
  const parser = new Parser(
    {
      onopentag: (tag) => {
        if (tag === 'url' || tag === 'sitemap') [kind, row] = [tag, { loc: '', lastmod: '' }];
        field = tag;
      },
      ontext: (words) => {
        if (field === 'loc' || field === 'lastmod') row[field] += words;
      },
      onclosetag: (tag) => {
        field = '';
        if (tag !== kind || kind === '') return;
        const found = entry(row.loc, url, '', row.lastmod);
        if (kind === 'url') listing.entries.push(...found);
        else listing.sitemaps.push(...found.map((sitemap) => sitemap.url));
        kind = '';
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  if (!/<(urlset|sitemapindex)[\s>]/.test(text)) throw invalid(url, 'no sitemap');
  return { ...listing, entries: unique(listing.entries) };
}

function readLinks(text: string, url: string): Entry[] {
  return linksOf(text, url).map((link) => ({ url: link.url, name: link.name, changedAt: null }));
}

function entry(href: string | undefined, base: string, name = '', changed: unknown = ''): Entry[] {
  const text = href?.trim() ?? '';
  if (text === '' || !URL.canParse(text, base)) return [];
  const url = new URL(text, base);
  url.hash = '';
  const time = typeof changed === 'string' ? Date.parse(changed) : Number.NaN;
  return [
    {
      url: url.href,
      name: name.trim().slice(0, 300),
      changedAt: Number.isNaN(time) ? null : new Date(time).toISOString(),
    },
  ];
}

function unique(entries: readonly Entry[]): Entry[] {
  const known = new Map<string, Entry>();
  for (const one of entries) if (!known.has(one.url)) known.set(one.url, one);
  return [...known.values()];
}

function invalid(url: string, problem: string, cause?: unknown) {
  return fault('source_invalid', { problem: `${shown(url)}: ${problem}` }, cause);
}
