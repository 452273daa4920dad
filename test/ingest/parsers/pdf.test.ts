import { describe, expect, it } from 'vitest';
import { pageLines } from '../../../ingest/parsers/layout.ts';
import { findRecognition } from '../../../ingest/parsers/ocr.ts';
import { pdf } from '../../support/pdf-files.ts';
import { read } from './support.ts';

const line = (text: string, x: number, y: number, size = 12, before = '') =>
  `${before} BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`;

describe('words that nobody sees', () => {
  it('are left out: drawn without ink, white on paper, tiny, beside the page', async () => {
    const { lines, codes } = await read(
      'a.pdf',
      pdf([
        [
          line('Seen on paper.', 72, 700),
          line('No ink', 72, 680, 12, '3 Tr').concat(' 0 Tr'),
          line('White', 72, 660, 12, '1 1 1 rg'),
          line('Tiny', 72, 640, 1, '0 0 0 rg'),
          line('Outside', 900, 620),
          '0 0 0.5 rg 60 590 300 30 re f',
          line('White on blue.', 72, 600, 12, '1 1 1 rg'),
        ].join('\n'),
      ]),
    );
    expect(lines).toEqual(['p Seen on paper.', 'p White on blue.']);
    expect(codes).toEqual(['hidden_text']);
  });
});

describe('pages', () => {
  it('lose their numbers and running heads, and words broken at the end of a line are put together', async () => {
    const page = (number: number, text: string[]) =>
      [
        line('Tax Bulletin of the Centre', 200, 760),
        ...text.map((words, i) => line(words, 72, 700 - i * 16)),
        line(`- ${number} -`, 290, 40),
      ].join('\n');
    const body = (number: number) => [
      `${'WXYZ'[number - 1]}a. A small enterprise may apply for a subsidy where it has paid contri-`,
      `butions of ${number}00 yuan in full and has not dismissed more than ${number} people.`,
      `${'WXYZ'[number - 1]}b. The centre decides within ${number}0 days after the application came in.`,
      `${'WXYZ'[number - 1]}c. An appeal against its decision is open for ${number}5 days from notice.`,
    ];
    const { lines } = await read('a.pdf', pdf([1, 2, 3, 4].map((number) => page(number, body(number)))));
    expect(lines.join(' ')).not.toMatch(/Bulletin|- \d -/);
    expect(lines.join(' ')).toContain('contributions of 400 yuan in full');
  });

  it('that are pictures are recognised where that is possible, and named where it is not', async () => {
    // A letter of boxes: text for eyes only.
    const outlined = '0 0 0 rg 100 600 20 120 re f 160 600 20 120 re f 100 650 80 20 re f';
    const reading = read('a.pdf', pdf([line('Text of the first page of this document.', 72, 700), outlined]));
    expect((await reading).pages?.count).toBe(2);
    const { empty, recognised } = (await reading).pages ?? { empty: [] };
    expect([...empty, ...(recognised ?? [])]).toEqual([2]);
    if (!(await findRecognition()))
      await expect(read('b.pdf', pdf([outlined]))).rejects.toMatchObject({ code: 'file_needs_ocr' });
  });

  it('of an impossible number are refused', async () => {
    const file = pdf([line('Text.', 72, 700)])
      .toString('latin1')
      .replace('/Count 1', '/Count -1');
    await expect(read('a.pdf', Buffer.from(file, 'latin1'))).rejects.toMatchObject({ code: 'file_broken' });
  });
});

describe('lines of a page', () => {
  const words = (text: string, x: number, y: number, size = 10) => ({
    text,
    x,
    y,
    size,
    width: text.length * size,
  });

  it('are read column by column, titles across both first', () => {
    const column = (name: string, x: number) =>
      Array.from({ length: 8 }, (_, row) => words(`${name}栏第${row}行文字排满一行`, x, 100 + row * 15));
    const lines = pageLines([
      words('横跨两栏的大标题在这里横跨两栏', 60, 60, 14),
      ...column('左', 40),
      ...column('右', 200),
    ]);
    expect(lines.map((text) => text.charAt(0)).join('')).toBe(`横${'左'.repeat(8)}${'右'.repeat(8)}`);
  });

  it('keep rows of a table together, raised marks in their line, and read fake bold once', () => {
    const rows = Array.from({ length: 8 }, (_, row) => [
      words('税目', 40, 100 + row * 15),
      words(`${row}%`, 200, 100 + row * 15),
    ]);
    expect(pageLines(rows.flat())[3]).toBe('税目 3%');
    expect(pageLines([words('甲', 40, 100), words('①', 50, 96, 5), words('乙', 56, 100)])).toEqual(['甲①乙']);
    expect(pageLines([words('甲乙', 40, 100), words('甲乙', 40.3, 100)])).toEqual(['甲乙']);
  });
});
