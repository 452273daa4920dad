import { read, utils, write } from '@e965/xlsx';
import { beforeEach, expect, it } from 'vitest';
import { loadContent, loadDraft } from '../../../ingest/publishing/rows.ts';
import { applySheet } from '../../../ingest/publishing/sheet-apply.ts';
import { draftsSheet } from '../../../ingest/publishing/sheet-write.ts';
import { EDITOR, type House, measure, openHouse, readAll } from './support.ts';

const FORMULA = '=HYPERLINK("http://evil.example","点我")';
let house: House;
beforeEach(async () => {
  house = await openHouse();
});

/** The spreadsheet with some cells changed, as a spreadsheet program saves it. */
async function changed(change: (rows: unknown[][]) => void): Promise<Buffer> {
  const sheet = read(await draftsSheet(house.store, {})).Sheets.drafts!;
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
  change(rows);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { cellDates: false }), 'drafts');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

it('goes out and comes back unchanged', async () => {
  await readAll(house, { 'a.md': measure('2023-02-01', '三十'), 'b.md': measure('2024-02-01', '四十') });
  const result = await applySheet(house, await draftsSheet(house.store, {}), EDITOR.id);
  expect(result.counts).toEqual({ changed: 0, unchanged: 2, refused: 0 });
});

it('sets what was changed, also a date that the program made of it, as one revision', async () => {
  const [draft] = await readAll(house, { 'a.md': measure('2023-02-01', '三十') });
  const bytes = await changed((rows) => {
    rows[1]![4] = '国发〔2023〕8号';
    rows[1]![6] = '行政法规';
    rows[1]![7] = '上海';
    rows[1]![8] = '社保；就业';
    rows[1]![9] = { t: 'n', v: 44941, z: 'yyyy/m/d' };
  });
  const { rows } = await applySheet(house, bytes, EDITOR.id);
  expect(rows).toMatchObject([
    { row: 2, status: 'changed', fields: ['documentNumber', 'level', 'region', 'topics', 'publishedOn'] },
  ]);
  expect(await loadDraft(house.store, draft!.id)).toMatchObject({
    ...{
      document_number: '国发〔2023〕8号',
      level: 'regulation',
      region: '上海',
      published_on: '2023-01-15',
    },
    revision: draft!.revision + 1,
  });
});

it('says row by row what is wrong, and changes nothing of that row', async () => {
  const drafts = await readAll(house, {
    'a.md': measure('2023-02-01', '三十', '甲办法'),
    'b.md': measure('2023-02-01', '三十', '乙办法'),
    'c.md': measure('2023-02-01', '三十', '丙办法'),
  });
  const bytes = await changed((rows) => {
    rows[1]![6] = '圣旨';
    rows[2]![3] = { t: 's', v: '', f: '1+1' };
    rows[3]![1] = '0';
    rows[3]![4] = '国发〔2023〕8号';
    rows.push(['nobody', '1', '', '丁']);
    rows.push([drafts[0]!.id, '1', '', '戊']);
  });
  const { counts, rows } = await applySheet(house, bytes, EDITOR.id);
  expect(counts).toEqual({ changed: 0, unchanged: 0, refused: 5 });
  expect(rows.map(({ problems }) => problems.length)).toEqual([1, 1, 1, 1, 1]);
  expect(rows[0]?.problems[0]?.zh).toContain('圣旨');
  for (const { id, revision } of drafts) expect((await loadDraft(house.store, id)).revision).toBe(revision);
});

it('carries words that look like a formula as words', async () => {
  const [draft] = await readAll(house, { 'a.md': measure('2023-02-01', '三十', FORMULA) });
  const sheet = read(await draftsSheet(house.store, {}), { cellFormula: true }).Sheets.drafts!;
  const cells = Object.entries(sheet).filter(([place]) => !place.startsWith('!'));
  expect(cells.every(([, cell]) => cell.t === 's' && cell.f === undefined)).toBe(true);
  expect(cells.map(([, cell]) => cell.v)).toContain(
    (await loadContent(house.store, draft!.id))?.parsed.title,
  );
});

it('refuses what is no such spreadsheet', async () => {
  const wrong = applySheet(house, Buffer.from('title\nx'), EDITOR.id);
  await expect(wrong).rejects.toMatchObject({ code: 'sheet_invalid' });
});
