import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asReply } from '../../bot/as-reply.ts';
import { compose } from '../../bot/steps/compose.ts';
import { tableIn } from '../../bot/steps/tables.ts';
import { verify } from '../../bot/steps/verify.ts';
import { writeOut } from '../../bot/write-out.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { evidenceFrom, storeArticle, TODAY } from '../support/evidence.ts';

const ROWS = [
  '| 档次 | 年应纳税所得额 | 税率 |',
  '| --- | --- | --- |',
  '| 一 | 不超过三万元 | 5% |',
  '| 二 | 三万元至九万元 | 10% |',
];
const TEXT = ['个体工商户适用税率如下：', ...ROWS, '注：按年计算。'].join('\n');

let store: Store;
beforeAll(async () => {
  store = await openStore(':memory:');
});
afterAll(() => store.destroy());

describe('a table in the text that answers', () => {
  it('is set out as a table, with where it stands', async () => {
    const passage = await storeArticle(store, { title: '税率办法', article: 1, text: TEXT });
    const evidence = await evidenceFrom(store, [passage]);
    const { draft } = verify(compose([{ question: '个体工商户税率', evidence }], 'zh', TODAY)!);
    const text = writeOut(draft!, 'zh', TODAY);
    expect(text).toContain('**《税率办法》第一条列表规定** [1]');
    expect(text).toContain(ROWS.join('\n'));
    expect(asReply(text, draft!.citations, 'zh')).toContain('· 一：不超过三万元：5%');
  });

  it('shows the rows nearest to the question, in reading order, when there are many', () => {
    const many = Array.from(
      { length: 20 },
      (_, i) => `| 第${i + 1}类 | ${i === 17 ? '软件企业' : '其他'} | ${i}% |`,
    );
    const found = tableIn([...ROWS.slice(0, 2), ...many].join('\n'), '软件企业税率');
    expect(found!.table.rows).toHaveLength(6);
    expect(found!.table.rows.at(-1)).toEqual(['第18类', '软件企业', '17%']);
    for (const line of found!.quote.split('\n')) expect([...ROWS, ...many]).toContain(line);
  });

  it.each([
    ['has long cells', `| 事项 | 说明 |\n| --- | --- |\n| 一 | ${'长'.repeat(61)} |`],
    ['has many columns', `|${' a |'.repeat(6)}\n|${' --- |'.repeat(6)}\n|${' b |'.repeat(6)}`],
    ['has no rows', '| 事项 | 说明 |\n| --- | --- |'],
  ])('is left to the words when it %s', (_, text) => {
    expect(tableIn(text, '事项')).toBeNull();
  });

  it('cannot mark up the answer', async () => {
    const text =
      '事项表：\n| 事项 | 说明 |\n| --- | --- |\n| **粗** | [点我](x) |\n| 缴费 | http://evil.example |';
    const passage = await storeArticle(store, { title: '事项办法', article: 2, text });
    const evidence = await evidenceFrom(store, [passage]);
    const { draft } = verify(compose([{ question: '事项表', evidence }], 'zh', TODAY)!);
    expect(writeOut(draft!, 'zh', TODAY)).not.toMatch(/\*\*粗|[^\\]\]\(|evil/);
  });
});
