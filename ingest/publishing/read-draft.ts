import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { Fault, fault } from '../../src/base/faults.ts';
import { shown } from '../../src/base/fetch-target.ts';
import { readDocument } from '../document.ts';
import { cleanName } from '../file-names.ts';
import { kindOfContent, kindOfName } from '../kinds.ts';
import { underLease } from '../leases.ts';
import { DEEPEST } from '../prepare.ts';
import { keepUpload, type UploadRow, uploadPath } from '../uploads.ts';
import type { WatchDeps } from '../watch/check-page.ts';
import { sourceOf } from '../watch/fetched-file.ts';
import { selfDescribed } from '../watch/page-text.ts';
import { keptFault } from '../watch/records.ts';
import { endReading, postponeDraft, renewDraft } from './claim.ts';
import { contentOf } from './content.ts';
import { copiesOf } from './matches.ts';
import { insertParts, type KeptPart, keepParts } from './parts.ts';
import { type Draft, putRevision } from './rows.ts';

/** Faults of the moment, not of the text: the same draft may be read later. */
const PASSING = new Set(['fetch_failed', 'fetch_timeout', 'storage_unavailable', 'file_timeout', 'internal']);

/** Reads a claimed draft and writes down how that ended; one cut short by a stop is put back. Never throws for a file. */
export async function runDraft(draft: Draft, deps: WatchDeps): Promise<void> {
  const { store, clock, logger, signal } = deps;
  try {
    await underLease(
      () => renewDraft(store, draft, clock),
      () => read(draft, deps),
      logger,
    );
  } catch (cause) {
    if (signal?.aborted) return postponeDraft(store, draft, 'stopped', clock);
    if (!(cause instanceof Fault)) logger.error({ err: cause, draft: draft.id }, 'reading a draft failed');
    const wrong = keptFault(cause instanceof Fault ? cause : fault('internal', {}, cause));
    if (PASSING.has(wrong.code)) return postponeDraft(store, draft, wrong, clock);
    await endReading(store, draft, clock, async () => ({ state: 'failed', fault: JSON.stringify(wrong) }));
  }
}

async function read(draft: Draft, deps: WatchDeps): Promise<void> {
  const { store, clock } = deps;
  const upload = draft.upload_id ? await uploadOf(deps, draft.upload_id) : await fetched(draft, deps);
  const name = posix.basename(upload.name);
  // What is fetched may have no ending: its bytes tell what it is.
  if (draft.origin !== 'url' && draft.origin !== 'source') kindOfName(name);
  const bytes = await readFile(uploadPath(deps.dataDir, upload.id));
  const isArchive = (await kindOfContent(bytes, name)) === 'zip';
  if ((isArchive && draft.packed === 1) || draft.depth > DEEPEST) throw fault('file_nested_archive');
  const reading = await deps.parsers.parse(bytes, name, deps.signal);
  const parts = await keepParts(draft, reading.parts ?? [], isArchive, deps);
  const set = { upload_id: upload.id, fault: null, attempts: 0 };
  if (reading.blocks.length === 0) return endPacked(draft, set, parts, deps);
  const row = draft.manifest === null ? null : JSON.parse(draft.manifest);
  const origin = { path: name, address: `draft:${draft.id}`, digest: upload.digest, reading: upload.digest };
  const content = contentOf(readDocument(reading, { ...origin, row }));
  await endReading(store, draft, clock, async (tx, at) => {
    await insertParts(tx, draft, parts, deps);
    const by = { at, actor: 'system' };
    const columns = await putRevision(tx, draft, content, { kind: 'read' }, by);
    const copies = await copiesOf(tx, draft.id, content, upload.digest);
    return { ...set, ...columns, copies, state: 'draft' };
  });
}

/** What holds nothing but other files ends as their bundle. */
async function endPacked(
  draft: Draft,
  set: { upload_id: string; fault: null; attempts: number },
  parts: readonly KeptPart[],
  deps: WatchDeps,
): Promise<void> {
  if (parts.length === 0) throw fault('file_empty');
  await endReading(deps.store, draft, deps.clock, async (tx) => {
    await insertParts(tx, draft, parts, deps);
    return { ...set, state: 'packed' };
  });
}

async function uploadOf({ store }: WatchDeps, id: string): Promise<UploadRow> {
  return store.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** Fetches an address and keeps what came as the original; a later try reads that. */
async function fetched(draft: Draft, deps: WatchDeps): Promise<UploadRow> {
  const url = draft.url ?? '';
  const answer = await deps.fetch(url, {
    signal: deps.signal,
    ...(deps.polite ? { before: deps.polite } : {}),
  });
  if (answer.status !== 200)
    throw fault('fetch_failed', { url: shown(url), reason: `status ${answer.status}` });
  const bytes = selfDescribed(answer);
  const { name } = sourceOf('', { url, name: null }, bytes, { region: null, topics: [] });
  const giver = { ...deps, actor: draft.created_by };
  return keepUpload(Readable.from([bytes]), cleanName(name ?? url), giver, async (tx, upload) => {
    await tx.updateTable('drafts').set({ upload_id: upload.id }).where('id', '=', draft.id).execute();
    return upload;
  });
}
