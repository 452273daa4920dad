import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { questionTerms } from '../../knowledge/question-terms.ts';
import {
  builtinThesaurus,
  createThesaurus,
  readThesaurusFiles,
  thesaurusFileSchema,
} from '../../knowledge/thesaurus.ts';
import { symbols } from '../../knowledge/tokens.ts';
import { EXPANSION } from '../../knowledge/tuning.ts';
import { dataPath, hasData } from '../support/data.ts';

/** Characters of text looked at together, and those of the longest term. */
const SHARE = 1 << 17;
const LONGEST = 60;

/** Words of policy notices that stand neither in the laws nor in the regulations of the real inputs. */
const IN_POLICY_NOTICES = new Set([
  '一般纳税人',
  '全面数字化的电子发票',
  '开具红字',
  '核定征收',
  '全年一次性奖金',
  '六税两费',
  '纳税信用',
  '制造业单项冠军',
]);

const thesaurusOf = (...lines: string[]) =>
  createThesaurus([
    thesaurusFileSchema.parse(parse(['topic: test', 'version: "2026-11-25"', ...lines].join('\n'))),
  ]);

describe('the thesaurus', () => {
  it.each([
    ['老板不给钱', '拖欠劳动报酬'],
    ['老板一直不给我钱怎么办', '拖欠劳动报酬'],
    ['我昨天被公司开了', '解除劳动合同'],
    ['炒鱿鱼有补偿吗', '解除劳动合同'],
    ['他给我打白条', '欠条'],
    ['想开店要办什么', '营业执照'],
    ["My boss won't pay me", '拖欠劳动报酬'],
    ['Is it an unfair dismissal?', '违反本法规定解除或者终止劳动合同'],
    ['被裁员了', '裁减人员'],
    ['经济补偿怎么算', 'severance'],
  ])('leads from %s to %s', (said, term) => {
    expect(builtinThesaurus().expand(said)).toContain(term);
  });

  it('adds nothing that the question says already, and nothing to what it does not know', () => {
    expect(builtinThesaurus().expand('用人单位，也就是老板')).not.toContain('用人单位');
    expect(builtinThesaurus().expand('天气')).toEqual([]);
    expect(builtinThesaurus().expand('')).toEqual([]);
  });

  it('knows an expression in whole words only, not within a longer one or an unrelated word', () => {
    expect(builtinThesaurus().expand('仲裁员')).not.toContain('裁减人员');
    const two = thesaurusOf(
      'concepts:',
      '  - { law: 支付令, lay: 快速要钱 }',
      '  - { law: 支付, lay: 付 }',
      '  - { law: 税, en: tax }',
    );
    expect(two.expand('快速要钱')).toEqual(['支付令']);
    expect(two.expand('支付令')).toEqual([]);
    expect(two.expand('syntax')).toEqual([]);
    expect(two.expand('Taxes!')).toEqual(['税']);
  });

  it('lets few words stand at a gap, not many', () => {
    const one = thesaurusOf('concepts:', '  - { law: 拖欠, lay: 老板…不给…钱 }');
    for (const said of ['老板不给钱', '老板他就不给我钱']) expect(one.expand(said)).toEqual(['拖欠']);
    for (const said of ['老板今天下午说好了不给钱', '不给老板钱', '老板不给'])
      expect(one.expand(said)).toEqual([]);
  });

  it('adds at a lower weight and takes nothing away', () => {
    const question = '被炒鱿鱼了';
    const { own, added } = questionTerms(question, builtinThesaurus());
    expect([...own]).toEqual([...questionTerms(question, { expand: () => [] }).own]);
    expect(added.get('解除')).toBe(EXPANSION.weight);
    expect(EXPANSION.weight).toBeLessThan(1);
  });

  it('refuses a file with fields that it does not know, or an entry that leads nowhere', () => {
    expect(() => thesaurusOf('concepts:', '  - { law: 税, lays: 交钱 }')).toThrow();
    expect(() => thesaurusOf('concepts:', '  - { law: "", lay: 交钱 }')).toThrow();
    expect(() => thesaurusOf('concepts:', '  - { law: 税 }')).toThrow();
  });
});

describe('the data of the thesaurus', () => {
  const files = readThesaurusFiles();
  const concepts = files.flatMap((file) => file.concepts);

  it('has at least 1,500 Chinese and 1,000 English words of lay people, over all topics', () => {
    const count = (words: string[][]) => new Set(words.flat()).size;
    expect(count(concepts.map(({ lay }) => lay))).toBeGreaterThanOrEqual(1500);
    expect(count(concepts.map(({ en }) => en))).toBeGreaterThanOrEqual(1000);
    expect(files.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['tax', 'finance', 'social', 'labour', 'company', 'contract', 'civil']),
    );
  });

  it('says every word once, or notes what it means in each place', () => {
    const said = new Map<string, (typeof concepts)[number][]>();
    for (const concept of concepts)
      for (const word of [...concept.lay, ...concept.en]) {
        const key = symbols(word).join(' ');
        said.set(key, [...(said.get(key) ?? []), concept]);
      }
    const unclear = [...said].filter(
      ([, places]) => places.length > 1 && !places.every(({ note }) => note !== undefined),
    );
    expect(unclear.map(([word, places]) => [word, places.map(({ law }) => law[0])])).toEqual([]);
    expect([...said.keys()]).not.toContain('');
  });

  it('says no matter twice', () => {
    const matters = concepts.map(({ law }) => law.join());
    expect(matters.filter((matter, i) => matters.indexOf(matter) !== i)).toEqual([]);
  });

  describe.skipIf(!hasData('statutes/corpus.jsonl'))('against the law texts', () => {
    it('names matters in words that stand there', () => {
      const terms = concepts.flatMap(({ law }) => law);
      const missing = new Set(terms.filter((term) => !IN_POLICY_NOTICES.has(term)));
      for (const name of ['corpus', 'corpus_local'])
        leaveMissing(missing, readFileSync(dataPath(`statutes/${name}.jsonl`), 'utf8'));
      expect([...missing]).toEqual([]);
    });
  });
});

/** Takes out the terms that stand in a text: piece by piece, so that the common ones are soon out. */
function leaveMissing(terms: Set<string>, text: string): void {
  for (let at = 0; terms.size > 0; ) {
    const share = text.slice(at, at + SHARE);
    for (const term of terms) if (share.includes(term)) terms.delete(term);
    at += SHARE - LONGEST;
    if (at >= text.length) return;
  }
}
