import { describe, expect, it } from 'vitest';
import type { Draft } from '../../bot/draft.ts';
import { compose } from '../../bot/steps/compose.ts';
import type { Evidence, GuideEvidence } from '../../bot/steps/retrieve.ts';
import { TUNING } from '../../bot/tuning.ts';
import { writeOut } from '../../bot/write-out.ts';
import { guideDocuments } from '../../services/guide-documents.ts';
import { readGuides } from '../../services/guides.ts';

const TODAY = '2026-11-25';
const contents = guideDocuments(readGuides())
  .filter(({ language }) => language === 'zh')
  .flatMap(({ passages }) => passages.map(({ content }) => content as unknown as GuideEvidence['content']));

const found = (name: string, strength: number, likeness = strength): GuideEvidence => {
  const content = contents.find(({ guide, section }) => `${guide}/${section}` === name)!;
  const citations = content.rests.map((rest) => ({ ...rest, passageId: null, text: rest.quote }));
  return { content, strength, likeness, place: 0, citations } as unknown as GuideEvidence;
};

const composed = (...guides: GuideEvidence[]): Draft => {
  const result = { coverage: 0, hits: [] } as unknown as Evidence['result'];
  const evidence = { guides, articles: [], local: [], precedence: [], result } as unknown as Evidence;
  return compose([{ question: '加班的钱怎么给', evidence }], 'zh', TODAY)!;
};

const RATES = 'working-time-overtime/rates';
const PROOF = 'working-time-overtime/proof';
const UNPAID = 'working-time-overtime/unpaid';
const LEAVE = 'annual-leave/days';

describe('a section of a guide', () => {
  it('answers when it is clearly what was asked', () => {
    const draft = composed(found(RATES, TUNING.guideClear.zh + 0.1), found(PROOF, 0.2));
    expect(writeOut(draft, 'zh', TODAY)).toMatch(/^\*\*平时延长工作时间/);
    expect(draft.complete).toBe(true);
    expect(draft.others).toBeUndefined();
  });

  it('is called the closest when it may not be meant, with what the second comes to and the next ones to choose from', () => {
    const weak = (TUNING.guideStrength.zh + TUNING.guideClear.zh) / 2;
    const draft = composed(
      found(RATES, weak),
      found(PROOF, weak - 0.01),
      found(UNPAID, weak - 0.02),
      found(LEAVE, 0.2),
    );
    expect(writeOut(draft, 'zh', TODAY)).toMatch(/^没有完全对上您问的，最接近的是“加班费怎么算”：/);
    expect(draft.complete).toBe(false);
    expect(draft.blocks.map(({ beside }) => beside)).toEqual([
      '没有完全对上您问的，最接近的是“加班费怎么算”',
      '另外，关于“加班怎么证明”',
    ]);
    expect(draft.others).toEqual(['不给加班费怎么办', '年休假有几天']);
  });

  it('stands with the articles of the region that the asker named', () => {
    const local = {
      passage: {
        id: 1,
        title: '广东省失业保险条例',
        article: '第十九条',
        text: '按百分之九十计发。',
        region: '广东',
      },
    };
    const answered = (...found: unknown[]) => {
      const result = { coverage: 0, hits: [] };
      const evidence = { guides: [guide], articles: [], local: found, precedence: [], result };
      const part = { question: '东莞怎么算', evidence: evidence as unknown as Evidence };
      return compose([part], 'zh', TODAY)!.blocks.map(({ beside }) => beside);
    };
    const guide = found(RATES, 1);
    expect(answered(local)).toEqual([undefined, '广东的地方规定']);
    expect(answered()).toEqual([undefined]);
  });

  it('is left out when it is hardly like the question', () => {
    const draft = composed(found(RATES, TUNING.guideStrength.zh + 0.01), found(PROOF, 0.1));
    expect(draft.blocks).toHaveLength(1);
    const none = [found(RATES, TUNING.guideStrength.zh - 0.01)];
    const result = { coverage: 0, hits: [] } as unknown as Evidence['result'];
    const evidence = { guides: none, articles: [], precedence: [], result } as unknown as Evidence;
    expect(compose([{ question: '加班的钱怎么给', evidence }], 'zh', TODAY)).toBeNull();
  });

  it('that no text proves leads when it is asked just so', () => {
    const draft = composed(found('wage-payment/sick-pay', 1));
    expect(writeOut(draft, 'zh', TODAY)).toMatch(/^\*\*病假工资标准/);
    expect(draft.cautions.length).toBeGreaterThan(0);
  });
});
