import { fault } from '../../base/faults.ts';
import type { Store } from '../../store/open.ts';
import type { EvaluationComparison } from './api.ts';
import { type Comparison, compareRuns } from './compare.ts';
import { answerView, type Judged, loadRun, resultsOf } from './run-views.ts';

/** Worse first: that is what somebody looks for. */
const ORDER = ['worse', 'mixed', 'better', 'different'] as const;

/**
 * Two runs of one set side by side, by what the questions expect now that the later was played: of questions that
 * both have. Throws `not_found`, `body_invalid` for runs of different sets.
 */
export async function compareStored(
  store: Store,
  beforeId: string,
  afterId: string,
): Promise<EvaluationComparison> {
  const [before, after] = [await loadRun(store, beforeId), await loadRun(store, afterId)];
  if (before.setId !== after.setId) throw fault('body_invalid', { problem: 'before, after: not of one set' });
  const was = await resultsOf(store, beforeId);
  const is = await resultsOf(store, afterId);
  const both = is.filter(({ questionId, result }) => result && played(was, questionId));
  const known = new Map(both.map((one) => [one.questionId, one]));
  const compared = compareRuns(
    byId(was),
    byId(is),
    both.map(({ questionId, expected }) => ({ ...expected, id: questionId })),
  );
  return { before, after, totals: compared.totals, same: compared.same, differences: shown(compared, known) };
}

function played(results: readonly Judged[], questionId: string): boolean {
  return results.some((one) => one.questionId === questionId && one.result !== undefined);
}

function byId(results: readonly Judged[]): Map<string, NonNullable<Judged['result']>> {
  return new Map(results.flatMap(({ questionId, result }) => (result ? [[questionId, result]] : [])));
}

function shown(
  { differences }: Comparison,
  known: ReadonlyMap<string, Judged>,
): EvaluationComparison['differences'] {
  return [...differences]
    .sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change))
    .map(({ id, question, change, why, before, after }) => ({
      questionId: id,
      name: known.get(id)?.name ?? id,
      question,
      change,
      why,
      before: before ? answerView(before) : null,
      after: after ? answerView(after) : null,
    }));
}
