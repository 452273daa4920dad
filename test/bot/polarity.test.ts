import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { turnedRound } from '../../bot/steps/polarity.ts';
import type { GuideSection } from '../../services/guide.ts';
import { readGuides } from '../../services/guides.ts';
import type { Language } from '../../src/base/language.ts';
import { ROOT } from '../../src/base/root.ts';
import { hasData } from '../support/data.ts';
import { lawTexts } from '../support/law-texts.ts';

const pairs: Record<Language, Record<string, string>> = parse(
  readFileSync(join(ROOT, 'test/bot/polarity-pairs.yaml'), 'utf8'),
);
const { guides, sources } = readGuides();
const sections = new Map<string, GuideSection>(
  guides.flatMap(({ id, sections }) => sections.map((section) => [`${id}/${section.id}`, section] as const)),
);

/** The articles that a section rests on, each once: their full text, or the words quoted of them. */
type Passages = (section: GuideSection) => string[];
const quotes: Passages = (section) => {
  const articles = new Map<string, string>();
  for (const { law, article, quote } of section.sources) {
    const key = `${law}#${article}`;
    articles.set(key, [articles.get(key), quote].filter(Boolean).join('\n'));
  }
  return [...articles.values()];
};

/** What a section says itself, but for one statement. */
function saidBy(section: GuideSection, language: Language, but = ''): string[] {
  const all = [section.lead[language], ...(section.points?.[language] ?? [])];
  return [all.filter((text) => text !== but).join('\n')];
}

/** Share of turned statements that are caught, and of the guides' own statements that are cut. */
function measure(language: Language, passages: Passages) {
  const turned = Object.entries(pairs[language]);
  const caught = turned.filter(([id, text]) => {
    const section = sections.get(id)!;
    return turnedRound(text, passages(section), saidBy(section, language));
  });
  const own = [...sections.values()].flatMap((section) =>
    [section.lead[language], ...(section.points?.[language] ?? [])].map((text) => ({ text, section })),
  );
  // Without the statement itself among what is said: it would always bear itself out.
  const cut = own.filter(({ text, section }) =>
    turnedRound(text, passages(section), saidBy(section, language, text)),
  );
  const trueHalves = turned.filter(([id]) => {
    const section = sections.get(id)!;
    const lead = section.lead[language];
    return turnedRound(lead, passages(section), saidBy(section, language, lead));
  });
  return {
    caught: caught.length / turned.length,
    cut: cut.length / own.length,
    cutHalves: trueHalves.length / turned.length,
  };
}

describe('a statement against the passages it cites', () => {
  it('knows the section of every pair', () => {
    const named = [...Object.keys(pairs.zh), ...Object.keys(pairs.en)];
    expect(named.filter((id) => !sections.has(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(100);
  });

  it.each([
    ['用人单位可以扣押劳动者的身份证', '用人单位招用劳动者，不得扣押劳动者的居民身份证和其他证件。'],
    ['电子发票与纸质发票不具有同等法律效力', '电子发票与纸质发票具有同等法律效力。'],
    ['融资担保公司可以吸收存款', '融资担保公司不得从事下列活动：\n\n(一)吸收存款或者变相吸收存款；'],
    ['试用期的工资可以低于最低工资标准', '试用期的工资不得低于最低工资标准。'],
    ['An employer may keep the identity card of an employee', '用人单位不得扣押劳动者的居民身份证。'],
    ['The buyer need not pay interest on the loan', 'The borrower shall pay interest on the loan.'],
  ])('is caught when it turns them round: %s', (statement, passage) => {
    expect(turnedRound(statement, [passage])).not.toBeNull();
  });

  it.each([
    ['未经批准不得从事融资担保业务', '经批准可以从事融资担保业务。'],
    ['没有约定利息的，视为没有利息', '借款合同对支付利息没有约定的，视为没有利息。'],
    ['试用期最长六个月', '试用期不得超过六个月。'],
    ['工会可以指导职工订立劳动合同', '用人单位不得扣押劳动者的居民身份证。'],
    ['不收费', '劳动争议仲裁不收费。'],
    ['Interest is not due if nothing was agreed', '借款合同对支付利息没有约定的，视为没有利息。'],
    ['The probation may not exceed six months', '试用期不得超过六个月。'],
  ])('is left alone when it does not: %s', (statement, passage) => {
    expect(turnedRound(statement, [passage])).toBeNull();
  });

  it('is judged in time over a very long passage', () => {
    const passage = '用人单位未依法为劳动者缴纳社会保险费的，劳动者可以解除劳动合同，'.repeat(2000);
    expect(turnedRound('劳动者不得解除劳动合同。'.repeat(40), [passage])).toBeTypeOf('string');
  });

  it.each<[Language, number]>([
    ['zh', 0.9],
    ['en', 0.8],
  ])('is caught often and cut seldom, over the quotes of the guides (%s)', (language, least) => {
    const { caught, cut, cutHalves } = measure(language, quotes);
    expect(caught).toBeGreaterThanOrEqual(least);
    expect(cut).toBeLessThanOrEqual(0.05);
    expect(cutHalves).toBeLessThanOrEqual(0.05);
  });
});

describe.skipIf(!hasData('policy-pack'))('a statement against the whole articles', () => {
  let measured: Record<Language, ReturnType<typeof measure>>;
  beforeAll(async () => {
    const texts = await lawTexts([...sources.values()]);
    const articles: Passages = (section) => [
      ...new Set(
        section.sources.map(({ law, article }) => {
          const { title, version } = sources.get(law)!;
          return texts.get(`${title}@${version}`)?.get(article) ?? '';
        }),
      ),
    ];
    measured = { zh: measure('zh', articles), en: measure('en', articles) };
  });

  it.each<[Language, number]>([
    ['zh', 0.9],
    ['en', 0.8],
  ])('is caught often and cut seldom (%s)', (language, least) => {
    const { caught, cut, cutHalves } = measured[language];
    expect(caught).toBeGreaterThanOrEqual(least);
    expect(cut).toBeLessThanOrEqual(0.05);
    expect(cutHalves).toBeLessThanOrEqual(0.05);
  });
});
