import { readLines } from '../base/read-lines.ts';
import {
  type EvalResult,
  type Expectation,
  expectationSchema,
  resultSchema,
} from '../operations/evaluation/scoring.ts';

/** Reads a question set with what it expects. Throws `file_missing`, `questions_invalid` naming the line. */
export function readExpectations(file: string): Promise<Expectation[]> {
  return readLines(file, expectationSchema);
}

/** Reads results of `lastkm eval answers`; of a conversation the last answer. Throws like `readExpectations`. */
export async function readResults(file: string): Promise<Map<string, EvalResult>> {
  return new Map((await readLines(file, resultSchema)).map((row) => [row.id, row]));
}
