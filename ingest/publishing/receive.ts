import { Readable } from 'node:stream';
import { v4 as uuid } from 'uuid';
import { Fault, fault } from '../../src/base/faults.ts';
import { shown } from '../../src/base/fetch-target.ts';
import { readSwitch } from '../../src/store/switches.ts';
import { cleanName } from '../file-names.ts';
import { keepUpload } from '../uploads.ts';
import { keptFault } from '../watch/records.ts';
import { type Draft, insertDraft, type PublishingDeps } from './rows.ts';

/** A file as it was given: its name with the folders it lay in. */
export interface GivenFile {
  path: string;
  bytes: Uint8Array;
}

export interface Receiving extends PublishingDeps {
  actor: string;
  /** What these belong to; a new batch without it. */
  batch?: string | undefined;
}

export interface Taken {
  batch: string;
  drafts: Draft[];
}

const MAX_FOLDERS = 8;

/**
 * Takes files as drafts to be read. When it returns, every file is on disk with its draft, or has a draft that says
 * why it was refused. Throws `uploads_off`.
 */
export async function receiveFiles(files: readonly GivenFile[], deps: Receiving): Promise<Taken> {
  await requireUploads(deps);
  const batch = deps.batch ?? uuid();
  const drafts: Draft[] = [];
  for (const file of files) drafts.push(await receiveFile(file, 'upload', { ...deps, batch }));
  return { batch, drafts };
}

/** Takes a text typed or pasted, as a file of its own. Throws `uploads_off`. */
export async function receivePaste(
  { title, text }: { title: string; text: string },
  deps: Receiving,
): Promise<Taken> {
  await requireUploads(deps);
  const batch = deps.batch ?? uuid();
  const file = { path: `${cleanName(title)}.txt`, bytes: Buffer.from(`${title}\n\n${text}`) };
  return { batch, drafts: [await receiveFile(file, 'paste', { ...deps, batch })] };
}

/** Takes addresses as drafts to be fetched and read. Throws `uploads_off`. */
export async function receiveUrls(urls: readonly string[], deps: Receiving): Promise<Taken> {
  await requireUploads(deps);
  const batch = deps.batch ?? uuid();
  const drafts: Draft[] = [];
  for (const given of urls) {
    const url = URL.canParse(given) ? new URL(given).href : given;
    const name = shown(url).slice(0, 300);
    const wrong = /^https?:/.test(url) ? null : fault('fetch_refused', { url: name, reason: 'not a URL' });
    const state = wrong ? stateOf(wrong) : { state: 'received' };
    const draft = { batch, origin: 'url', name, url, ...state };
    drafts.push(await deps.store.transaction().execute((tx) => insertDraft(tx, draft, deps)));
  }
  return { batch, drafts };
}

async function receiveFile(
  { path, bytes }: GivenFile,
  origin: string,
  deps: Receiving & { batch: string },
): Promise<Draft> {
  const { batch } = deps;
  const name = cleanPath(path);
  try {
    return await keepUpload(Readable.from([bytes]), path, deps, (tx, upload) =>
      insertDraft(tx, { batch, origin, name, state: 'received', upload_id: upload.id }, deps),
    );
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const draft = { batch, origin, name, ...stateOf(cause) };
    return deps.store.transaction().execute((tx) => insertDraft(tx, draft, deps));
  }
}

function stateOf(wrong: Fault): { state: string; fault: string } {
  return { state: 'failed', fault: JSON.stringify(keptFault(wrong)) };
}

/** A relative path fit to be shown; it never becomes a path. */
function cleanPath(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.slice(-MAX_FOLDERS).map(cleanName).join('/') || cleanName(path);
}

async function requireUploads({ store }: Receiving): Promise<void> {
  if (!(await readSwitch(store, 'uploads'))) throw fault('uploads_off');
}
