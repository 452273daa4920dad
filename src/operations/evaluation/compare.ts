import {
  type EvalResult,
  type Expectation,
  failures,
  lastAsked,
  type Marks,
  markAnswer,
  routeOf,
  totals,
} from './scoring.ts';

/** One question in two runs. */
export interface Difference {
  id: string;
  question: string;
  change: 'better' | 'worse' | 'mixed' | 'different';
  /** Measures won and lost; routes, citations and wording that differ. */
  why: string[];
  before: EvalResult | undefined;
  after: EvalResult | undefined;
}

export interface Comparison {
  differences: Difference[];
  totals: { measure: string; before: number; after: number; of: number }[];
  same: number;
}

/** Compares two runs, question by question. Without expectations nothing is better or worse, only different. */
export function compareRuns(
  before: ReadonlyMap<string, EvalResult>,
  after: ReadonlyMap<string, EvalResult>,
  expectations: readonly Expectation[],
): Comparison {
  const expected = new Map(expectations.map((one) => [one.id, one]));
  const ids =
    expectations.length > 0 ? [...expected.keys()] : [...new Set([...before.keys(), ...after.keys()])];
  const rows = ids.map((id) => compareOne(id, before.get(id), after.get(id), expected.get(id)));
  const marks = (run: ReadonlyMap<string, EvalResult>) =>
    totals(expectations.map((one) => markAnswer(one, run.get(one.id))));
  const later = new Map(marks(after).map((one) => [one.measure, one]));
  return {
    differences: rows.filter((row): row is Difference => row !== null),
    totals: marks(before).map(({ measure, right, of }) => ({
      measure,
      before: right,
      after: later.get(measure)?.right ?? 0,
      of,
    })),
    same: rows.filter((row) => row === null).length,
  };
}

function compareOne(
  id: string,
  before: EvalResult | undefined,
  after: EvalResult | undefined,
  expected: Expectation | undefined,
): Difference | null {
  const marksOf = (result: EvalResult | undefined): Marks => (expected ? markAnswer(expected, result) : {});
  const was = new Set(failures(marksOf(before)));
  const is = new Set(failures(marksOf(after)));
  const won = [...was].filter((measure) => !is.has(measure)).map((measure) => `+ ${measure}`);
  const lost = [...is].filter((measure) => !was.has(measure)).map((measure) => `− ${measure}`);
  const why = [...won, ...lost, ...differing(before, after)];
  if (why.length === 0) return null;
  const change =
    won.length > 0 && lost.length > 0
      ? 'mixed'
      : won.length > 0
        ? 'better'
        : lost.length > 0
          ? 'worse'
          : 'different';
  return { id, question: expected ? lastAsked(expected) : '', change, why, before, after };
}

function differing(before: EvalResult | undefined, after: EvalResult | undefined): string[] {
  if (!before || !after) return [before ? 'no answer now' : 'no answer before'];
  const list = ({ citations }: EvalResult) =>
    citations
      .map(({ title, article }) => `${title}${article ?? ''}`)
      .sort()
      .join('、');
  return [
    ...(routeOf(before) === routeOf(after) ? [] : [`${routeOf(before)} → ${routeOf(after)}`]),
    ...(list(before) === list(after) ? [] : ['citations differ']),
    ...(before.text === after.text ? [] : ['wording differs']),
  ];
}
