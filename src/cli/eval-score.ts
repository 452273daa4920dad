import { failures, lastAsked, markAnswer, routeOf, totals } from '../operations/evaluation/scoring.ts';
import { readExpectations, readResults } from './eval-read.ts';
import { say, sayJson } from './say.ts';

/** Scores results by what their question set expects, and lists what went wrong. */
export async function evalScoreCommand(
  questions: string,
  results: string,
  options: { json?: boolean; list?: boolean },
): Promise<void> {
  const expectations = await readExpectations(questions);
  const answers = await readResults(results);
  const marks = expectations.map((expected) => markAnswer(expected, answers.get(expected.id)));
  if (options.json) {
    sayJson({ totals: totals(marks), rows: expectations.map(({ id }, i) => ({ id, ...marks[i] })) });
    return;
  }
  for (const { measure, right, of } of totals(marks))
    say(
      `${measure.padEnd(18)} ${String(right).padStart(4)}/${String(of).padEnd(4)} ${(right / of).toFixed(3)}`,
    );
  if (!options.list) return;
  for (const [i, expected] of expectations.entries()) {
    const wrong = failures(marks[i]!);
    const answer = answers.get(expected.id);
    if (wrong.length > 0)
      say(
        `${expected.id}  ${wrong.join(', ')}  (${answer ? routeOf(answer) : 'no answer'})  ${lastAsked(expected)}`,
      );
  }
}
