import { record } from '../../../accounts/audit.ts';
import type { Logger } from '../../base/log.ts';
import type { Store } from '../../store/open.ts';
import type { DryRun } from '../api-data.ts';
import { compareStored } from '../evaluation/compare-runs.ts';
import type { EvaluationRunner } from '../evaluation/run.ts';
import { loadSet } from '../evaluation/sets.ts';
import { type DataDeps, seenRow } from './rows.ts';
import { withEdit } from './try-out.ts';

export interface DryRunDeps extends DataDeps {
  runner: EvaluationRunner;
  logger: Logger;
}

/**
 * Plays an evaluation set with the data as it is and with an edit, behind the chat's back; what the edit made better
 * and worse stands in its row when both are done. Gives the file's path. Throws `data_moved_on`, `not_found`, `evaluation_empty`.
 */
export async function startDryRun(
  deps: DryRunDeps,
  id: number,
  { revision, setId }: { revision: number; setId: string },
): Promise<string> {
  const { store, clock, actor, runner, logger } = deps;
  const { path, content } = await seenRow(store, id, revision);
  const { name } = await loadSet(store, setId);
  const before = await runner.runSet(setId, { by: actor, label: `${path}: live` });
  const run: DryRun = {
    state: 'running',
    setId,
    setName: name,
    beforeRun: before.id,
    afterRun: null,
    totals: [],
    better: 0,
    worse: 0,
    at: clock.now().toISOString(),
    problem: null,
  };
  await keep(store, id, revision, run);
  const act = { at: clock.now(), actor, action: 'data.dry_run', subjectKind: 'data', subject: path };
  await record(store, { ...act, data: { id, set: setId } });
  void withEdit(store, { path, content }, async (overlayDir) => {
    const after = await runner.runSet(setId, { by: actor, label: `${path}: draft ${revision}`, overlayDir });
    await runner.ended(after.id);
    await keep(store, id, revision, await compared(store, { ...run, afterRun: after.id }));
  }).catch(async (error: unknown) => {
    logger.error({ path, err: error }, 'dry run failed');
    const problem = error instanceof Error ? error.message.slice(0, 300) : 'internal';
    // At a stop the storage may be closed already; the next start settles what is left.
    await keep(store, id, revision, { ...run, state: 'failed', problem }).catch(() => {});
  });
  return path;
}

/** What an earlier process left running is not running any more. */
export async function settleDryRuns(store: Store): Promise<void> {
  const rows = await store
    .selectFrom('data_revisions')
    .select(['id', 'revision', 'dry_run'])
    .where('dry_run', 'like', '%"state":"running"%')
    .execute();
  for (const { id, revision, dry_run } of rows) {
    const run = JSON.parse(dry_run!) as DryRun;
    await keep(store, id, revision, { ...run, state: 'failed', problem: 'the server was restarted' });
  }
}

async function compared(store: Store, run: DryRun): Promise<DryRun> {
  const { before, after, totals, differences } = await compareStored(store, run.beforeRun!, run.afterRun!);
  const unfinished = [before, after].find(({ state }) => state !== 'done');
  if (unfinished)
    return { ...run, state: 'failed', problem: unfinished.problem ?? `the run was ${unfinished.state}` };
  const count = (change: string) => differences.filter((one) => one.change === change).length;
  return { ...run, state: 'done', totals, better: count('better'), worse: count('worse') + count('mixed') };
}

/** Only of the text that was tried: a changed draft has none. */
async function keep(store: Store, id: number, revision: number, run: DryRun): Promise<void> {
  await store
    .updateTable('data_revisions')
    .set({ dry_run: JSON.stringify(run) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .execute();
}
