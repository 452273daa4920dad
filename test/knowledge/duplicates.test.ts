import { expect, it } from 'vitest';
import { listDuplicates } from '../../knowledge/duplicates.ts';
import { likeness, sketchOf } from '../../knowledge/sketch.ts';
import type { Store } from '../../src/store/open.ts';
import { folderOf, load, tempStore } from '../ingest/support.ts';
import { find, knowledgeOf } from './support.ts';

const BODY = [
  '一、对月销售额十万元以下的小规模纳税人，免征有关附加费，纳税人自行判断、申报享受，有关资料留存备查。',
  '二、纳税人应当如实申报，主管机关不得要求另行提交证明材料，发现不实的，按照有关规定处理。',
  '三、本公告自2023年1月1日起施行。',
];
const notice = (title: string, number: string, body = BODY) => [`# ${title}`, number, ...body].join('\n\n');

async function stored(files: Record<string, string>): Promise<Store> {
  const store = await tempStore();
  await load(store, await folderOf(files));
  return store;
}

const pairs = async (store: Store) =>
  (await listDuplicates(store)).map(({ title, bestTitle }) => [title, bestTitle]);

const ORIGINAL = notice('国家税务总局关于附加费减免的公告', '国家税务总局公告2023年第1号');

it('lets the national original answer for the reprint of a bureau', async () => {
  const reprint = notice('上海市税务局转发《国家税务总局关于附加费减免的公告》', '沪税发〔2023〕5号', [
    '现转发给你们，请遵照执行。',
    ...BODY,
  ]);
  for (const files of [
    { 'a.md': ORIGINAL, 'b.md': reprint },
    { 'a.md': reprint, 'b.md': ORIGINAL },
  ]) {
    const store = await stored(files);
    expect(await pairs(store)).toEqual([
      ['上海市税务局转发《国家税务总局关于附加费减免的公告》', '国家税务总局关于附加费减免的公告'],
    ]);
    const hits = (await find(await knowledgeOf(store), '小规模纳税人附加费', { regions: ['上海'] })).hits;
    expect(new Set(hits.map(({ passage }) => passage.title))).toEqual(
      new Set(['国家税务总局关于附加费减免的公告']),
    );
    const named = await find(await knowledgeOf(store), '沪税发〔2023〕5号说了什么', { regions: ['上海'] });
    expect(named.hits[0]).toMatchObject({
      exact: true,
      passage: { title: '国家税务总局关于附加费减免的公告' },
    });
  }
});

it('lets a copy answer again when the original is gone', async () => {
  const store = await tempStore();
  const folder = await folderOf({ 'a.md': ORIGINAL, 'b.md': ORIGINAL.replace('国家税务总局关于', '关于') });
  await load(store, folder);
  expect(await pairs(store)).toHaveLength(1);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(
    `${folder}/a.md`,
    notice('国家税务总局关于发票的公告', '国家税务总局公告2023年第2号', [
      '一、发票的事项另行规定。',
      '二、本公告自2023年2月1日起施行。',
    ]),
  );
  await load(store, folder);
  expect(await pairs(store)).toEqual([]);
});

it.each([
  ['a policy carried on for another year under a number of its own', '国家税务总局公告2024年第9号', BODY],
  ['the same words with another figure', '', BODY.map((line) => line.replace('十万元', '十五万元'))],
])('keeps apart %s', async (_, number, body) => {
  const store = await stored({
    'a.md': ORIGINAL,
    'b.md': notice('国家税务总局关于延续附加费减免的公告', number, body),
  });
  expect(await pairs(store)).toEqual([]);
});

it('estimates the share of text in common', () => {
  const text = BODY.join('');
  expect(likeness(sketchOf(text)!, sketchOf(`${text}。 `)!)).toBe(1);
  expect(likeness(sketchOf(text)!, sketchOf(text.slice(0, -20))!)).toBeGreaterThan(0.7);
  expect(
    likeness(
      sketchOf(text)!,
      sketchOf(
        '劳动者连续工作一年以上的，享受带薪年休假。单位应当保证职工享受年休假，职工在年休假期间享受与正常工作期间相同的工资收入。'.repeat(
          2,
        ),
      )!,
    ),
  ).toBeLessThan(0.1);
  expect(sketchOf('太短')).toBeNull();
});
