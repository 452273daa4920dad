import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { safeCell } from './safe.ts';
import type { Sheet } from './table.ts';

/** Sheets as CSV (UTF-8 with a mark that Excel needs, RFC 4180), one after the other; written as rows come. */
export function csvStream(sheets: readonly Sheet[]): Readable {
  const writer = stringify({ bom: true, record_delimiter: 'windows', quoted_string: true });
  // Without a pipeline the error of a row that cannot be read would reach nobody.
  pipeline(Readable.from(lines(sheets)), writer, () => {});
  return writer;
}

async function* lines(sheets: readonly Sheet[]): AsyncGenerator<(string | number)[]> {
  for (const [i, { notes, columns, rows }] of sheets.entries()) {
    if (i > 0) yield [''];
    for (const note of notes) yield [safeCell(note)];
    yield columns.map(({ head }) => safeCell(head));
    for await (const row of rows) yield row.map(safeCell);
  }
}
