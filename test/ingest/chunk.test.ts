import { expect, it } from 'vitest';
import { chunk } from '../../ingest/chunk.ts';
import type { Part, Unit } from '../../ingest/structure.ts';

const unit = (parts: Part[], more: Partial<Unit> = {}): Unit => ({
  kind: 'text',
  article: null,
  articleNumber: null,
  label: '',
  headingPath: ['甲'],
  parts,
  ...more,
});
const text = (words: string, page: number | null = null): Part => ({ kind: 'paragraph', text: words, page });

it('gathers short paragraphs and never goes beyond 600 characters', () => {
  const parts = Array.from({ length: 20 }, (_, i) => text(`${i}`.padEnd(110, '字')));
  const { passages } = chunk([unit(parts)]);
  expect(passages.length).toBeGreaterThan(3);
  for (const passage of passages) expect(passage.text.length).toBeLessThanOrEqual(620);
  expect(passages.map((p) => p.text).join('\n')).toBe(
    parts.map((p) => (p.kind === 'table' ? '' : p.text)).join('\n'),
  );
});

it('cuts a long paragraph at sentences without losing a word', () => {
  const words = Array.from({ length: 40 }, (_, i) => `这是第${i}句话，写得不长也不短，刚好一句。`).join('');
  const { passages } = chunk([unit([text(words)])]);
  expect(passages.length).toBeGreaterThan(1);
  expect(passages.map((p) => p.text).join('')).toBe(words);
  for (const passage of passages) expect(passage.text).toMatch(/。$/);
});

it('keeps an article whole up to 4,000 characters and cuts a longer one at its paragraphs', () => {
  const article = { kind: 'article' as const, article: '第六条', articleNumber: 6 };
  const long = Array.from({ length: 30 }, () => text('款'.repeat(100)));
  expect(chunk([unit(long, article)]).passages).toHaveLength(1);
  const huge = Array.from({ length: 60 }, () => text('款'.repeat(100)));
  const { passages } = chunk([unit(huge, article)]);
  expect(passages.length).toBeGreaterThan(1);
  expect(new Set(passages.map((p) => p.article))).toEqual(new Set(['第六条']));
});

it('repeats the header row when it cuts a table, and counts it once', () => {
  const rows = [['税目', '税率'], ...Array.from({ length: 300 }, (_, i) => [`税目${i}号商品`, `百分之${i}`])];
  const { passages, repeated } = chunk([unit([{ kind: 'table', rows, page: 2 }])]);
  expect(passages.length).toBeGreaterThan(1);
  for (const passage of passages) expect(passage.text).toMatch(/^\| 税目 \| 税率 \|\n\| --- \| --- \|\n/);
  expect(repeated).toBe((passages.length - 1) * 4);
  expect(passages[0]).toMatchObject({ kind: 'table', page: 2 });
});

it('names lists and keeps the page each passage begins on', () => {
  const items: Part[] = [
    { kind: 'item', text: '- 甲', page: 3 },
    { kind: 'item', text: '- 乙', page: 4 },
  ];
  expect(chunk([unit(items)]).passages).toMatchObject([{ kind: 'list', page: 3, text: '- 甲\n- 乙' }]);
});
