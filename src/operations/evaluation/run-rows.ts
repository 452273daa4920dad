import { v7 as newId } from 'uuid';
import { record } from '../../../accounts/audit.ts';
import { fault } from '../../base/faults.ts';
import type { Store } from '../../store/open.ts';
import type { RunState } from './api.ts';
import { figuresOf, resultsOf } from './run-views.ts';
import type { EvalResult } from './scoring.ts';

/** Writes a run with its questions as they are now. Throws `not_found`, `evaluation_empty`. */
export async function beginRun(
  store: Store,
  setId: string,
  options: {
    by: string;
    label?: string | undefined;
    overlayDir?: string | undefined;
    model?: boolean | undefined;
  },
  at: Date,
): Promise<string> {
  const id = newId();
  await store.transaction().execute(async (tx) => {
    const set = await tx.selectFrom('eval_sets').select('name').where('id', '=', setId).executeTakeFirst();
    if (!set) throw fault('not_found');
    const questions = await tx
      .selectFrom('eval_questions')
      .selectAll()
      .where('set_id', '=', setId)
      .orderBy('name')
      .execute();
    if (questions.length === 0) throw fault('evaluation_empty');
    await tx
      .insertInto('eval_runs')
      .values({
        id,
        set_id: setId,
        label: options.label?.trim() || set.name,
        state: 'queued',
        overlay: options.overlayDir ? 1 : 0,
        model: options.model === false ? 0 : 1,
        by_id: options.by,
        started_at: at.toISOString(),
      })
      .execute();
    const act = { at, actor: options.by, action: 'evaluation.run_started' };
    await record(tx, { ...act, subjectKind: 'evaluation_run', subject: id, data: { set: setId } });
    for (const [position, { id: question_id, content, conversation_id }] of questions.entries())
      await tx
        .insertInto('eval_results')
        .values({ run_id: id, question_id, position, question: content, conversation_id, result: null })
        .execute();
  });
  return id;
}

export async function startRun(store: Store, id: string): Promise<void> {
  await store.updateTable('eval_runs').set({ state: 'running' }).where('id', '=', id).execute();
}

/** The questions of a run as rows to play, each by the id under which its result is kept. */
export async function questionsOfRun(store: Store, runId: string): Promise<object[]> {
  const rows = await store
    .selectFrom('eval_results')
    .select(['question_id', 'question'])
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute();
  return rows.map(({ question_id, question }) => ({ ...JSON.parse(question), id: question_id }));
}

/** Keeps the answer to one question of a run; the last turn's is the one that counts. */
export async function keepResult(store: Store, runId: string, result: EvalResult): Promise<void> {
  await store
    .updateTable('eval_results')
    .set({ result: JSON.stringify(result) })
    .where('run_id', '=', runId)
    .where('question_id', '=', result.id)
    .execute();
}

/** Writes how a run ended, and what it came to. */
export async function endRun(
  store: Store,
  id: string,
  { state, problem = null, at }: { state: RunState; problem?: string | null; at: Date },
): Promise<void> {
  const summary = JSON.stringify(figuresOf(await resultsOf(store, id)));
  await store
    .updateTable('eval_runs')
    .set({ state, problem, summary, ended_at: at.toISOString() })
    .where('id', '=', id)
    .execute();
}

/** Marks what an earlier process left unfinished. */
export async function interruptRuns(store: Store, at: Date): Promise<void> {
  const left = await store
    .selectFrom('eval_runs')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .execute();
  for (const { id } of left) await endRun(store, id, { state: 'interrupted', at });
}
