import { mkdir, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { v4 as uuid } from 'uuid';
import { Fault } from '../../src/base/faults.ts';
import { cleanName } from '../file-names.ts';
import { kindOfName } from '../kinds.ts';
import type { ManifestRow } from '../manifest.ts';
import { readStatus } from '../manifest-status.ts';
import type { Source } from '../sources.ts';
import { isPage } from './page-text.ts';

/** What is known of all texts of a source beforehand. */
export interface SourceFacts {
  region: string | null;
  topics: readonly string[];
}

/** Keeps fetched bytes in a file of a generated name while `use` reads it. */
export async function withFile<T>(
  dataDir: string,
  bytes: Buffer,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(dataDir, 'fetched');
  await mkdir(folder, { recursive: true });
  const path = join(folder, uuid());
  try {
    await writeFile(path, bytes);
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}

/** The fetched file as the pipeline takes it: known by its address, of the kind that its bytes show. */
export function sourceOf(
  path: string,
  page: { url: string; name: string | null },
  bytes: Buffer,
  facts: SourceFacts,
): Source {
  return { path, address: page.url, name: nameOfFile(page, bytes), row: rowOf(page.url, facts), fault: null };
}

/** Its name on the server, or what the link to it says; the ending only where it promises more than a page. */
function nameOfFile({ url, name }: { url: string; name: string | null }, bytes: Buffer): string {
  const onServer = cleanName(lastSegment(url));
  const ending = [onServer, name ?? ''].map((text) => extname(text.trim()).toLowerCase()).find(isKnown) ?? '';
  const stem = cleanName(name || onServer);
  const bare = isKnown(extname(stem).toLowerCase()) ? stem.slice(0, -extname(stem).length) : stem;
  return ending === '' || (isPage(bytes) && isPlainEnding(ending)) ? bare : `${bare}${ending}`;
}

function lastSegment(url: string): string {
  const segment = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? new URL(url).hostname;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function isKnown(ending: string): boolean {
  try {
    return ending !== '' && Boolean(kindOfName(`x${ending}`));
  } catch (cause) {
    if (cause instanceof Fault) return false;
    throw cause;
  }
}

function isPlainEnding(ending: string): boolean {
  return ['markdown', 'text', 'html', 'xml'].includes(kindOfName(`x${ending}`));
}

/** A manifest row that tells no more than region and topics; null where nothing is told. */
function rowOf(url: string, { region, topics }: SourceFacts): ManifestRow | null {
  if (region === null && topics.length === 0) return null;
  const empty = { title: '', issuing_body: '', doc_no: '', date: '', effective_date: '', kind: '' };
  const status = readStatus('', '', '');
  return { ...empty, file: url, url, region: region ?? '', topic: topics.join(','), visibility: '', status };
}
