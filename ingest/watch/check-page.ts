import { createHash } from 'node:crypto';
import type { ParsedDocument } from '../../knowledge/parsed-document.ts';
import { Fault, fault } from '../../src/base/faults.ts';
import type { Fetched, FetchOptions } from '../../src/base/fetch.ts';
import { shown } from '../../src/base/fetch-target.ts';
import type { Store } from '../../src/store/open.ts';
import type { Parsers } from '../parse.ts';
import { declaredCharset, decode } from '../parsers/decode.ts';
import type { DocumentResult } from '../results.ts';
import { type IngestDeps, ingestSources } from '../run.ts';
import type { Source } from '../sources.ts';
import { type SourceFacts, sourceOf, withFile } from './fetched-file.ts';
import { keepCheck } from './keep-check.ts';
import { attachmentsOf, type Link } from './links.ts';
import { isPage, ledToEntrance, saysGone, selfDescribed, textDigest } from './page-text.ts';
import { type KeptFault, keptFault, type PageOutcome, type PageRow } from './records.ts';

export interface WatchDeps extends Omit<IngestDeps, 'dryRun' | 'onResult' | 'onProgress'> {
  parsers: Parsers;
  dataDir: string;
  /** The door outwards: `guardedFetch` with what is allowed. */
  fetch(url: string, options: Omit<FetchOptions, 'allow'>): Promise<Fetched>;
  /** Offers what a watched source brought for review; true: it was taken, and is published by people or not at all. */
  toDraft?(source: Source, bytes: Uint8Array): Promise<boolean>;
  /** Asked before each request; see `politeness`. */
  polite?(url: URL): Promise<void>;
}

/** What one look at a page brought. */
export interface PageCheck {
  outcome: PageOutcome;
  httpStatus: number | null;
  finalUrl: string | null;
  bytes: number | null;
  etag: string | null;
  lastModified: string | null;
  bytesDigest: string | null;
  textDigest: string | null;
  documentId: number | null;
  /** As the pipeline reports; empty when there was nothing to read. */
  results: DocumentResult[];
  attachments: Link[];
  fault: KeptFault | null;
}

export interface CheckOptions extends SourceFacts {
  /** Ask the server, and compare bytes, whether there is anything new; else the text is read in any case. */
  conditional: boolean;
}

/** Less of the former text than this is no amendment but a fault of the site, until a person says otherwise. */
const SHRUNK = 0.3;

/**
 * Looks at a page or file once: fetches it, reads it when it is new or changed, and records what was found.
 * A page that fails is an outcome; the document it gave before stays as it is.
 */
export async function checkPage(page: PageRow, deps: WatchDeps, options: CheckOptions): Promise<PageCheck> {
  const started = performance.now();
  const check = await look(page, deps, options).catch((cause) => {
    if (!(cause instanceof Fault)) throw cause;
    return { ...nothing('failed'), fault: keptFault(cause) };
  });
  await keepCheck(page, check, performance.now() - started, deps);
  return check;
}

async function look(page: PageRow, deps: WatchDeps, options: CheckOptions): Promise<PageCheck> {
  const fetched = await deps.fetch(page.url, {
    headers: options.conditional ? conditions(page) : {},
    signal: deps.signal,
    ...(deps.polite ? { before: deps.polite } : {}),
  });
  const { status } = fetched;
  const seen = { ...nothing('unchanged'), ...headersOf(fetched) };
  if (status === 304) return seen;
  if (status === 404 || status === 410 || ledToEntrance(page.url, fetched.url))
    return { ...seen, outcome: 'gone' };
  if (status !== 200) throw fault('fetch_failed', { url: shown(page.url), reason: `status ${status}` });
  const bytes = selfDescribed(fetched);
  const bytesDigest = createHash('sha256').update(bytes).digest('hex');
  if (options.conditional && bytesDigest === page.bytes_digest) return { ...seen, bytesDigest };
  const read = await withFile(deps.dataDir, bytes, (path) => readFile(path, page, bytes, deps, options));
  const attachments = isPage(bytes)
    ? attachmentsOf(decode(bytes, declaredCharset(bytes)).text, fetched.url)
    : [];
  return { ...seen, bytesDigest, attachments, ...read };
}

/** The text in a fetched file, stored when it differs from the one held in more than what changes by itself. */
async function readFile(
  path: string,
  page: PageRow,
  bytes: Buffer,
  deps: WatchDeps,
  facts: SourceFacts,
): Promise<Partial<PageCheck>> {
  const source = sourceOf(path, page, bytes, facts);
  const documents: ParsedDocument[] = [];
  const onResult = ({ document }: DocumentResult) => document && documents.push(document);
  const dry = await ingestSources([source], { ...deps, dryRun: true, onResult });
  const refused = dry.results.find((result) => result.fault)?.fault;
  if (documents.length === 0) return failed(dry.results, refused ?? null);
  if (saysGone(documents)) return { outcome: 'gone', results: dry.results };
  const digest = textDigest(documents);
  if (digest === page.text_digest) return { outcome: 'unchanged', results: dry.results, textDigest: digest };
  await refuseShrunk(deps.store, page, documents);
  const outcome = page.document_id === null ? 'new' : 'changed';
  if (page.source_id !== null && (await deps.toDraft?.(source, bytes)))
    return { outcome, results: dry.results, textDigest: digest };
  const { results } = await ingestSources([source], deps);
  const wrong = results.find((result) => result.fault)?.fault;
  if (wrong) return failed(results, wrong);
  const documentId = await documentFrom(deps.store, page.url);
  return { outcome, results, textDigest: digest, documentId };
}

function failed(results: DocumentResult[], wrong: KeptFault | null): Partial<PageCheck> {
  return { outcome: 'failed', results, fault: wrong ?? keptFault(fault('file_empty')) };
}

function nothing(outcome: PageOutcome): PageCheck {
  const known = { httpStatus: null, finalUrl: null, bytes: null, etag: null, lastModified: null };
  const digests = { bytesDigest: null, textDigest: null, documentId: null };
  return { outcome, ...known, ...digests, results: [], attachments: [], fault: null };
}

function headersOf({ status, url, bytes, etag, lastModified }: Fetched): Partial<PageCheck> {
  return { httpStatus: status, finalUrl: url, bytes: bytes.length, etag, lastModified };
}

function conditions({ etag, last_modified }: PageRow): Record<string, string> {
  return {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(last_modified ? { 'if-modified-since': last_modified } : {}),
  };
}

async function refuseShrunk(store: Store, page: PageRow, documents: ParsedDocument[]): Promise<void> {
  if (page.document_id === null) return;
  const { held } = await store
    .selectFrom('passages as p')
    .innerJoin('versions as v', 'v.id', 'p.version_id')
    .select((eb) => eb.fn.sum<number | null>(eb.fn('length', ['p.text'])).as('held'))
    .where('v.source', '=', page.url)
    .where('v.retired_at', 'is', null)
    .where('p.retired_at', 'is', null)
    .executeTakeFirstOrThrow();
  const passages = documents.flatMap((document) => document.passages);
  const now = passages.reduce((sum, { text }) => sum + text.length, 0);
  if (!held || now >= held * SHRUNK) return;
  throw fault('source_shrunk', { url: shown(page.url), share: `${Math.round((now / held) * 100)} %` });
}

async function documentFrom(store: Store, url: string): Promise<number | null> {
  const row = await store
    .selectFrom('versions')
    .select('document_id')
    .where('source', '=', url)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return row?.document_id ?? null;
}
