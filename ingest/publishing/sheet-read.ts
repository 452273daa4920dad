import { type CellObject, read, SSF, utils, type WorkSheet } from '@e965/xlsx';
import { Fault, fault } from '../../src/base/faults.ts';
import type { Bilingual } from '../../src/base/language.ts';
import { unpack } from '../parsers/zip-guard.ts';
import { COLUMNS, ID, REVISION, type SheetColumn } from './sheet-columns.ts';
import { wordFor } from './words.ts';

/** A row of the spreadsheet, with what cannot be read of it. */
export interface SheetRow {
  /** As the spreadsheet counts. */
  row: number;
  id: string;
  revision: number;
  cells: Map<SheetColumn, string>;
  problems: Bilingual[];
}

const MOST_ROWS = 2_001;

/** The rows of a spreadsheet as `draftsSheet` makes it. Throws `sheet_invalid`, `file_bomb`, `file_broken`. */
export async function readSheetRows(bytes: Buffer): Promise<SheetRow[]> {
  if (bytes[0] !== 0x50) throw fault('sheet_invalid', { problem: 'xlsx' });
  await unpack(bytes, () => false);
  const sheet = sheetIn(bytes);
  const { e: end } = utils.decode_range(sheet['!ref'] ?? 'A1');
  const headings = new Map<string, number>();
  for (let c = 0; c <= end.c; c++) headings.set(nameOf(wordsIn(cellAt(sheet, 0, c))), c);
  const place = (heading: string) => {
    const found = headings.get(nameOf(heading));
    if (found === undefined) {
      const { zh, en } = wordFor('sheet', 'heading_missing', { column: heading });
      throw fault('sheet_invalid', { problem: `${zh} / ${en}` });
    }
    return found;
  };
  const [id, revision] = [place(ID), place(REVISION)];
  const columns = COLUMNS.filter(({ heading }) => headings.has(nameOf(heading)));
  const rows: SheetRow[] = [];
  for (let r = 1; r <= Math.min(end.r, MOST_ROWS); r++) {
    const row = rowAt(
      sheet,
      r,
      columns.map((column) => [column, place(column.heading)]),
    );
    const known = {
      id: wordsIn(cellAt(sheet, r, id)),
      revision: Number(wordsIn(cellAt(sheet, r, revision))),
    };
    if (known.id !== '' || [...row.cells.values()].some(Boolean)) rows.push({ ...row, ...known, row: r + 1 });
  }
  return rows;
}

function sheetIn(bytes: Buffer): WorkSheet {
  try {
    const book = read(bytes, {
      type: 'buffer',
      dense: false,
      cellFormula: true,
      cellNF: true,
      sheetRows: MOST_ROWS + 1,
    });
    return book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw fault('file_broken', { reason: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
}

function rowAt(sheet: WorkSheet, r: number, columns: readonly [SheetColumn, number][]) {
  const cells = new Map<SheetColumn, string>();
  const problems: Bilingual[] = [];
  for (const [column, c] of columns) {
    const cell = cellAt(sheet, r, c);
    if (cell?.f !== undefined) problems.push(wordFor('sheet', 'formula', { column: column.heading }));
    else cells.set(column, wordsIn(cell));
  }
  return { cells, problems };
}

function cellAt(sheet: WorkSheet, r: number, c: number): CellObject | undefined {
  return sheet[utils.encode_cell({ r, c })] as CellObject | undefined;
}

/** A cell's words; a date that a spreadsheet program made of them as the day it is. */
function wordsIn(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t !== 'n' || !cell.z || !SSF.is_date(String(cell.z))) return String(cell.v).trim();
  const { y, m, d } = SSF.parse_date_code(Number(cell.v));
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** A heading is known by its last word. */
function nameOf(heading: string): string {
  return heading.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
}
