import { read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { fault } from '../../src/base/faults.ts';
import { type Block, type Reading, textOf } from '../blocks.ts';
import { clean } from '../characters.ts';
import { warning } from '../warnings.ts';
import { unpack } from './zip-guard.ts';

set_cptable(codepages);

/** More rows than this hold data to compute with, not a table to cite. */
const MOST_ROWS = 20_000;
/** A sheet that nobody named, in the words of a program in English. */
const UNNAMED = /^Sheet\s?(\d*)$/i;

/**
 * A workbook (XLSX, XLS): each sheet's name as a heading, its lines and tables below. Hidden sheets, rows
 * and columns are left out; formulas count as the values they last had, and links are not followed.
 * Throws `file_bomb`, `file_encrypted`, `file_too_large`, `file_broken`.
 */
export async function readSheet(bytes: Uint8Array): Promise<Reading> {
  if (bytes[0] === 0x50) await unpack(bytes, () => false);
  const book = open(bytes);
  const blocks: Block[] = [];
  let hasHidden = false;
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    if (book.Workbook?.Sheets?.[i]?.Hidden) hasHidden ||= sheet['!ref'] !== undefined;
    else {
      const read = sheetBlocks(sheet);
      hasHidden ||= read.hasHidden;
      if (read.blocks.length > 0)
        blocks.push(
          { kind: 'heading', level: 2, text: nameOf(name, read.blocks), page: null },
          ...read.blocks,
        );
    }
  }
  return { blocks, hints: {}, pages: null, warnings: hasHidden ? [warning('hidden_text')] : [] };
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellStyles: true,
      cellFormula: false,
      cellHTML: false,
      sheetRows: MOST_ROWS + 1,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw /password|encrypt/i.test(reason)
      ? fault('file_encrypted', {}, cause)
      : fault('file_broken', { reason }, cause);
  }
}

function sheetBlocks(sheet: WorkSheet): { blocks: Block[]; hasHidden: boolean } {
  const cells = (sheet['!data'] ?? []) as ({ w?: string; v?: unknown } | undefined)[][];
  if (cells.length > MOST_ROWS)
    throw fault('file_too_large', { size: `> ${MOST_ROWS} rows`, limit: `${MOST_ROWS} rows` });
  const hiddenRow = (y: number) => sheet['!rows']?.[y]?.hidden === true;
  const hiddenColumn = (x: number) => sheet['!cols']?.[x]?.hidden === true;
  let hasHidden = false;
  const rows = Array.from(cells, (row, y) =>
    Array.from(row ?? [], (cell, x) => {
      const text = wordsOf(cell);
      if (text === '' || (!hiddenRow(y) && !hiddenColumn(x))) return text;
      hasHidden = true;
      return '';
    }),
  );
  for (const { s, e } of sheet['!merges'] ?? [])
    for (let y = s.r + 1; y <= Math.min(e.r, rows.length - 1); y++)
      if (!hiddenRow(y)) fill(rows[y] as string[], s.c, rows[s.r]?.[s.c] ?? '');
  return { blocks: tablesIn(rows), hasHidden };
}

/** The name of a sheet; one in Chinese that nobody named is called as such programs call it in Chinese. */
function nameOf(name: string, blocks: readonly Block[]): string {
  const plain = clean(name).trim();
  const isChinese = blocks.some((block) => /\p{Script=Han}/u.test(textOf(block)));
  return isChinese ? plain.replace(UNNAMED, '工作表$1') : plain;
}

/** What a cell over several rows says is said in each. */
function fill(row: string[], column: number, text: string): void {
  while (row.length <= column) row.push('');
  row[column] ||= text;
}

function wordsOf(cell: { w?: string; v?: unknown } | undefined): string {
  const value = cell?.w ?? (cell?.v === undefined ? '' : String(cell.v));
  return clean(value).replace(/\s+/g, ' ').trim();
}

/** Tables of a sheet, parted by empty rows; lines of one cell above or below them are text. */
function tablesIn(rows: readonly (readonly string[])[]): Block[] {
  const blocks: Block[] = [];
  let table: (readonly string[])[] = [];
  const close = () => {
    blocks.push(...tableOf(table));
    table = [];
  };
  for (const row of rows) {
    const filled = row.filter((cell) => cell !== '');
    if (filled.length === 0) close();
    else if (filled.length === 1 && table.length === 0)
      blocks.push({ kind: 'paragraph', text: filled[0] as string, page: null });
    else table.push(row);
  }
  close();
  return blocks;
}

/** Rows as a table without its empty columns; rows of one column, or a single one, as lines. */
function tableOf(rows: readonly (readonly string[])[]): Block[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) =>
    rows.some((row) => (row[x] ?? '') !== ''),
  );
  const kept = rows.map((row) => columns.map((x) => row[x] ?? ''));
  if (kept.length > 1 && columns.length > 1) return [{ kind: 'table', rows: kept, page: null }];
  return kept.map((row) => ({
    kind: 'paragraph',
    text: row.filter((cell) => cell !== '').join(' '),
    page: null,
  }));
}
