import { touchPassages } from '../../knowledge/corpus-passages.ts';
import { retireVersion } from '../../knowledge/corpus-write.ts';
import { fault } from '../../src/base/faults.ts';
import type { Writer } from '../../src/store/open.ts';
import type { Row } from '../../src/store/tables.ts';
import {
  type Act,
  type ActData,
  type By,
  bringBack,
  insertAct,
  logAct,
  recompute,
  versionRow,
} from './acts.ts';
import type { Undone } from './api-published.ts';
import { asideLabel } from './publish.ts';
import { logChange, type PublishingDeps } from './rows.ts';
import { restoreWithin, undoField, undoRelation } from './text-acts.ts';

/**
 * Takes back what was done last to a text: what was in force before is in force again, word for word, under its
 * own passages. A publication becomes a draft again. Throws `not_found`, `act_not_last`.
 */
export async function undoAct(
  { store, clock }: Pick<PublishingDeps, 'store' | 'clock'>,
  { id, actor, reason }: { id: number; actor: string; reason: string },
): Promise<Undone> {
  const by = { at: clock.now(), actor };
  return store.transaction().execute(async (tx) => {
    const seq = await logAct(tx, 'document.unpublished', String(id), { act: id }, by);
    const act = await tx.selectFrom('text_acts').selectAll().where('id', '=', id).executeTakeFirst();
    if (!act) throw fault('not_found');
    if (!(await isLast(tx, act))) throw fault('act_not_last');
    const data = JSON.parse(act.data) as ActData;
    await UNDO[act.kind]?.(tx, act, data, seq, by);
    await tx.updateTable('text_acts').set({ undone_at: by.at.toISOString() }).where('id', '=', id).execute();
    const version = await versionRow(tx, act.version_id);
    await insertAct(tx, { kind: 'undone', version, draftId: act.draft_id, reason, data: {} }, by);
    if (act.kind === 'published' && act.draft_id) await reopen(tx, act.draft_id, reason, by);
    const draftId = act.kind === 'published' ? act.draft_id : null;
    return { draftId, documentId: act.document_id, versionId: act.version_id };
  });
}

/** Whether nothing was done to the document since that still stands. */
export async function isLast(tx: Writer, act: Act): Promise<boolean> {
  if (act.undone_at !== null || act.kind === 'undone') return false;
  const later = await tx
    .selectFrom('text_acts')
    .select('id')
    .where('document_id', '=', act.document_id)
    .where('id', '>', act.id)
    .where('kind', '<>', 'undone')
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return later === undefined;
}

type Undo = (tx: Writer, act: Act, data: ActData, seq: number, by: By) => Promise<void>;

const UNDO: Record<string, Undo> = {
  published: undoPublication,
  retired: (tx, act, _, seq) => restoreWithin(tx, act.version_id, seq),
  restored: async (tx, act, _, seq, { at }) => {
    await retireVersion(tx, act.version_id, seq, at);
    await recompute(tx, [act.version_id], seq);
  },
  repealed: undoEnd,
  extended: undoEnd,
};

async function undoPublication(tx: Writer, act: Act, data: ActData, seq: number, { at }: By): Promise<void> {
  const version = await versionRow(tx, act.version_id);
  const { setAside = null, passages = [], documentBefore = null } = data;
  if (version.retired_at === null) await retireVersion(tx, version.id, seq, at);
  await tx
    .updateTable('versions')
    .set({ label: asideLabel(version) })
    .where('id', '=', version.id)
    .execute();
  if (setAside) {
    await requireFree(tx, act.document_id, setAside.label);
    await bringBack(tx, { id: setAside.versionId, label: setAside.label }, passages, seq);
  }
  if (documentBefore && (await isNewest(tx, version))) await putBack(tx, documentBefore, seq);
  await recompute(tx, [version.id, ...(setAside ? [setAside.versionId] : [])], seq);
}

async function undoEnd(tx: Writer, act: Act, data: ActData, seq: number, { at, actor }: By): Promise<void> {
  if (data.relation !== undefined) await undoRelation(tx, data.relation, { at, actor });
  if (data.field) await undoField(tx, act.version_id, data.field, at);
  await recompute(tx, [act.version_id], seq);
}

/** The operator's road may have stored a version of the same day meanwhile. */
async function requireFree(tx: Writer, documentId: number, label: string): Promise<void> {
  const taken = await tx
    .selectFrom('versions')
    .select('id')
    .where('document_id', '=', documentId)
    .where('label', '=', label)
    .executeTakeFirst();
  if (taken) throw fault('act_not_last');
}

/** A version that came later by another road speaks for the document now. */
async function isNewest(tx: Writer, { id, document_id }: Row<'versions'>): Promise<boolean> {
  const later = await tx
    .selectFrom('versions')
    .select('id')
    .where('document_id', '=', document_id)
    .where('id', '>', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return later === undefined;
}

async function putBack(tx: Writer, before: Row<'documents'>, seq: number): Promise<void> {
  const { id, key: _key, created_at: _made, ...columns } = before;
  await tx.updateTable('documents').set(columns).where('id', '=', id).execute();
  const rows = await tx.selectFrom('versions').select('id').where('document_id', '=', id).execute();
  await touchPassages(
    tx,
    rows.map((row) => row.id),
    seq,
  );
}

async function reopen(tx: Writer, draftId: string, reason: string, { at, actor }: By): Promise<void> {
  await logChange(tx, draftId, { act: 'undo' }, { at, actor });
  await tx
    .updateTable('drafts')
    .set((eb) => ({
      state: 'draft',
      version_id: null,
      note: reason,
      approved_by: null,
      publish_on: null,
      revision: eb('revision', '+', 1),
      changed_at: at.toISOString(),
    }))
    .where('id', '=', draftId)
    .execute();
}
