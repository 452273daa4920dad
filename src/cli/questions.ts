import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fault } from '../base/faults.ts';

const row = z.object({
  id: z.string(),
  language: z.string().optional(),
  clock: z.iso.date().optional(),
  turns: z.array(z.object({ role: z.string(), text: z.string() })).min(1),
});

/** A conversation to play: the part of a questions file that playing needs. */
export type QuestionRow = z.output<typeof row>;

/** Reads a questions file, one JSON row per line. Throws `file_missing`, `questions_invalid` naming the line. */
export async function readQuestions(file: string): Promise<QuestionRow[]> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw fault('file_missing', { path: file }, cause);
  });
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [parseRow(line, i + 1)]));
}

function parseRow(line: string, number: number): QuestionRow {
  try {
    return row.parse(JSON.parse(line));
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw fault('questions_invalid', { line: number, problem }, error);
  }
}
