import { describe, expect, it } from 'vitest';
import { parseReferences, type Reference } from '../../knowledge/reference.ts';
import { titlesOf } from '../../knowledge/titles.ts';
import { scope } from '../support/scopes.ts';

const titles = titlesOf([scope({ title: '上海市促进中小企业发展条例' }), scope({ title: '民法典-合同编' })]);

const title = (name: string, article: number | null = null): Reference => ({
  title: name,
  documentNumber: null,
  article,
});
const number = (documentNumber: string): Reference => ({ title: null, documentNumber, article: null });

describe('references in a question', () => {
  it.each<[string, Reference[]]>([
    ['劳动合同法第四十七条', [title('劳动合同法', 47)]],
    ['《劳动合同法》47条怎么说', [title('劳动合同法', 47)]],
    ['《中华人民共和国劳动合同法》第４７条', [title('劳动合同法', 47)]],
    ['请问中华人民共和国劳动合同法第四十七条是什么', [title('劳动合同法', 47)]],
    ['劳动合同法第47条和第87条有什么区别', [title('劳动合同法', 47), title('劳动合同法', 87)]],
    ['劳动合同法第四十七、四十八条', [title('劳动合同法', 47), title('劳动合同法', 48)]],
    ['劳动合同法（2012修正）第三十九条', [title('劳动合同法', 39)]],
    ['根据劳动法第44条和社保法第58条', [title('劳动法', 44), title('社保法', 58)]],
    ['个税法第六条', [title('个税法', 6)]],
    ['民法典585条违约金', [title('民法典', 585)]],
    ['上海市促进中小企业发展条例第三条', [title('上海市促进中小企业发展条例', 3)]],
    ['按照港口经营管理规定第九条要罚款吗', [title('港口经营管理规定', 9)]],
    ['《不存在的办法》第三条', [title('不存在的办法', 3)]],
    ['公司法对注册资本有什么要求', [title('公司法')]],
    ['劳动合同法实施条例里怎么写的', [title('劳动合同法实施条例')]],
    ['Labor Contract Law article 47', [title('Labor Contract Law', 47)]],
    ['What does Article 47 of the Labour Contract Law say?', [title('Labour Contract Law', 47)]],
    ['article 47 of the labour contract law of the PRC', [title('labour contract law', 47)]],
    [
      "Articles 46 and 47 of the People's Republic of China Labor Contract Law",
      [title('Labor Contract Law', 46), title('Labor Contract Law', 47)],
    ],
    ['Company Law, art. 47', [title('Company Law', 47)]],
    ['Is overtime covered by the Labor Law?', [title('Labor Law')]],
    ['Article 5 of the Fishery Law', [title('Fishery Law', 5)]],
    ['财税〔2023〕12号', [number('财税〔2023〕12号')]],
    ['请看财税[2023]12号文', [number('请看财税〔2023〕12号')]],
    ['财政部 税务总局公告2023年第12号还有效吗', [number('财政部税务总局公告〔2023〕12号')]],
    ['国务院令第728号', [number('国务院令728号')]],
  ])('reads %s', (question, references) => {
    expect(parseReferences(question, titles)).toEqual(references);
  });

  it.each([
    '公司法人代表怎么变更',
    '劳动法律咨询',
    '第四十七条是什么',
    '我在第3条生产线上班',
    '他们有什么办法',
    'How do I register a company?',
    '合同第三条约定违约金',
    '我的电话是12号线那边的',
  ])('finds none in %s', (question) => {
    expect(parseReferences(question, titles)).toEqual([]);
  });

  it('puts an article before a document that is only named', () => {
    expect(parseReferences('劳动法和劳动合同法第十条', titles)).toEqual([
      title('劳动合同法', 10),
      title('劳动法'),
    ]);
  });
});

describe('texts by name', () => {
  it('finds a text held in parts by the name of the whole', () => {
    const held = titles.versionsOf(title('民法典'));
    expect(held.map((version) => version.title)).toEqual(['民法典-合同编']);
  });

  it('finds a text by short, English and full names', () => {
    const lcl = scope({ title: '中华人民共和国劳动合同法' });
    const names = titlesOf([lcl]);
    for (const name of ['劳动合同法', '劳合法', 'Labour Contract Law', 'employment contract law'])
      expect(names.versionsOf(title(name))).toEqual([lcl]);
    expect(names.versionsOf(title('劳动法'))).toEqual([]);
  });

  it('finds a document number in whatever brackets, by the end of its issuer', () => {
    const notice = scope({ documentNumber: '财税〔2023〕12号' });
    const announcement = scope({ documentNumber: '国家税务总局公告2023年第12号' });
    const names = titlesOf([notice, announcement]);
    expect(names.versionsOf(number('请问财税[2023]12号'))).toEqual([notice]);
    expect(names.versionsOf(number('税务总局公告〔2023〕12号'))).toEqual([announcement]);
    expect(names.versionsOf(number('财税〔2022〕12号'))).toEqual([]);
    expect(names.versionsOf(number('公告〔2023〕12号'))).toEqual([]);
  });
});
