import { type NameOf, namesOf } from '../../../accounts/names.ts';
import { fault } from '../../base/faults.ts';
import type { Store } from '../../store/open.ts';
import type { Row } from '../../store/tables.ts';
import type { EvaluationResult, EvaluationRun, EvaluationRunDetail, RunState, RunTotal } from './api.ts';
import {
  type EvalResult,
  type Expectation,
  expectationSchema,
  failures,
  lastAsked,
  markAnswer,
  resultSchema,
  routeOf,
  totals,
} from './scoring.ts';

/** What a run comes to. */
export interface RunFigures {
  done: number;
  total: number;
  totals: RunTotal[];
  latency: { p50: number; p95: number } | null;
}

/** Runs shown of one set, or of all. */
const SHOWN = 100;

/** The last run of a set without an overlay that came to its end. */
export async function lastRunOf(store: Store, setId: string): Promise<EvaluationRun | null> {
  const row = await store
    .selectFrom('eval_runs')
    .select('id')
    .where('set_id', '=', setId)
    .where('state', '=', 'done')
    .where('overlay', '=', 0)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? loadRun(store, row.id) : null;
}

/** Runs, newest first; of one set, or of all. */
export async function listRuns(store: Store, setId?: string): Promise<EvaluationRun[]> {
  let query = store.selectFrom('eval_runs').selectAll();
  if (setId !== undefined) query = query.where('set_id', '=', setId);
  const rows = await query.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(SHOWN).execute();
  const nameOf = await namesOf(
    store,
    rows.map(({ by_id }) => by_id),
  );
  return Promise.all(rows.map((row) => runView(store, row, nameOf)));
}

/** One run. Throws `not_found`. */
export async function loadRun(store: Store, id: string): Promise<EvaluationRun> {
  const row = await runRow(store, id);
  return runView(store, row, await namesOf(store, [row.by_id]));
}

/** One run with every question. Throws `not_found`. */
export async function loadRunDetail(store: Store, id: string): Promise<EvaluationRunDetail> {
  const row = await runRow(store, id);
  const results = await resultsOf(store, id);
  const run = await runView(store, row, await namesOf(store, [row.by_id]), results);
  return { ...run, results: results.map(resultView) };
}

async function runRow(store: Store, id: string): Promise<Row<'eval_runs'>> {
  const row = await store.selectFrom('eval_runs').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw fault('not_found');
  return row;
}

async function runView(
  store: Store,
  row: Row<'eval_runs'>,
  nameOf: NameOf,
  results?: readonly Judged[],
): Promise<EvaluationRun> {
  const figures =
    row.summary === null
      ? figuresOf(results ?? (await resultsOf(store, row.id)))
      : (JSON.parse(row.summary) as RunFigures);
  return {
    id: row.id,
    setId: row.set_id,
    label: row.label,
    state: row.state as RunState,
    ...figures,
    overlay: row.overlay === 1,
    model: row.model === 1,
    by: nameOf(row.by_id),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    problem: row.problem,
  };
}

/** A question of a run with what it expects and what came back. */
export interface Judged {
  questionId: string;
  name: string;
  expected: Expectation;
  result: EvalResult | undefined;
}

/** Every question of a run, in order; without words where its conversation was erased. */
export async function resultsOf(store: Store, runId: string): Promise<Judged[]> {
  const rows = await store
    .selectFrom('eval_results')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute();
  return rows.map(({ question_id, question, result }) => {
    const expected = expectationSchema.parse(JSON.parse(question));
    return {
      questionId: question_id,
      name: expected.id,
      expected,
      result: result === null ? undefined : resultSchema.parse(JSON.parse(result)),
    };
  });
}

/** What results come to so far. */
export function figuresOf(results: readonly Judged[]): RunFigures {
  const played = results.filter(({ result }) => result !== undefined);
  const times = played.flatMap(({ result }) => result?.ms ?? []).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? 0);
  return {
    done: played.length,
    total: results.length,
    totals: totals(played.map(({ expected, result }) => markAnswer(expected, result))),
    latency: times.length === 0 ? null : { p50: at(0.5), p95: at(0.95) },
  };
}

function resultView({ questionId, name, expected, result }: Judged): EvaluationResult {
  const marks = result ? markAnswer(expected, result) : {};
  const { id: _, turns, ...expectation } = expected;
  return {
    questionId,
    name,
    question: lastAsked(expected),
    expected: expectation as EvaluationResult['expected'],
    marks,
    failures: failures(marks),
    answer: result ? answerView(result) : null,
  };
}

/** The answer of a result, with where it went. */
export function answerView(result: EvalResult): NonNullable<EvaluationResult['answer']> {
  const { outcome, team, urgent, language, text, citations, ms } = result;
  return { outcome, route: routeOf(result), team, urgent, language, text, citations, ms: ms ?? null };
}
