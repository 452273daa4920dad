import { describe, expect, it } from 'vitest';
import type { Bilingual } from '../../src/base/language.ts';
import { DATA_WORDS } from '../../web/admin/data/words.ts';
import { EVALUATION_WORDS } from '../../web/admin/insight/evaluation/words.ts';
import { FIGURES_WORDS } from '../../web/admin/insight/figures/words.ts';
import { GAPS_WORDS } from '../../web/admin/insight/gaps/words.ts';
import { QUESTIONS_WORDS } from '../../web/admin/insight/questions/words.ts';
import { SEARCH_WORDS } from '../../web/admin/insight/search-test/words.ts';
import { STANDARD_WORDS } from '../../web/admin/insight/standard/words.ts';
import { PARTS_WORDS } from '../../web/admin/parts/words.ts';
import { AUDIT_WORDS } from '../../web/admin/running/audit/words.ts';
import { BACKUPS_WORDS } from '../../web/admin/running/backups/words.ts';
import { HEALTH_WORDS } from '../../web/admin/running/health/words.ts';
import { PERSONAL_WORDS } from '../../web/admin/running/personal/words.ts';
import { SWITCHES_WORDS } from '../../web/admin/running/switches/words.ts';

const TABLES: Record<string, Record<string, Bilingual>> = {
  ...{
    DATA_WORDS,
    EVALUATION_WORDS,
    FIGURES_WORDS,
    GAPS_WORDS,
    QUESTIONS_WORDS,
    SEARCH_WORDS,
    STANDARD_WORDS,
  },
  ...{ PARTS_WORDS, AUDIT_WORDS, BACKUPS_WORDS, HEALTH_WORDS, PERSONAL_WORDS, SWITCHES_WORDS },
};
/** An example of how an article is looked for, which is Chinese for everybody. */
const CHINESE = 'articleHint';

describe('the words of the admin screens', () => {
  it.each(Object.entries(TABLES))('say the same in both languages: %s', (_, table) => {
    for (const [key, { zh, en }] of Object.entries(table)) {
      expect(blanks(zh), key).toEqual(blanks(en));
      expect(en.trim(), key).not.toBe('');
      if (key !== CHINESE) expect(en, key).not.toMatch(/\p{Script=Han}/u);
      if (blanks(zh).length === 0) expect(zh, key).toMatch(/\p{Script=Han}/u);
    }
  });
});

function blanks(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
}
