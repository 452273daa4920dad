import { posix } from 'node:path';
import { fault } from '../../src/base/faults.ts';
import type { Writer } from '../../src/store/open.ts';
import type { DraftEdit } from './api-acts.ts';
import type { DraftContent } from './content.ts';
import { applyEdit, withText } from './edit.ts';
import { copiesOf } from './matches.ts';
import {
  changeDraft,
  type Draft,
  loadContent,
  type PublishingDeps,
  putRevision,
  requireState,
} from './rows.ts';

type Deps = Pick<PublishingDeps, 'store' | 'clock'>;

export interface Revising {
  id: string;
  revision: number;
  actor: string;
}

/** States in which a draft's content can be changed. */
const OPEN = ['draft', 'rejected'] as const;

/**
 * Changes a draft in one place; a new revision says who, when, before and after. A draft that was sent back, or of
 * which no text could be read, is then a draft again. Throws `draft_changed`, `draft_state`, `body_invalid`.
 */
export async function editDraft(deps: Deps, by: Revising, edit: DraftEdit): Promise<void> {
  await changeDraft(deps, { ...by, act: 'edit', from: [...OPEN, 'failed'] }, async (tx, draft, at) => {
    const content = await loadContent(tx, draft.id);
    if (edit.kind === 'relation' && 'add' in edit) await requireTarget(tx, content, edit.add.documentId);
    const edited =
      edit.kind === 'text'
        ? withText(content, edit.text, await originOf(tx, draft))
        : applyEdit(readable(draft, content), edit);
    return keep(tx, draft, edited, { at, actor: by.actor });
  });
}

/** Makes a draft what it was in a revision, as a new revision. Throws `not_found`, `draft_changed`, `draft_state`. */
export async function revertDraft(deps: Deps, by: Revising, to: number): Promise<void> {
  await changeDraft(deps, { ...by, act: 'revert', from: OPEN }, async (tx, draft, at) => {
    const content = await loadContent(tx, draft.id, to);
    if (!content) throw fault('not_found');
    return keep(tx, draft, { content, note: { kind: 'revert', after: String(to) } }, { at, actor: by.actor });
  });
}

/** Keeps an edited content as the next revision; gives the columns of its draft. */
export async function keep(
  tx: Writer,
  draft: Draft,
  { content, note }: ReturnType<typeof applyEdit>,
  by: { at: Date; actor: string },
) {
  const columns = await putRevision(tx, draft, content, note, by);
  const copies = await copiesOf(tx, draft.id, content, await digestOf(tx, draft));
  return { ...columns, copies, state: 'draft', fault: null, edited_by: by.actor };
}

/** Digest of the original's bytes; null: there is none. */
export async function digestOf(tx: Writer, { upload_id }: Draft): Promise<string | null> {
  if (upload_id === null) return null;
  const row = await tx.selectFrom('uploads').select('digest').where('id', '=', upload_id).executeTakeFirst();
  return row?.digest ?? null;
}

function readable(draft: Draft, content: DraftContent | null): DraftContent {
  requireState(draft, OPEN);
  if (!content) throw fault('not_found');
  return content;
}

async function originOf(tx: Writer, draft: Draft) {
  const digest = (await digestOf(tx, draft)) ?? '';
  const row = draft.manifest === null ? null : JSON.parse(draft.manifest);
  return { path: posix.basename(draft.name), address: `draft:${draft.id}`, digest, reading: digest, row };
}

async function requireTarget(tx: Writer, content: DraftContent | null, documentId: number): Promise<void> {
  const target = await tx
    .selectFrom('documents')
    .select('key')
    .where('id', '=', documentId)
    .executeTakeFirst();
  if (!target) throw fault('not_found');
  if (target.key === content?.parsed.key)
    throw fault('body_invalid', { problem: 'a text cannot act on itself' });
}
