import { createHash } from 'node:crypto';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import {
  comparePassages,
  livePassages,
  type PassageDiff,
  touchPassages,
  writePassages,
} from './corpus-passages.ts';
import { putDocument, putVersion, sourceFields } from './corpus-rows.ts';
import { updateWindows } from './corpus-windows.ts';
import { putDuplicates } from './duplicates.ts';
import { applyEdits } from './metadata-apply.ts';
import { putFields } from './metadata-rows.ts';
import type { ParsedDocument } from './parsed-document.ts';
import { affectedBy, putRelations, type StoredReading } from './relation-rows.ts';

export interface SyncOptions {
  clock: Clock;
  /** Who did it: `cli`, `system`. */
  actor: string;
  /** The source stands for this version alone: others read from it before are retired. */
  ownsSource?: boolean;
}

export interface SyncResult {
  status: 'created' | 'updated' | 'unchanged';
  documentId: number;
  versionId: number;
  passages: { added: number; kept: number; retired: number };
  /** Log sequence of the change; null when nothing changed. */
  seq: number | null;
}

/**
 * Stores a text as one version of its document, in one transaction: only passages that differ are written
 * or retired, the windows of all versions concerned are recomputed, one `document.ingested` row is logged.
 * The same text again writes nothing.
 */
export async function syncDocument(
  store: Store,
  parsed: ParsedDocument,
  options: SyncOptions,
): Promise<SyncResult> {
  const digest = documentDigest(parsed);
  const held = await heldVersion(store, parsed);
  if (held && isSame(held, parsed, digest)) return unchanged(held, parsed);
  return store.transaction().execute(async (tx) => {
    await takeWriteLock(tx);
    const now = await heldVersion(tx, parsed);
    if (now && isSame(now, parsed, digest)) return unchanged(now, parsed);
    if (now?.digest === digest && now.retired_at === null) {
      await tx.updateTable('versions').set(sourceFields(parsed.version)).where('id', '=', now.id).execute();
      return unchanged(now, parsed);
    }
    return write(tx, parsed, digest, now, options);
  });
}

/** `syncDocument` as a part of a transaction that has written already. */
export async function syncWithin(
  tx: Writer,
  parsed: ParsedDocument,
  options: SyncOptions,
): Promise<SyncResult> {
  const digest = documentDigest(parsed);
  const held = await heldVersion(tx, parsed);
  if (held && isSame(held, parsed, digest)) return unchanged(held, parsed);
  return write(tx, parsed, digest, held, options);
}

/** What `syncDocument` would do, without doing it. */
export async function planDocument(
  store: Store,
  parsed: ParsedDocument,
): Promise<Pick<SyncResult, 'status' | 'passages'>> {
  const held = await heldVersion(store, parsed);
  const diff = comparePassages(held ? await livePassages(store, held.id) : [], parsed.passages);
  const same = held && held.retired_at === null && held.digest === documentDigest(parsed);
  return { status: same ? 'unchanged' : held ? 'updated' : 'created', passages: countsOf(diff) };
}

/** Takes a version out of search and answers; its passages stay readable for old citations. */
export async function retireVersion(tx: Writer, versionId: number, seq: number, at: Date): Promise<void> {
  const stamp = { retired_at: at.toISOString() };
  await tx.updateTable('versions').set(stamp).where('id', '=', versionId).execute();
  await tx
    .updateTable('passages')
    .set({ ...stamp, changed_seq: seq })
    .where('version_id', '=', versionId)
    .where('retired_at', 'is', null)
    .execute();
}

type Held = Row<'versions'>;

async function heldVersion(store: Writer, parsed: ParsedDocument): Promise<Held | undefined> {
  return store
    .selectFrom('versions')
    .innerJoin('documents', 'documents.id', 'versions.document_id')
    .where('documents.key', '=', parsed.key)
    .where('versions.label', '=', parsed.version.label)
    .selectAll('versions')
    .executeTakeFirst();
}

/** Whether a stored version came from just this reading of just this source. */
function isSame(held: Held, parsed: ParsedDocument, digest: string): boolean {
  const { source, source_digest, provenance } = sourceFields(parsed.version);
  return (
    held.digest === digest &&
    held.retired_at === null &&
    held.source === source &&
    held.source_digest === source_digest &&
    held.provenance === provenance
  );
}

function unchanged(held: Held, parsed: ParsedDocument): SyncResult {
  return {
    status: 'unchanged',
    documentId: held.document_id,
    versionId: held.id,
    passages: { added: 0, kept: parsed.passages.length, retired: 0 },
    seq: null,
  };
}

/** A write as the first statement waits for other writers; a read first would fail at once when one is busy. */
async function takeWriteLock(tx: Writer): Promise<void> {
  await tx.updateTable('meta').set({ value: '' }).where('key', '=', '').execute();
}

async function write(
  tx: Writer,
  parsed: ParsedDocument,
  digest: string,
  held: Held | undefined,
  options: SyncOptions,
): Promise<SyncResult> {
  const at = options.clock.now();
  const live = held ? await livePassages(tx, held.id) : [];
  const diff = comparePassages(live, parsed.passages);
  const counts = countsOf(diff);
  const document = await putDocument(tx, parsed, at);
  const seq = await append(tx, {
    kind: 'document.ingested',
    actor: options.actor,
    subject: String(document.id),
    data: { key: parsed.key, title: parsed.title, label: parsed.version.label, passages: counts },
    at,
  });
  const version = await putVersion(tx, parsed.version, { digest, documentId: document.id, held, at });
  await writePassages(tx, version.id, diff, seq, at);
  if (document.changed) await touchPassages(tx, await versionsOf(tx, document.id), seq);
  else if (version.changed) await touchPassages(tx, [version.id], seq);
  const reading = await readingOf(tx, version.id, parsed, { at, actor: options.actor });
  await putFields(tx, parsed.version.fields ?? [], reading);
  await applyEdits(tx, { id: version.id, document_id: document.id });
  const changed = await putRelations(tx, parsed.version.relations ?? [], reading);
  if (options.ownsSource) await retireOthers(tx, parsed.version.source, version.id, seq, at);
  const affected = [...(await affectedBy(tx, changed)), ...(await affectedFrom(tx, version.id))];
  await updateWindows(tx, [document.id, ...affected], seq);
  await putDuplicates(tx, version.id, seq);
  return {
    status: held ? 'updated' : 'created',
    documentId: document.id,
    versionId: version.id,
    passages: counts,
    seq,
  };
}

function countsOf(diff: PassageDiff): SyncResult['passages'] {
  return { added: diff.added.length, kept: diff.kept.length, retired: diff.gone.length };
}

async function versionsOf(tx: Writer, documentId: number): Promise<number[]> {
  const rows = await tx.selectFrom('versions').select('id').where('document_id', '=', documentId).execute();
  return rows.map(({ id }) => id);
}

async function retireOthers(tx: Writer, source: string, keep: number, seq: number, at: Date): Promise<void> {
  const others = await tx
    .selectFrom('versions')
    .selectAll()
    .where('source', '=', source)
    .where('id', '<>', keep)
    .where('retired_at', 'is', null)
    .execute();
  for (const other of others) {
    await retireVersion(tx, other.id, seq, at);
    await updateWindows(tx, [other.document_id, ...(await affectedFrom(tx, other.id))], seq);
    await putDuplicates(tx, other.id, seq);
  }
}

/** Documents whose windows hang on what a version does, or did before it was retired. */
async function affectedFrom(tx: Writer, versionId: number): Promise<number[]> {
  return affectedBy(
    tx,
    await tx.selectFrom('relations').selectAll().where('version_id', '=', versionId).execute(),
  );
}

/** A reading knows in which passage words stand, white space aside. */
async function readingOf(
  tx: Writer,
  versionId: number,
  parsed: ParsedDocument,
  by: { at: Date; actor: string },
): Promise<StoredReading> {
  const rows = await livePassages(tx, versionId);
  const texts = parsed.passages.map(({ article, text }) => plainly(`${article ?? ''}${text}`));
  const passageWith = (quote: string | null) => {
    if (quote === null) return null;
    const place = texts.findIndex((text) => text.includes(plainly(quote)));
    return rows.find(({ ordinal }) => ordinal === place)?.id ?? null;
  };
  return { versionId, region: parsed.region, ...by, passageWith };
}

function plainly(text: string): string {
  return text.replace(/\s+/g, '');
}

function documentDigest(parsed: ParsedDocument): string {
  const { source, sourceDigest, reading, provenance, ...version } = parsed.version;
  return createHash('sha256')
    .update(JSON.stringify({ ...parsed, version }))
    .digest('hex');
}
