import { describe, expect, it } from 'vitest';
import type { Bilingual } from '../../src/base/language.ts';
import { PRIVACY_BRIEF, PRIVACY_NOTICE } from '../../web/chat/privacy.ts';
import { TOPICS } from '../../web/chat/starters.ts';
import { STRINGS } from '../../web/shared/strings.ts';

/** These name the other language in its own script, so each side is foreign. */
const CROSSED = ['otherLanguage', 'otherLanguageLabel'];

const texts: [string, Bilingual][] = [
  ...Object.entries<Bilingual>(STRINGS),
  ['privacy brief', PRIVACY_BRIEF],
  ...PRIVACY_NOTICE.flatMap(({ heading, text }): [string, Bilingual][] => [
    [`privacy: ${heading.en}`, heading],
    [`privacy: ${heading.en} text`, text],
  ]),
  ...TOPICS.flatMap(({ name, questions }) => [name, ...questions]).map((text): [string, Bilingual] => [
    text.en,
    text,
  ]),
];

describe('the words of the page', () => {
  it.each(texts)('say the same in both languages: %s', (key, { zh, en }) => {
    expect(zh.trim()).not.toBe('');
    expect(en.trim()).not.toBe('');
    expect(blanks(zh)).toEqual(blanks(en));
    if (CROSSED.includes(key)) return;
    expect(en).not.toMatch(/\p{Script=Han}/u);
    if (blanks(zh).length === 0) expect(zh).toMatch(/\p{Script=Han}/u);
  });

  it('tell in the privacy notice who, what for, how long and what one may ask', () => {
    const headings = PRIVACY_NOTICE.map(({ heading }) => heading.en);
    expect(headings).toEqual(expect.arrayContaining(['Who', 'What', 'What for', 'How long', 'Your rights']));
    expect(blanks(PRIVACY_BRIEF.zh)).toEqual(['centre']);
  });
});

function blanks(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
}
