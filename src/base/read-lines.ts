import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fault } from './faults.ts';

/** Rows of a JSON Lines file, checked by their schema. Throws `file_missing`, `questions_invalid` with the line. */
export async function readLines<T extends z.ZodType>(file: string, schema: T): Promise<z.output<T>[]> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw fault('file_missing', { path: file }, cause);
  });
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (cause) {
      const problem = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
      throw fault('questions_invalid', { line: i + 1, problem }, cause);
    }
  });
}
