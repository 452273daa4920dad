import { describe, expect, it } from 'vitest';
import type { Block } from '../../ingest/blocks.ts';
import { type Structure, structure } from '../../ingest/structure.ts';

const lines = (...texts: string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', text, page: null }));

/** Units as one line each: path, article, text. */
function outline({ units }: Structure): string[] {
  return units.map((unit) =>
    [
      unit.headingPath.join('/'),
      unit.article ?? unit.kind,
      unit.parts.map((p) => (p.kind === 'table' ? '▦' : p.text)).join('¶'),
    ].join('|'),
  );
}

describe('statutes', () => {
  it('cuts at articles and keeps paragraphs and items with their article', () => {
    const text = structure(
      lines(
        '第一章　总　则',
        '第一条　为了……，制定本法。',
        '第二条　有下列情形之一的：',
        '（一）甲；',
        '（二）乙。',
        '前款所称丙，是指丁。',
        '第二章 附则',
        '第三条　本法自2026年1月1日起施行。',
      ),
    );
    expect(outline(text)).toEqual([
      '第一章 总则|第一条|为了……，制定本法。',
      '第一章 总则|第二条|有下列情形之一的：¶（一）甲；¶（二）乙。¶前款所称丙，是指丁。',
      '第二章 附则|第三条|本法自2026年1月1日起施行。',
    ]);
  });

  it('nests books, parts, chapters and sections', () => {
    const text = structure(
      lines(
        '第三编 合同',
        '第一分编 通则',
        '第一章 一般规定',
        '第一节 甲',
        '第四百六十三条 一。',
        '第二节 乙',
        '第四百六十四条 二。',
        '第二章 丙',
        '第四百六十五条 三。',
        '第二分编 典型合同',
        '第四百六十六条 四。',
      ),
    );
    expect(text.units.map((unit) => unit.headingPath)).toEqual([
      ['第三编 合同', '第一分编 通则', '第一章 一般规定', '第一节 甲'],
      ['第三编 合同', '第一分编 通则', '第一章 一般规定', '第二节 乙'],
      ['第三编 合同', '第一分编 通则', '第二章 丙'],
      ['第三编 合同', '第二分编 典型合同'],
    ]);
  });

  it('never takes a cross-reference for an article', () => {
    const text = structure(
      lines(
        '第一条 甲。',
        '第二条 有下列情形的，适用本法',
        '第三条 的规定：',
        '第一条规定的情形；',
        '第十条、第十一条所列情形。',
        '第三条 乙，依照',
        '第三十八条规定解除劳动合同的，',
        '第二款除外。',
        '第四条规定的条件，由国务院规定。',
        '第四条 丙。',
      ),
    );
    expect(outline(text)).toEqual([
      '|第一条|甲。',
      '|第二条|有下列情形的，适用本法第三条 的规定：¶第一条规定的情形；¶第十条、第十一条所列情形。',
      '|第三条|乙，依照第三十八条规定解除劳动合同的，¶第二款除外。¶第四条规定的条件，由国务院规定。',
      '|第四条|丙。',
    ]);
  });

  it('reads articles that no space sets off, and inserted ones', () => {
    const text = structure(
      lines(
        '第一条为了规范，制定本法。',
        '第一百二十条甲。'.replace('一百二十', '二'),
        '第二条之一 乙。',
        '第二条之二 丙。',
        '第三条丁。',
      ),
    );
    expect(text.units.map(({ article, articleNumber }) => [article, articleNumber])).toEqual([
      ['第一条', 1],
      ['第二条', 2],
      ['第二条之一', 2],
      ['第二条之二', 2],
      ['第三条', 3],
    ]);
  });

  it('goes on behind a missing article', () => {
    const text = structure(lines('第一条 甲。', '第二条 乙。', '第四条 丁。', '第五条 戊。'));
    expect(text.units.map(({ articleNumber }) => articleNumber)).toEqual([1, 2, 4, 5]);
  });

  it('keeps quoted articles of another law inside the decision that amends it', () => {
    const text = structure(
      lines(
        '第一条 将第五条修改为：“第五条 甲：',
        '第六条 乙。',
        '第七条 丙。”',
        '第二条 本决定自公布之日起施行。',
      ),
    );
    expect(outline(text)).toEqual([
      '|第一条|将第五条修改为：“第五条 甲：¶第六条 乙。¶第七条 丙。”',
      '|第二条|本决定自公布之日起施行。',
    ]);
  });

  it('sets apart articles that run together in one paragraph', () => {
    const text = structure(lines('第一条 甲。　第二条 乙，依照第一条 处理。 第三条 丙。'));
    expect(outline(text)).toEqual(['|第一条|甲。', '|第二条|乙，依照第一条 处理。', '|第三条|丙。']);
  });

  it('keeps preamble, annex and signature apart from the articles', () => {
    const text = structure(
      lines(
        '为正确审理案件，制定本解释。',
        '第一条 甲。',
        '第二条 本解释自2026年1月1日起施行。',
        '附件：',
        '税目税率表',
        '工业品税率为百分之十三。',
        '国务院',
        '2025年3月1日',
      ),
    );
    expect(outline(text)).toEqual([
      '|preamble|为正确审理案件，制定本解释。',
      '|第一条|甲。',
      '|第二条|本解释自2026年1月1日起施行。',
      '附件/税目税率表|text|工业品税率为百分之十三。',
    ]);
    expect(text.aside).toEqual(['国务院', '2025年3月1日']);
  });

  it('names the statute that a notice carries above its articles', () => {
    const text = structure(
      lines(
        '各市人民政府：',
        '现印发给你们。',
        '2025年3月1日',
        '某市奖励办法',
        '第一章 总则',
        '第一条 甲。',
        '第二条 乙。',
      ),
    );
    expect(outline(text)).toEqual([
      '|preamble|各市人民政府：¶现印发给你们。¶2025年3月1日',
      '某市奖励办法/第一章 总则|第一条|甲。',
      '某市奖励办法/第一章 总则|第二条|乙。',
    ]);
  });

  it('reads a second statute in the annex with a count of its own', () => {
    const text = structure(lines('第一条 甲。', '第二条 乙。', '附件：某办法', '第一条 丙。', '第二条 丁。'));
    expect(text.units.filter((unit) => unit.kind === 'article').map((unit) => unit.articleNumber)).toEqual([
      1, 2, 1, 2,
    ]);
  });
});

describe('other texts', () => {
  it('follows the numbering of a notice, run-in headings included', () => {
    const text = structure(
      lines(
        '各有关单位：',
        '一、总体要求',
        '（一）指导思想。坚持服务企业。',
        '（二）主要目标。到2026年建成。',
        '二、保障措施',
        '加强组织领导。',
      ),
    );
    expect(outline(text)).toEqual([
      '|text|各有关单位：',
      '一、总体要求/（一）指导思想|text|（一）指导思想。坚持服务企业。',
      '一、总体要求/（二）主要目标|text|（二）主要目标。到2026年建成。',
      '二、保障措施|text|加强组织领导。',
    ]);
    expect(text.headings).toEqual(['一、总体要求', '二、保障措施']);
  });

  it('follows the numbering of an English translation', () => {
    const text = structure(
      lines(
        '1. General Requirements',
        'Strengthen the system.',
        '2. key service activities',
        '(I) policy publicity service. Through online columns, publicize.',
        '(II) financing services. We will promote.',
      ),
    );
    expect(text.units.map((unit) => unit.headingPath)).toEqual([
      ['1. General Requirements'],
      ['2. key service activities', '(I) policy publicity service'],
      ['2. key service activities', '(II) financing services'],
    ]);
  });

  it('leaves a list a list, even where one item lacks its full stop', () => {
    const text = structure(
      lines('需要的材料：', '（一）身份证；', '（二）户口簿', '（三）申请表。', '1.营业执照', '2.印章'),
    );
    expect(text.units).toHaveLength(1);
    expect(text.headings).toEqual([]);
  });

  it('never leaves a heading alone', () => {
    const text = structure([
      { kind: 'heading', level: 2, text: '办理条件', page: null },
      { kind: 'heading', level: 2, text: '办理流程', page: null },
      { kind: 'paragraph', text: '先申请，后审核。', page: null },
    ]);
    expect(outline(text)).toEqual(['|text|办理条件', '办理流程|text|先申请，后审核。']);
  });
});
