import { describe, expect, it } from 'vitest';
import { readRelations } from '../../ingest/relations.ts';

describe('what a text does to others', () => {
  const whole = (kind: string, title: string, on: string | null = null) => [kind, title, null, on, null];
  const relationsIn = (lines: string[], title = '某办法', from = '2026-01-01') =>
    readRelations(lines, { title, from }).map(({ kind, title: target, articles, on, until }) => [
      kind,
      target,
      articles?.map(({ article, paragraph }) => (paragraph ? `${article}部分` : article)).join() ?? null,
      on,
      until,
    ]);

  it.each<[string, unknown[]]>([
    [
      '本法自2026年1月1日起施行。1993年发布的《甲条例》（国发〔1993〕1号）、《乙办法》同时废止。',
      [whole('repeals', '甲条例', '2026-01-01'), whole('repeals', '乙办法', '2026-01-01')],
    ],
    ['《甲条例》第三条、第五条至第七条同时废止。', [['repeals', '甲条例', '3,5,6,7', '2026-01-01', null]]],
    ['《甲条例》第三条第二款同时废止。', [['repeals', '甲条例', '3部分', '2026-01-01', null]]],
    ['《甲条例》与本法不一致的规定同时废止。', []],
    ['《甲条例》自2026年7月1日起废止。', [whole('repeals', '甲条例', '2026-07-01')]],
    ['《甲通知》（财税〔2020〕1号）全文废止。', [whole('repeals', '甲通知', '2026-01-01')]],
    ['依照《甲条例》的规定办理，不得擅自废止。', []],
    [
      '《甲公告》（财政部 税务总局公告2021年第6号）规定的税收优惠政策，执行期限延长至2027年12月31日。',
      [['extends', '甲公告', null, null, '2027-12-31']],
    ],
    [
      '《甲公告》第一条规定的政策继续执行至2027年12月31日。',
      [['extends', '甲公告', '1', null, '2027-12-31']],
    ],
    [
      '根据《中华人民共和国公司法》（以下简称《公司法》），制定本办法。',
      [whole('implements', '中华人民共和国公司法')],
    ],
    ['原《甲办法》由本办法取代。', [whole('supersedes', '甲办法', '2026-01-01')]],
  ])('%s', (text, relations) => {
    expect(relationsIn([text])).toEqual(relations);
  });

  it('reads a decision to amend: articles changed and articles deleted, not the new wording', () => {
    expect(
      relationsIn(
        [
          '一、将第三条修改为：“第三条 依照《乙法》第九条办理。”',
          '二、第八条第二款中的“甲”修改为“乙”。',
          '三、删去第十条。',
        ],
        '国务院关于修改《某条例》的决定',
      ),
    ).toEqual([
      ['amends', '某条例', '3,8部分', null, null],
      ['repeals', '某条例', '10', null, null],
    ]);
  });

  it('reads a decision over several texts line by line', () => {
    expect(
      relationsIn(
        [
          '一、对《甲条例》作出修改',
          '（一）将第三条中的“A”修改为“B”。',
          '二、《乙办法》第五条修改为：“第五条 新。”',
        ],
        '国务院关于修改部分行政法规的决定',
      ),
    ).toEqual([
      ['amends', '甲条例', '3', null, null],
      ['amends', '乙办法', '5', null, null],
    ]);
  });

  it('reads a list of repealed texts', () => {
    expect(
      relationsIn(['1．《甲办法》（1999年1月1日公布）', '2．《乙规定》'], '某部关于废止部分规章的决定'),
    ).toEqual([whole('repeals', '甲办法', '2026-01-01'), whole('repeals', '乙规定', '2026-01-01')]);
  });
});
