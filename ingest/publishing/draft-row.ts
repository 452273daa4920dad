import { type NameOf, namesOf } from '../../accounts/names.ts';
import type { Level } from '../../knowledge/levels.ts';
import { FAULTS, type FaultCode } from '../../src/base/faults.ts';
import type { Writer } from '../../src/store/open.ts';
import type { KeptFault } from '../watch/records.ts';
import type { DraftRow, DraftState, Refusal } from './api.ts';
import type { Draft } from './rows.ts';

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
