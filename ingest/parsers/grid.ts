import { type Block, textOf } from '../blocks.ts';

/** A cell of a table as a file has it, over how many columns and rows it reaches. */
export interface Cell {
  /** What stands in it. */
  blocks: Block[];
  columns: number;
  rows: number;
}

/** A cell with more than this lays out a page; nobody fills a table with so much. */
const LONGEST_CELL = 600;
/** Only short words are said again in the rows that a tall cell reaches over. */
const LONGEST_REPEAT = 60;
const MOST_COLUMNS = 200;

/**
 * A table of data as one block, every row as wide as the table and whole by itself: what stands in a cell over
 * several rows is said in each. A table that only lays out the page is read as running text.
 */
export function tableBlocks(table: readonly (readonly Cell[])[], page: number | null = null): Block[] {
  const rows = spread(table).filter((row) => row.some((cell) => cell !== ''));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const laysOut =
    rows.length < 2 || columns < 2 || table.flat().some(({ blocks }) => words(blocks).length > LONGEST_CELL);
  return laysOut
    ? table.flatMap((row) => row.flatMap(({ blocks }) => blocks))
    : [{ kind: 'table', rows, page }];
}

/** Rows of words, cells at their columns. */
function spread(table: readonly (readonly Cell[])[]): string[][] {
  const rows: string[][] = [];
  const taken: (string | undefined)[][] = [];
  for (const [y, cells] of table.entries()) {
    const row = [...(taken[y] ?? [])];
    let x = 0;
    for (const cell of cells) {
      while (row[x] !== undefined) x++;
      const text = words(cell.blocks);
      const width = Math.min(Math.max(1, cell.columns), MOST_COLUMNS);
      for (let i = 0; i < width; i++) row[x + i] = i === 0 ? text : '';
      for (let down = 1; down < Math.min(cell.rows, table.length - y); down++) {
        const below = taken[y + down] ?? [];
        taken[y + down] = below;
        for (let i = 0; i < width; i++) below[x + i] = i === 0 && text.length <= LONGEST_REPEAT ? text : '';
      }
      x += width;
    }
    rows.push(Array.from(row, (text) => text ?? ''));
  }
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((text) => text !== '') + 1));
  return rows.map((row) => row.slice(0, width));
}

function words(blocks: readonly Block[]): string {
  return blocks.map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}
