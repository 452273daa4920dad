import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { fault } from '../../src/base/faults.ts';
import { type Cell, safeCell } from './safe.ts';
import type { Sheet } from './table.ts';
import { CONTENT_TYPES, escapeXml, RELATIONS, STYLES, workbookRelations, workbookXml } from './xlsx-parts.ts';

/** Rows that a sheet takes (ECMA-376 / Excel). */
const LIMIT = 1_048_576;
/** Text handed on at once. */
const CHUNK = 64_000;

/**
 * Sheets as an Office Open XML workbook, written as rows come: memory stays small however many there are. Every
 * text is an inline string, which no program takes for a formula, and is made safe besides, for sheets that are
 * saved on as CSV. The stream fails with `export_too_large` when a sheet would be longer than sheets can be.
 */
export function xlsxStream(sheets: readonly Sheet[]): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  const put = (path: string, xml: string) => zip.addBuffer(Buffer.from(xml), path);
  put('[Content_Types].xml', CONTENT_TYPES(sheets.length));
  put('_rels/.rels', RELATIONS);
  put('xl/workbook.xml', workbookXml(sheets.map(({ name }) => name)));
  put('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
  put('xl/styles.xml', STYLES);
  for (const [i, sheet] of sheets.entries()) {
    const xml = Readable.from(sheetXml(sheet));
    xml.on('error', (error) => out.destroy(error));
    zip.addReadStream(xml, `xl/worksheets/sheet${i + 1}.xml`);
  }
  zip.end();
  zip.outputStream.pipe(out);
  return out;
}

async function* sheetXml({ notes, columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  let at = notes.length + 1;
  const head = rowXml(
    at,
    columns.map(({ head }) => head),
    HEAD,
  );
  const above = notes.map((note, i) => rowXml(i + 1, [note], PLAIN)).join('');
  let text = `${OPEN}<sheetViews><sheetView workbookViewId="0"><pane ySplit="${at}" topLeftCell="A${at + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${above}${head}`;
  for await (const row of rows) {
    at += 1;
    if (at > LIMIT) throw fault('export_too_large', { rows: at, limit: LIMIT });
    text += rowXml(at, row, PLAIN);
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

const OPEN =
  '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
/** Styles of `STYLES`, by place. */
const PLAIN = 0;
const HEAD = 1;

function rowXml(number: number, cells: readonly Cell[], style: number): string {
  return `<row r="${number}">${cells.map((cell) => cellXml(safeCell(cell), style)).join('')}</row>`;
}

function cellXml(value: string | number, style: number): string {
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c s="${style}"><v>${value}</v></c>` : '<c/>';
  if (value === '') return '<c/>';
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}
