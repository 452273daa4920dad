import { tokenise } from '../../knowledge/tokens.ts';
import type { Table } from '../draft.ts';
import { ADDRESS } from './extract.ts';

/** A table larger than this is not set out: its row reads better as words, or in the text itself. */
const MOST_COLUMNS = 5;
const LONGEST_CELL = 60;
/** Rows that are set out; all of them when there are no more. */
const ROWS = 6;

/** A table of a passage as far as it says something to a question, with its lines as they stand in the text. */
export interface TableExtract {
  table: Table;
  quote: string;
}

/** The first table of a passage (Markdown, as texts are kept), cut to the rows nearest to the question; null: none fits. */
export function tableIn(text: string, question: string): TableExtract | null {
  const lines = text.split('\n');
  const rule = lines.findIndex((line) => /^\|(?: --- \|)+$/.test(line));
  if (rule < 1) return null;
  const end = lines.findIndex((line, i) => i > rule && !line.startsWith('|'));
  const body = lines.slice(rule + 1, end < 0 ? undefined : end).filter((line) => !ADDRESS.test(line));
  const head = cellsOf(lines[rule - 1]!);
  if (body.length === 0 || head.length > MOST_COLUMNS) return null;
  const chosen = nearest(body, question);
  const rows = chosen.map(cellsOf);
  if ([head, ...rows].flat().some((cell) => cell.length > LONGEST_CELL)) return null;
  return { table: { head, rows }, quote: [lines[rule - 1]!, ...chosen].join('\n') };
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

/** In reading order. */
function nearest(lines: readonly string[], question: string): string[] {
  if (lines.length <= ROWS) return [...lines];
  const asked = new Set(tokenise(question).filter((token) => token.length > 1));
  const shared = (line: string) => new Set(tokenise(line).filter((token) => asked.has(token))).size;
  return lines
    .map((line, i) => ({ line, i, score: shared(line) }))
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, ROWS)
    .sort((a, b) => a.i - b.i)
    .map(({ line }) => line);
}
