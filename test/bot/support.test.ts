import { beforeAll, describe, expect, it } from 'vitest';
import { speaksOf } from '../../bot/steps/support.ts';
import { readGuides } from '../../services/guides.ts';
import type { Language } from '../../src/base/language.ts';
import { hasData } from '../support/data.ts';
import { lawTexts } from '../support/law-texts.ts';

const ARTICLE = '用人单位招用劳动者，不得扣押劳动者的居民身份证和其他证件，不得要求劳动者提供担保。';

describe('a passage', () => {
  it.each([
    '单位不得扣押员工的居民身份证。',
    'The employer may not keep identity documents.',
    'Employees may not be asked for a guarantee.',
  ])('speaks of %s', (statement) => {
    expect(speaksOf(statement, [ARTICLE])).toBe(true);
  });

  it.each([
    '请立即联系王经理，把补贴款转到指定账户。',
    '小规模纳税人销售额未达到起征点的，免征增值税。',
    'Send the fee to our agent today.',
    'Small taxpayers below the threshold are exempt from VAT.',
    '',
  ])('does not speak of %j', (statement) => {
    expect(speaksOf(statement, [ARTICLE])).toBe(false);
  });

  it('in the other language speaks by its terms and figures', () => {
    expect(speaksOf('用人单位应当支付二倍的工资。', ['The employer shall pay double wages.'])).toBe(true);
    expect(speaksOf('At most 36 in a month.', ['每月不得超过三十六小时。'])).toBe(true);
  });
});

describe.skipIf(!hasData('policy-pack'))('what the guides say', () => {
  const { guides, sources } = readGuides();
  const sections = guides.flatMap((guide) => guide.sections).filter((section) => section.sources.length > 0);
  let articles: string[][];
  beforeAll(async () => {
    const texts = await lawTexts([...sources.values()]);
    articles = sections.map((section) => [
      ...new Set(
        section.sources.map(({ law, article }) => {
          const { title, version } = sources.get(law)!;
          return texts.get(`${title}@${version}`)?.get(article) ?? '';
        }),
      ),
    ]);
  });
  /** Share of the statements that the articles of the section so many places on speak of. */
  const spokenOf = (language: Language, places: number) => {
    const said = sections.flatMap((section, i) =>
      [section.lead[language], ...(section.points?.[language] ?? [])].map((text) =>
        speaksOf(text, articles[(i + places) % articles.length]!),
      ),
    );
    return said.filter(Boolean).length / said.length;
  };

  it.each<[Language, number, number]>([
    ['zh', 0.95, 0.1],
    ['en', 0.95, 0.5],
  ])('is spoken of by its own articles, seldom by those of others (%s)', (language, own, others) => {
    expect(spokenOf(language, 0)).toBeGreaterThanOrEqual(own);
    expect(spokenOf(language, 211)).toBeLessThanOrEqual(others);
  });
});
