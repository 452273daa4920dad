import { describe, expect, it } from 'vitest';
import type { Bilingual } from '../../src/base/language.ts';
import { CASE_WORDS } from '../../web/desk/words/case.ts';
import { FRAME_WORDS } from '../../web/desk/words/frame.ts';
import { LEGAL_AID_WORDS } from '../../web/desk/words/legal-aid.ts';
import { PEOPLE_WORDS } from '../../web/desk/words/people.ts';
import { QUEUE_WORDS } from '../../web/desk/words/queue.ts';
import { TALK_WORDS } from '../../web/desk/words/talk.ts';
import { STRINGS } from '../../web/shared/strings.ts';
import { ACCOUNT_WORDS } from '../../web/shared/words/account.ts';
import { COMMON_WORDS } from '../../web/shared/words/common.ts';

const TABLES: Record<string, Bilingual>[] = [
  COMMON_WORDS,
  FRAME_WORDS,
  ACCOUNT_WORDS,
  QUEUE_WORDS,
  CASE_WORDS,
  TALK_WORDS,
  LEGAL_AID_WORDS,
  PEOPLE_WORDS,
];
const words = TABLES.flatMap((table) => Object.entries(table));

describe('the words of the desk', () => {
  it('say the same in both languages', () => {
    for (const [key, { zh, en }] of words) {
      expect(blanks(zh), key).toEqual(blanks(en));
      expect(en, key).not.toMatch(/\p{Script=Han}/u);
      expect(en.trim(), key).not.toBe('');
      if (blanks(zh).length === 0) expect(zh, key).toMatch(/\p{Script=Han}/u);
    }
  });

  it('name everything once: no table takes a name that another has', () => {
    const names = [...Object.keys(STRINGS), ...words.map(([key]) => key)];
    const twice = names.filter((name, i) => names.indexOf(name) !== i);
    expect(twice).toEqual([]);
  });
});

function blanks(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
}
