import { join } from 'node:path';
import { fault } from '../../base/faults.ts';
import type { Store } from '../../store/open.ts';
import type { EvaluationRun } from './api.ts';
import { dropCopies, evaluationFolder } from './folder.ts';
import { type PlayDeps, play } from './play.ts';
import { beginRun, endRun, interruptRuns, keepResult, questionsOfRun, startRun } from './run-rows.ts';
import { loadRun } from './run-views.ts';

export interface RunOptions {
  /** Id of the person who wants it, or `cli`. */
  by: string;
  label?: string | undefined;
  /** Folder whose data files stand in for those of the program: a dry run of edited data. */
  overlayDir?: string | undefined;
  /** Default true: with the model, where one is configured. */
  model?: boolean | undefined;
}

export interface EvaluationRunner {
  /**
   * Runs a set against a copy of the data in a process of its own, after the runs already asked for; gives the run
   * at once, queued. Throws `not_found`, `evaluation_empty`.
   */
  runSet(setId: string, options: RunOptions): Promise<EvaluationRun>;
  /** The run when it has ended, however it ended. */
  ended(runId: string): Promise<EvaluationRun>;
  /** Stops a run that has not ended. Throws `not_found`; what has ended stays as it is. */
  cancel(runId: string): Promise<EvaluationRun>;
  /** Stops every run that has not ended, and deletes its copy of the data: for when data must be gone. */
  cancelAll(): Promise<void>;
  /** Stops everything; what had not ended is marked as interrupted. */
  stop(): Promise<void>;
}

export type RunnerDeps = PlayDeps & { store: Store };

interface Work {
  /** Runs that have not ended, with the way to stop each. */
  pending: Map<string, { abort: AbortController; done: Promise<void> }>;
  last: Promise<void>;
  stopping: boolean;
}

/** Starts with what a process before this one left behind: its runs are interrupted, its copies of data deleted. */
export async function createRunner(deps: RunnerDeps): Promise<EvaluationRunner> {
  await dropCopies(deps.config.DATA_DIR);
  await interruptRuns(deps.store, deps.clock.now());
  const work: Work = { pending: new Map(), last: Promise.resolve(), stopping: false };
  return {
    runSet: (setId, options) => runSet(deps, work, setId, options),
    ended: async (runId) => {
      await work.pending.get(runId)?.done;
      return loadRun(deps.store, runId);
    },
    cancel: async (runId) => {
      const running = work.pending.get(runId);
      running?.abort.abort();
      await running?.done;
      return loadRun(deps.store, runId);
    },
    cancelAll: () => abortAll(work),
    stop: async () => {
      work.stopping = true;
      await abortAll(work);
    },
  };
}

async function abortAll(work: Work): Promise<void> {
  for (const { abort } of work.pending.values()) abort.abort();
  await work.last;
}

async function runSet(
  deps: RunnerDeps,
  work: Work,
  setId: string,
  options: RunOptions,
): Promise<EvaluationRun> {
  const runId = await beginRun(deps.store, setId, options, deps.clock.now());
  const abort = new AbortController();
  const done = work.last
    .then(() => perform(deps, work, runId, options, abort.signal))
    .catch((error) => deps.logger.error({ run: runId, err: error }, 'evaluation run lost'))
    .finally(() => work.pending.delete(runId));
  work.pending.set(runId, { abort, done });
  work.last = done;
  return loadRun(deps.store, runId);
}

async function perform(
  deps: RunnerDeps,
  work: Work,
  runId: string,
  { overlayDir, model = true }: RunOptions,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock } = deps;
  const folder = join(evaluationFolder(deps.config.DATA_DIR), runId);
  try {
    signal.throwIfAborted();
    await startRun(store, runId);
    const questions = await questionsOfRun(store, runId);
    await play(deps, { questions, folder, overlayDir, model, signal }, (result) =>
      keepResult(store, runId, result),
    );
    await endRun(store, runId, { state: 'done', at: clock.now() });
  } catch (error) {
    const state = !signal.aborted ? 'failed' : work.stopping ? 'interrupted' : 'cancelled';
    const problem = state === 'failed' ? describe(error) : null;
    await endRun(store, runId, { state, problem, at: clock.now() });
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : fault('internal').in('en');
}
