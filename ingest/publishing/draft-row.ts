import type { Level } from '../../knowledge/levels.ts';
import { FAULTS, type FaultCode } from '../../src/base/faults.ts';
import type { Writer } from '../../src/store/open.ts';
import type { KeptFault } from '../watch/records.ts';
import type { DraftRow, DraftState, Refusal, Who } from './api.ts';
import type { Draft } from './rows.ts';

export type NameOf = (id: string) => Who;

/** Names of some people, read at once; `cli` and `system` are names of their own. */
export async function namesOf(store: Writer, ids: readonly (string | null)[]): Promise<NameOf> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows =
    wanted.length === 0
      ? []
      : await store.selectFrom('people').select(['id', 'name']).where('id', 'in', wanted).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}

/** Drafts as lists and the stream show them. */
export async function draftRows(store: Writer, drafts: readonly Draft[]): Promise<DraftRow[]> {
  const names = await namesOf(
    store,
    drafts.flatMap(({ created_by, edited_by, submitted_by }) => [created_by, edited_by, submitted_by]),
  );
  return drafts.map((draft) => rowOf(draft, names));
}

/** A kept fault as it is shown. */
export function refusalOf(kept: string | null): Refusal | null {
  if (kept === null) return null;
  const { code, message } = JSON.parse(kept) as KeptFault;
  return { code, message, retryable: FAULTS[code as FaultCode]?.retryable ?? false };
}

function rowOf(draft: Draft, names: NameOf): DraftRow {
  const who = (id: string | null) => (id === null ? null : names(id));
  return {
    id: draft.id,
    batch: draft.batch,
    state: draft.state as DraftState,
    revision: draft.revision,
    from: draft.origin as DraftRow['from'],
    name: draft.name,
    parent: draft.parent_id,
    title: draft.title,
    documentNumber: draft.document_number,
    level: draft.level as Level | null,
    region: draft.region,
    publishedOn: draft.published_on,
    effectiveFrom: draft.effective_from,
    effectiveTo: draft.effective_to,
    passages: draft.passages,
    unsure: draft.unsure,
    warnings: draft.warnings,
    copies: draft.copies,
    fault: refusalOf(draft.fault),
    note: draft.note,
    publishOn: draft.publish_on,
    versionId: draft.version_id,
    createdBy: names(draft.created_by),
    createdAt: draft.created_at,
    editedBy: who(draft.edited_by),
    submittedBy: who(draft.submitted_by),
    changedAt: draft.changed_at,
  };
}
