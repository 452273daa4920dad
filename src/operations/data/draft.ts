import { record } from '../../../accounts/audit.ts';
import { fault } from '../../base/faults.ts';
import type { DataDraftBody } from '../api-data.ts';
import { problemsOf } from './check.ts';
import { editableFile, shippedDigest } from './files.ts';
import { DataInvalid } from './invalid.ts';
import { type DataDeps, openRow, type RevisionRow, seenRow } from './rows.ts';
import { tryOut } from './try-out.ts';

/**
 * Makes the draft of a file, or changes it. It must fit the schema, and the program must start with it. Throws
 * `DataInvalid`, `data_moved_on` when the draft is not the one that was changed, `not_found`.
 */
export async function saveDraft(deps: DataDeps, body: DataDraftBody): Promise<RevisionRow> {
  const { path, content } = body;
  editableFile(path);
  await requireSound(deps, path, content);
  const at = deps.clock.now();
  return deps.store.transaction().execute(async (tx) => {
    const open = await openRow(tx, path);
    if ((open?.revision ?? null) !== body.revision) throw fault('data_moved_on');
    const written = {
      content,
      note: body.note,
      base: shippedDigest(path),
      state: 'draft',
      dry_run: null,
      by_id: deps.actor,
      at: at.toISOString(),
    };
    const row = open
      ? await tx
          .updateTable('data_revisions')
          .set({ ...written, revision: open.revision + 1 })
          .where('id', '=', open.id)
          .returningAll()
          .executeTakeFirstOrThrow()
      : await tx
          .insertInto('data_revisions')
          .values({ path, revision: 1, ...written })
          .returningAll()
          .executeTakeFirstOrThrow();
    await note(deps, tx, row, 'data.drafted', at);
    return row;
  });
}

/** Hands a draft to who approves it. */
export function submitDraft(deps: DataDeps, id: number, revision: number): Promise<RevisionRow> {
  return change(deps, id, revision, 'review', 'data.submitted');
}

/** Gives a draft up; it stays in the history. */
export function dropDraft(deps: DataDeps, id: number, revision: number): Promise<RevisionRow> {
  return change(deps, id, revision, 'dropped', 'data.dropped');
}

function change(
  deps: DataDeps,
  id: number,
  revision: number,
  state: string,
  action: string,
): Promise<RevisionRow> {
  const at = deps.clock.now();
  return deps.store.transaction().execute(async (tx) => {
    const { revision: before } = await seenRow(tx, id, revision);
    const row = await tx
      .updateTable('data_revisions')
      .set({ state, revision: before + 1 })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(deps, tx, row, action, at);
    return row;
  });
}

/** Throws `DataInvalid` for what does not fit, or with which the program does not start. */
export async function requireSound(deps: DataDeps, path: string, content: string): Promise<void> {
  const problems = await problemsOf(path, content);
  if (problems.length > 0) throw new DataInvalid(path, problems);
  const broken = await tryOut(deps.store, { path, content });
  if (broken === null) return;
  const problem = { zh: `程序无法使用：${broken}`, en: `the program cannot use it: ${broken}` };
  throw new DataInvalid(path, [{ line: null, column: null, field: '', problem }]);
}

/** The act in the trail: which revision of which file, never its words. */
export async function note(
  { actor }: DataDeps,
  tx: Parameters<typeof record>[0],
  { id, path, revision }: RevisionRow,
  action: string,
  at: Date,
): Promise<void> {
  await record(tx, { at, actor, action, subjectKind: 'data', subject: path, data: { id, revision } });
}
