import { beforeAll, describe, expect, it } from 'vitest';
import { figuresHeld } from '../../../knowledge/figures.ts';
import { RULES, sourceOf } from '../../../services/calculators/rules.ts';
import { hasData } from '../../support/data.ts';
import { type LawText, lawTexts } from '../../support/law-texts.ts';

const rules = [...RULES.values()];

describe('the rules of the calculators', () => {
  it('stand in known laws, and say where a figure comes from that no text at hand holds', () => {
    for (const rule of rules) {
      expect(sourceOf(rule).title).toBeTruthy();
      expect(Boolean(rule.unconfirmed)).toBe(rule.from !== undefined);
    }
  });

  it('reckon with figures that their words hold', () => {
    /** Given by the arithmetic of the rule, not by its words. */
    const plain = new Set(['wholeYear', 'half', 'untilMonths']);
    const strange = rules
      .filter(({ unconfirmed }) => !unconfirmed)
      .flatMap(({ key, quote, figures }) => {
        const held = figuresHeld(quote);
        const near = (value: number) => [...held].some((one) => Math.abs(one - value) < 1e-9);
        return Object.entries(figures)
          .filter(([name, value]) => value !== 1 && !plain.has(name) && !near(value))
          .filter(([, value]) => !near(value * 12) && !near(value / 12) && !near(value * 100))
          .map(([name, value]) => `${key}.${name} = ${value}`);
      });
    expect(strange).toEqual([]);
  });
});

describe.skipIf(!hasData('policy-pack'))('the words of the rules', () => {
  let texts: Map<string, LawText>;
  beforeAll(async () => {
    texts = await lawTexts(rules.map((rule) => sourceOf(rule)));
  }, 60_000);

  it('stand in the article in force', () => {
    const bare = (text: string) => text.replace(/\s+/g, '');
    const missing = rules.filter((rule) => {
      const { title, version } = sourceOf(rule);
      const text = texts.get(`${title}@${version}`)?.get(rule.article) ?? '';
      return !bare(text).includes(bare(rule.quote));
    });
    expect(missing.map(({ key }) => key)).toEqual([]);
  });
});
