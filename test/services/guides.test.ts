import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { figuresHeld, figuresStated } from '../../knowledge/figures.ts';
import type { GuideSection } from '../../services/guide.ts';
import { readGuides } from '../../services/guides.ts';
import { languageOf } from '../../src/base/language.ts';
import { hasData } from '../support/data.ts';
import { type LawText, lawTexts } from '../support/law-texts.ts';

const { guides, sources } = readGuides();
const sections = guides.flatMap((guide) =>
  guide.sections.map((section) => ({ at: `${guide.id}/${section.id}`, guide, section })),
);

describe('the starter guides', () => {
  it('read, each under its own name', () => {
    expect(guides.length).toBeGreaterThanOrEqual(15);
    expect(new Set(guides.map(({ id }) => id)).size).toBe(guides.length);
    expect(new Set(sections.map(({ at }) => at)).size).toBe(sections.length);
  });

  it('cover the subjects of the centre', () => {
    const topics = new Set(guides.map(({ topic }) => topic));
    const needed = ['tax', 'finance', 'social-insurance', 'labor', 'company', 'contract', 'dispute'];
    expect(needed.filter((topic) => !topics.has(topic as (typeof guides)[number]['topic']))).toEqual([]);
  });

  it('say the same in both languages', () => {
    const uneven = sections.flatMap(({ at, guide, section }) =>
      [section.points, section.steps, guide.steps]
        .filter((list) => list && list.zh.length !== list.en.length)
        .map(() => at),
    );
    expect(uneven).toEqual([]);
  });

  it('are asked in each language, and speak it', () => {
    const wrong = sections
      .filter(({ section }) =>
        (['zh', 'en'] as const).some(
          (language) =>
            section.questions[language].length < 3 ||
            [section.heading[language], section.lead[language], ...(section.points?.[language] ?? [])].some(
              (text) => languageOf(text, language) !== language,
            ),
        ),
      )
      .map(({ at }) => at);
    expect(wrong).toEqual([]);
  });

  it('rest on a law, or say that they are not confirmed', () => {
    const wrong = sections
      .filter(({ section }) => (section.sources.length === 0) !== (section.unconfirmed ?? false))
      .map(({ at }) => at);
    expect(wrong).toEqual([]);
  });

  it('are asked the same thing in one section only', () => {
    const asked = sections.flatMap(({ section }) => [...section.questions.zh, ...section.questions.en]);
    const twice = asked.filter((question, i) => asked.indexOf(question) !== i);
    expect(twice).toEqual([]);
  });

  it('are to be reviewed after the day they stand for', () => {
    expect(guides.filter(({ asOf, reviewBy }) => reviewBy <= asOf).map(({ id }) => id)).toEqual([]);
  });
});

describe('a guide that is wrong', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  const folderWith = (guide: object, laws: object) => {
    const folder = mkdtempSync(join(tmpdir(), 'lastkm-guides-'));
    folders.push(folder);
    mkdirSync(join(folder, 'sources'));
    writeFileSync(join(folder, 'one.yaml'), JSON.stringify(guide));
    writeFileSync(join(folder, 'sources', 'laws.yaml'), JSON.stringify(laws));
    return folder;
  };
  const [guide] = guides;
  const [law] = sources.values();

  it('names the file and the field that break the schema', () => {
    expect(() => readGuides(folderWith({ ...guide, topic: 'cooking' }, {}))).toThrow(/one\.yaml.*topic/s);
  });

  it('names the law that nobody knows', () => {
    const section = { ...guide!.sections[0], sources: [{ law: '虚构法', article: 1, quote: '……' }] };
    const folder = folderWith({ ...guide, sections: [section] }, { 劳动法: law });
    expect(() => readGuides(folder)).toThrow(/one\.yaml.*虚构法/s);
  });
});

/** Numbers to call: they stand in no law. */
const HOTLINES = new Set([110, 12315, 12333, 12345, 12348, 12366]);

/** Figures that no cited article holds, and why they are right. Each entry must be needed. */
const REASONED: Record<string, { figures: number[]; because: string }> = {
  'annual-leave/unused': { figures: [2], because: 'three times the wage less the wage already paid' },
  'dismissal-with-notice/protected-employees': { figures: [39], because: 'names another article of the law' },
  'limitation-and-debt-collection/late-payment-contract': {
    figures: [0.3],
    because: 'the law writes 30—50%',
  },
  'maternity-women/dismissal': { figures: [39], because: 'names another article of the law' },
  'maternity-women/nursing-hour': { figures: [2], because: 'an hour, and one more for the second child' },
  'probation/too-long-damages': { figures: [5], because: 'worked example' },
  'public-holidays/list': { figures: [13], because: 'the days of the article added up' },
  'severance/how-to-calculate': { figures: [2, 3.5, 4, 8], because: 'worked example' },
  'shareholders-and-governance/convene-meeting': { figures: [0.1], because: 'the law writes 十分之一' },
  'training-and-penalties/how-much': { figures: [3, 20_000, 30_000], because: 'worked example' },
  'unlawful-termination/double-damages': { figures: [3.5, 7], because: 'worked example' },
  'work-injury-liability/fund-or-employer': { figures: [56], because: 'grades five and six, written 五六级' },
  'working-time-overtime/hour-limits': { figures: [996], because: 'the name of a way of working' },
};

describe.skipIf(!hasData('policy-pack'))('the starter guides against the texts in force', () => {
  let texts: Map<string, LawText>;
  beforeAll(async () => {
    texts = await lawTexts([...sources.values()]);
  });
  const articleOf = (law: string, article: number) => {
    const { title, version } = sources.get(law)!;
    return texts.get(`${title}@${version}`)?.get(article) ?? '';
  };

  it('rest on versions that nothing has replaced', () => {
    const replaced = [...sources].filter(([, { title, version }]) => !texts.has(`${title}@${version}`));
    expect(replaced.map(([law]) => law)).toEqual([]);
  });

  it('quote word for word', () => {
    const bare = (text: string) => text.replace(/\s+/g, '');
    const wrong = sections.flatMap(({ at, section }) =>
      section.sources
        .filter(({ law, article, quote }) => !bare(articleOf(law, article)).includes(bare(quote)))
        .map(({ law, article, quote }) => `${at}: ${law} ${article}: ${quote}`),
    );
    expect(wrong).toEqual([]);
  });

  it('give only figures that the cited articles hold', () => {
    const unheld = sections.flatMap(({ at, section }) => {
      const figures = figuresNotIn(section, articleOf);
      return figures.length > 0 ? [[at, figures] as const] : [];
    });
    const reasoned = Object.entries(REASONED).map(([at, { figures }]) => [at, figures]);
    expect(Object.fromEntries(unheld)).toEqual(Object.fromEntries(reasoned));
  });
});

/** Figures of the Chinese lead and points that stand in none of the articles cited, in rising order. */
function figuresNotIn(section: GuideSection, articleOf: (law: string, article: number) => string): number[] {
  const cited = section.sources.map(
    ({ law, article }) => `${sources.get(law)!.title} ${article} ${articleOf(law, article)}`,
  );
  const held = new Set(cited.flatMap((text) => [...figuresHeld(text)]));
  const stated = [section.lead.zh, ...(section.points?.zh ?? [])].flatMap((text) => [...figuresStated(text)]);
  return [...new Set(stated)]
    .filter((figure) => !held.has(figure) && !HOTLINES.has(figure))
    .sort((a, b) => a - b);
}
