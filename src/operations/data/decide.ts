import { fault } from '../../base/faults.ts';
import type { Writer } from '../../store/open.ts';
import { readSwitch } from '../../store/switches.ts';
import { note, requireSound } from './draft.ts';
import { shippedDigest } from './files.ts';
import { type DataDeps, liveRow, type RevisionRow, seenRow } from './rows.ts';

/**
 * Approves an edit: from the next start on it holds. Somebody else than who wrote it last decides, unless four eyes
 * are switched off. Throws `data_own`, `data_moved_on`, `DataInvalid` when it no longer fits.
 */
export async function approve(
  deps: DataDeps,
  id: number,
  { revision, note: words }: { revision: number; note: string },
): Promise<RevisionRow> {
  const { path, content, by_id } = await seenRow(deps.store, id, revision);
  if (by_id === deps.actor && (await readSwitch(deps.store, 'four_eyes'))) throw fault('data_own');
  if (content !== null) await requireSound(deps, path, content);
  const at = deps.clock.now();
  return deps.store.transaction().execute(async (tx) => {
    await seenRow(tx, id, revision);
    const live = await liveRow(tx, path);
    if (live) await setState(tx, live.id, 'replaced');
    const row = await tx
      .updateTable('data_revisions')
      .set({
        state: 'live',
        revision: revision + 1,
        before_id: live?.id ?? null,
        decided_by: deps.actor,
        decided_at: at.toISOString(),
        decision_note: words,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(deps, tx, row, 'data.approved', at);
    return row;
  });
}

/** Sends an edit back to who wrote it, with a word; it can be changed and handed in again. */
export async function reject(
  deps: DataDeps,
  id: number,
  { revision, note: words }: { revision: number; note: string },
): Promise<RevisionRow> {
  const at = deps.clock.now();
  return deps.store.transaction().execute(async (tx) => {
    await seenRow(tx, id, revision);
    const row = await tx
      .updateTable('data_revisions')
      .set({
        state: 'draft',
        revision: revision + 1,
        decided_by: deps.actor,
        decided_at: at.toISOString(),
        decision_note: words,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(deps, tx, row, 'data.rejected', at);
    return row;
  });
}

/**
 * Takes a live edit back: what was live before is live again, as a revision of its own. It was approved once, so
 * one person may do it, at once. Throws `data_moved_on` when another edit is live.
 */
export async function undo(
  deps: DataDeps,
  { path, id, note: words }: { path: string; id: number; note: string },
): Promise<RevisionRow> {
  const at = deps.clock.now();
  return deps.store.transaction().execute(async (tx) => {
    const live = await liveRow(tx, path);
    if (live?.id !== id) throw fault('data_moved_on');
    const before = live.before_id === null ? null : await contentOf(tx, live.before_id);
    await setState(tx, live.id, 'undone');
    const decided = { decided_by: deps.actor, decided_at: at.toISOString(), decision_note: words };
    const row = await tx
      .insertInto('data_revisions')
      .values({
        path,
        content: before?.content ?? null,
        base: before?.base ?? shippedDigest(path),
        note: words,
        state: 'live',
        revision: 1,
        dry_run: null,
        before_id: live.id,
        by_id: deps.actor,
        at: at.toISOString(),
        ...decided,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(deps, tx, row, 'data.undone', at);
    return row;
  });
}

async function contentOf(tx: Writer, id: number) {
  return tx
    .selectFrom('data_revisions')
    .select(['content', 'base'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

async function setState(tx: Writer, id: number, state: 'replaced' | 'undone'): Promise<void> {
  await tx.updateTable('data_revisions').set({ state }).where('id', '=', id).execute();
}
