import { expect, it } from 'vitest';
import { compareTexts, wordsBetween } from '../../knowledge/difference.ts';

const text = (...lines: [string | null, string][]) =>
  lines.map(([article, words], id) => ({ id, article, headingPath: [], text: words }));
const summary = (rows: ReturnType<typeof compareTexts>) =>
  rows.map(({ change, before, after }) => `${change} ${before?.article ?? '-'} ${after?.article ?? '-'}`);

it('pairs articles by what they say, wherever their numbers went', () => {
  const before = text(
    ['第一条', '为了规范公司的组织和行为，制定本法。'],
    ['第二条', '公司的注册资本为三十万元以上，由股东缴足。'],
    ['第三条', '公司应当设立监事会，监事不少于三人。'],
    ['第四条', '本法自2006年1月1日起施行。'],
  );
  const after = text(
    ['第一条', '为了规范公司的组织和行为，制定本法。'],
    ['第二条', '国家鼓励公司参与社会公益活动。'],
    ['第三条', '公司的注册资本由股东自公司成立之日起五年内缴足。'],
    ['第四条', '本法自2024年7月1日起施行。'],
  );
  expect(summary(compareTexts(before, after))).toEqual([
    'same 第一条 第一条',
    'added - 第二条',
    'changed 第二条 第三条',
    'removed 第三条 -',
    'changed 第四条 第四条',
  ]);
});

it('knows an article that only moved, and compares without spaces', () => {
  const rows = compareTexts(text(['第八条', '工资按月支付。']), text(['第九条', '工资 按月支付。']));
  expect(summary(rows)).toEqual(['moved 第八条 第九条']);
});

it('gives back both wordings from its parts', () => {
  const [before, after] = ['股东应当按期足额缴纳出资。', '股东应当自公司成立之日起五年内足额缴纳出资。'];
  const parts = wordsBetween(before, after);
  const without = (change: string) =>
    parts
      .filter((part) => part.change !== change)
      .map((part) => part.text)
      .join('');
  expect([without('added'), without('removed')]).toEqual([before, after]);
  expect(
    parts
      .filter(({ change }) => change === 'same')
      .map((part) => part.text)
      .join(''),
  ).toContain('足额缴纳出资');
});
