import type { Day } from '../src/base/time.ts';
import type { Warning } from './warnings.ts';

/** A text as a parser gives it: what stands where, before anybody asks what it means. */
export type Block =
  | { kind: 'heading'; level: number; text: string; page: number | null }
  | { kind: 'paragraph'; text: string; page: number | null }
  | { kind: 'item'; text: string; page: number | null }
  | { kind: 'table'; rows: string[][]; page: number | null };

/** What a file yielded. Plain data: it crosses from the parser's thread. */
export interface Reading {
  blocks: Block[];
  hints: Hints;
  pages: Pages | null;
  warnings: Warning[];
  /** Documents of their own that the file holds: attachments of a mail, files of a packed folder. */
  parts?: Part[];
}

/** Pages of a file, by their numbers from 1. */
export interface Pages {
  count: number;
  /** Pages that show something but hold no text. */
  empty: number[];
  /** Pages whose text was recognised from their picture. */
  recognised?: number[];
}

/** A file inside a file. */
export interface Part {
  /** Its name there, never a path of this machine. */
  name: string;
  bytes: Uint8Array;
}

/** What the file says about its text outside of it: mark-up, properties. */
export interface Hints {
  title?: string;
  documentNumber?: string;
  issuer?: string;
  publishedOn?: Day;
  /** How many blocks stand before an explicit end of the front matter. */
  frontBlocks?: number;
}

/** All words of a block, one paragraph or table row per line. */
export function textOf(block: Block): string {
  return block.kind === 'table' ? block.rows.map((row) => row.join(' ')).join('\n') : block.text;
}

/** How much text there is: characters that carry meaning, without spaces and without the rules of tables. */
export function weigh(text: string): number {
  return text.replace(/[\s|-]/g, '').length;
}

/** Rows as a Markdown table, the first one as its header. */
export function markdownTable(rows: readonly string[][]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, i) => cell(row[i] ?? '')).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '｜');
}
