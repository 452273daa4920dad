import { writeFile } from 'node:fs/promises';
import { comparePage } from './eval-page.ts';
import { readExpectations, readResults } from './eval-read.ts';
import { asked, failures } from './eval-score.ts';
import {
  type EvalResult,
  type Expectation,
  type Marks,
  markAnswer,
  routeOf,
  totals,
} from './eval-scoring.ts';
import { say, sayJson } from './say.ts';

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

/** Two runs side by side: what got better or worse by what the questions expect, and what merely differs. */
export async function evalCompareCommand(
  before: string,
  after: string,
  options: { questions?: string; html?: string; json?: boolean },
): Promise<void> {
  const comparison = compareRuns(
    await readResults(before),
    await readResults(after),
    options.questions ? await readExpectations(options.questions) : [],
  );
  if (options.html) await writeFile(options.html, comparePage(comparison, before, after));
  if (options.json) sayJson(comparison);
  else print(comparison);
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
  return { id, question: expected ? asked(expected) : '', change, why, before, after };
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

function print({ differences, totals: sums, same }: Comparison): void {
  for (const { measure, before, after, of } of sums)
    say(
      `${measure.padEnd(18)} ${before}/${of} → ${after}/${of}${after === before ? '' : after > before ? '  ▲' : '  ▼'}`,
    );
  for (const change of ['worse', 'mixed', 'better', 'different'] as const) {
    const rows = differences.filter((row) => row.change === change);
    if (rows.length === 0) continue;
    say(`\n${change} (${rows.length})`);
    for (const { id, question, why } of rows) say(`  ${id}  ${why.join(', ')}  ${question}`);
  }
  say(`\nthe same: ${same}`);
}
