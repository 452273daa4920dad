import { describe, expect, it } from 'vitest';
import type { Block, Hints } from '../../ingest/blocks.ts';
import { documentNumberIn, documentNumberLine } from '../../ingest/document-number.ts';
import { readFront } from '../../ingest/front.ts';
import { readStatus } from '../../ingest/manifest-status.ts';
import { readMetadata } from '../../ingest/metadata.ts';
import { documentKey } from '../../knowledge/document-key.ts';

function read(path: string, texts: string[], hints: Hints = {}) {
  const blocks: Block[] = texts.map((text) => ({ kind: 'paragraph', text, page: null }));
  const front = readFront({ blocks, hints, pages: null, warnings: [] }, path);
  return { front, meta: readMetadata(front, hints, null, path) };
}

describe('document numbers', () => {
  it.each([
    ['国办发〔2019〕6号', '国办发〔2019〕6号'],
    ['国办发[2019]6号', '国办发〔2019〕6号'],
    ['财税（２０１８）７６号', '财税〔2018〕76号'],
    ['文号：工信厅企业函〔2020〕72 号', '工信厅企业函〔2020〕72号'],
    ['财政部 税务总局公告2023年第12号', '财政部 税务总局公告2023年第12号'],
    ['中华人民共和国国务院令第802号', '国务院令第802号'],
    ['中华人民共和国主席令（第十五号）', '主席令第十五号'],
    ['法释﹝2020﹞26号', '法释〔2020〕26号'],
    ['Enterprise letter [2020] No. 72', 'Enterprise letter [2020] No. 72'],
  ])('reads %s', (written, number) => {
    expect(documentNumberLine(written)).toBe(number);
  });

  it('does not take a number cited in a sentence for the text’s own', () => {
    expect(
      documentNumberLine(
        '根据《国务院关于促进融资担保行业加快发展的意见》（国发〔2015〕43号），按照会议要求',
      ),
    ).toBeNull();
    expect(documentNumberIn('2021年7月27日中华人民共和国国务院令第746号公布')).toBe('国务院令第746号');
    expect(documentNumberIn('第十四届全国人民代表大会常务委员会第七次会议')).toBeNull();
  });
});

describe('identity', () => {
  it('is the same across versions and spellings of a title', () => {
    const key = documentKey('中华人民共和国公司法', '全国');
    for (const title of ['公司法', '《公司法》', '公司法（2023修订）', '中华人民共和国 公司法'])
      expect(documentKey(title, '全国')).toBe(key);
  });

  it('tells a law from the rules about it, and regions apart', () => {
    const rules = '国务院关于实施《中华人民共和国公司法》注册资本登记管理制度的规定';
    expect(documentKey(rules, '全国')).not.toBe(documentKey('公司法', '全国'));
    expect(documentKey('解释（一）', '全国')).not.toBe(documentKey('解释（四）', '全国'));
    expect(documentKey('优化营商环境条例', '北京')).not.toBe(documentKey('优化营商环境条例', '全国'));
  });
});

describe('a text without a manifest', () => {
  it('is filed by title, history and closing clause', () => {
    const { front, meta } = read('/x/条例.docx', [
      '保障中小企业款项支付条例',
      '（2020年7月5日中华人民共和国国务院令第728号公布 2025年3月17日中华人民共和国国务院令第802号修订）',
      '第一条 甲。',
      '第二条 本条例自2025年6月1日起施行。',
    ]);
    expect(front.history).toHaveLength(2);
    expect(meta).toMatchObject({
      title: '保障中小企业款项支付条例',
      documentNumber: '国务院令第802号',
      issuer: '国务院',
      level: 'regulation',
      region: '全国',
      label: '2025-03-17',
      effectiveFrom: '2025-06-01',
      language: 'zh',
    });
    expect(meta.provenance).toMatchObject({ title: 'text', publishedOn: 'history', effectiveFrom: 'text' });
  });

  it('does not date an amended text by the first day of the original', () => {
    const { meta } = read('/x/劳动合同法(2012-12-28).md', [
      '中华人民共和国劳动合同法',
      '2007年6月29日 第十届全国人民代表大会常务委员会第二十八次会议通过',
      '2012年12月28日 第十一届全国人民代表大会常务委员会第三十次会议修正',
      '第一条 甲。',
      '第二条 本法自2008年1月1日起施行。',
    ]);
    expect(meta).toMatchObject({ level: 'law', publishedOn: '2012-12-28', effectiveFrom: null });
  });

  it('takes a notice’s retroactive first day, its last day, issuer and place', () => {
    const { meta } = read('/x/a.txt', [
      '浙江省财政厅关于延续奖补政策的通知',
      '浙财〔2024〕8号',
      '各市财政局：',
      '本通知自2024年1月1日起施行，有效期至2026年12月31日。',
      '2024年2月20日',
    ]);
    expect(meta).toMatchObject({
      documentNumber: '浙财〔2024〕8号',
      issuer: '浙江省财政厅',
      region: '浙江',
      level: 'document',
      publishedOn: '2024-02-20',
      effectiveFrom: '2024-01-01',
      effectiveTo: '2026-12-31',
      ended: 'expired',
    });
  });

  it('tells the events of a history apart that one line strings together', () => {
    const { front } = read('/x/a.txt', [
      '浙江省工伤保险条例',
      '（2017年9月30日浙江省第十二届人民代表大会常务委员会第四十四次会议通过 根据2020年9月24日浙江省第十三届人民代表大会常务委员会第二十四次会议《关于修改〈某条例〉的决定》修正）',
      '第一条 甲。',
    ]);
    expect(front.history.map((line) => line.slice(0, 6))).toEqual(['2017年9', '根据2020']);
  });

  it('joins a title that is wrapped over two lines', () => {
    const { front } = read('/x/a.pdf', [
      '国务院办公厅关于印发国家组织药品',
      '集中采购和使用试点方案的通知',
      '国办发〔2019〕2号',
      '各省：',
    ]);
    expect(front.title).toBe('国务院办公厅关于印发国家组织药品集中采购和使用试点方案的通知');
    expect(front.lines).toEqual(['国办发〔2019〕2号']);
  });

  it('does not date a statute by the day a page was put up', () => {
    const hints = { title: '中华人民共和国某法', publishedOn: '2025-05-05' };
    expect(read('/x/a.html', ['中华人民共和国某法', '第一条 甲。'], hints).meta.publishedOn).toBeNull();
    expect(
      read('/x/b.html', ['办事指南。'], { title: '某地办事指南', publishedOn: '2025-05-05' }).meta
        .publishedOn,
    ).toBe('2025-05-05');
  });
});

describe('the status of a manifest', () => {
  it.each([
    ['current', 'effective 2025-06-01', { ended: null, effectiveFrom: '2025-06-01', note: null }],
    ['current (latest in source)', '', { ended: null, note: null }],
    ['current', 'civil code book III', { ended: null, note: 'civil code book III' }],
    [
      'repealed',
      'repealed 2022-11-01 by 促进个体工商户发展条例',
      { ended: 'repealed', effectiveTo: '2022-10-31', endedBy: '促进个体工商户发展条例' },
    ],
    [
      'repealed',
      'repealed 2021-01-01 with the Contract Law',
      { ended: 'repealed', effectiveTo: '2020-12-31', endedBy: null },
    ],
    [
      'repealed',
      'replaced by 增值税法 from 2026-01-01',
      { ended: 'repealed', effectiveTo: '2025-12-31', endedBy: '增值税法' },
    ],
    [
      'superseded',
      'replaced by 2025-03-17 revision, effective 2025-06-01',
      { ended: 'superseded', effectiveTo: '2025-05-31', endedBy: '某法（2025-03-17）' },
    ],
    ['superseded', 'replaced by 2023-07-20 amendment', { ended: 'superseded', effectiveTo: '2023-07-19' }],
    [
      'superseded',
      'superseded in substance by 法律援助法 2022-01-01 (formal repeal not verified)',
      { ended: 'superseded', effectiveTo: '2021-12-31', endedBy: '法律援助法' },
    ],
    [
      'superseded',
      'replaced by 北京市优化营商环境条例(2024-11-29).md',
      { ended: 'superseded', effectiveTo: null, endedBy: '北京市优化营商环境条例（2024-11-29）' },
    ],
    [
      'outdated_version',
      'amended 2024-12-06; amended text not in source (verify)',
      {
        ended: 'amended_elsewhere',
        effectiveTo: null,
        note: 'amended 2024-12-06; amended text not in source (verify)',
      },
    ],
    ['已废止', '', { ended: 'repealed', effectiveTo: null }],
    ['draft', '', { ended: null, unknown: 'draft' }],
  ])('%s, %s', (status, note, expected) => {
    expect(readStatus(status, note, '某法')).toMatchObject(expected);
  });
});
