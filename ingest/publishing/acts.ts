import { record } from '../../accounts/audit.ts';
import { updateWindows } from '../../knowledge/corpus-windows.ts';
import { putDuplicates } from '../../knowledge/duplicates.ts';
import { affectedBy } from '../../knowledge/relation-rows.ts';
import { fault } from '../../src/base/faults.ts';
import { append, type LogKind } from '../../src/store/log.ts';
import type { Writer } from '../../src/store/open.ts';
import type { Row } from '../../src/store/tables.ts';

export type ActKind = 'published' | 'undone' | 'retired' | 'repealed' | 'extended' | 'restored';
export type Act = Row<'text_acts'>;

/** What it takes to undo an act: `text_acts.data`. */
export interface ActData {
  /** The version of the same day that was put aside, under its label. */
  setAside?: { versionId: number; label: string } | null;
  /** Passages that went with a version. */
  passages?: number[];
  /** The document's row as it was; null: there was none. */
  documentBefore?: Row<'documents'> | null;
  /** A relation that was added. */
  relation?: number;
  /** The last day set before, and the one set; with the declared end as it was. */
  field?: { before: number | null; set: number; provenance: string };
  /** What the act says: articles, days. */
  detail?: string;
}

export interface NewAct {
  kind: ActKind;
  version: Pick<Row<'versions'>, 'id' | 'document_id'>;
  draftId?: string | null;
  reason: string;
  data: ActData;
}

export interface By {
  at: Date;
  actor: string;
}

/** Writes an act down, with its entry in the audit trail. Gives its id. */
export async function insertAct(tx: Writer, act: NewAct, { at, actor }: By): Promise<number> {
  const { kind, version, draftId = null, reason, data } = act;
  const { id } = await tx
    .insertInto('text_acts')
    .values({
      kind,
      version_id: version.id,
      document_id: version.document_id,
      draft_id: draftId,
      reason,
      data: JSON.stringify(data),
      by_id: actor,
      at: at.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const about = { act: id, document: version.document_id, ...(draftId ? { draft: draftId } : {}) };
  const subject = { subjectKind: 'text', subject: String(version.id) };
  await record(tx, { at, actor, action: `text.${kind}`, ...subject, data: about });
  return id;
}

/** Says in the log what is done to a published text; as the first statement it takes the lock of writers. */
export function logAct(
  tx: Writer,
  kind: LogKind,
  subject: string,
  data: object,
  { at, actor }: By,
): Promise<number> {
  return append(tx, { kind, actor, subject, data, at });
}

/** Works out anew what hangs on versions: windows of their documents and of those they act on, and copies. */
export async function recompute(tx: Writer, versionIds: readonly number[], seq: number): Promise<void> {
  const versions = await tx
    .selectFrom('versions')
    .select('document_id')
    .where('id', 'in', [...versionIds])
    .execute();
  const relations = await tx
    .selectFrom('relations')
    .selectAll()
    .where('version_id', 'in', [...versionIds])
    .execute();
  const documents = versions.map(({ document_id }) => document_id);
  await updateWindows(tx, [...documents, ...(await affectedBy(tx, relations))], seq);
  for (const id of versionIds) await putDuplicates(tx, id, seq);
}

/** One version. Throws `not_found`. */
export async function versionRow(tx: Writer, id: number): Promise<Row<'versions'>> {
  const row = await tx.selectFrom('versions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw fault('not_found');
  return row;
}

/** Passages of a version that are live. */
export async function livePassageIds(tx: Writer, versionId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('passages')
    .select('id')
    .where('version_id', '=', versionId)
    .where('retired_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Puts a version and its passages back into search, under a label. */
export async function bringBack(
  tx: Writer,
  { id, label }: { id: number; label: string },
  passages: readonly number[],
  seq: number,
): Promise<void> {
  await tx.updateTable('versions').set({ retired_at: null, label }).where('id', '=', id).execute();
  for (let i = 0; i < passages.length; i += 500)
    await tx
      .updateTable('passages')
      .set({ retired_at: null, changed_seq: seq })
      .where('id', 'in', passages.slice(i, i + 500))
      .execute();
}
