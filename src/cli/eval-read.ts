import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fault } from '../base/faults.ts';
import { type EvalResult, type Expectation, expectationSchema, resultSchema } from './eval-scoring.ts';

/** Reads a question set with what it expects. Throws `file_missing`, `questions_invalid` naming the line. */
export function readExpectations(file: string): Promise<Expectation[]> {
  return readRows(file, expectationSchema);
}

/** Reads results of `lastkm eval answers`; of a conversation the last answer. Throws like `readExpectations`. */
export async function readResults(file: string): Promise<Map<string, EvalResult>> {
  return new Map((await readRows(file, resultSchema)).map((row) => [row.id, row]));
}

async function readRows<T extends z.ZodType>(file: string, schema: T): Promise<z.output<T>[]> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw fault('file_missing', { path: file }, cause);
  });
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (error) {
      const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      throw fault('questions_invalid', { line: i + 1, problem }, error);
    }
  });
}
