import { describe, expect, it } from 'vitest';
import type { Bilingual } from '../../src/base/language.ts';
import { DRAFT_WORDS } from '../../web/admin/words/draft.ts';
import { DRAFTS_WORDS } from '../../web/admin/words/drafts.ts';
import { FRAME_WORDS } from '../../web/admin/words/frame.ts';
import { LOAD_WORDS } from '../../web/admin/words/load.ts';
import { OVERVIEW_WORDS } from '../../web/admin/words/overview.ts';
import { PUBLISHED_WORDS } from '../../web/admin/words/published.ts';
import { SOURCE_WORDS } from '../../web/admin/words/sources.ts';
import { TEXT_WORDS } from '../../web/admin/words/texts.ts';
import { WORKLIST_WORDS } from '../../web/admin/words/worklists.ts';

const TABLES: Record<string, Record<string, Bilingual>> = {
  draft: DRAFT_WORDS,
  drafts: DRAFTS_WORDS,
  frame: FRAME_WORDS,
  load: LOAD_WORDS,
  overview: OVERVIEW_WORDS,
  published: PUBLISHED_WORDS,
  sources: SOURCE_WORDS,
  texts: TEXT_WORDS,
  worklists: WORKLIST_WORDS,
};

describe('the words of texts, worklists and sources', () => {
  it.each(Object.entries(TABLES))('say the same in both languages: %s', (_, table) => {
    for (const [key, { zh, en }] of Object.entries(table)) {
      expect(blanks(zh), key).toEqual(blanks(en));
      expect(en.trim(), key).not.toBe('');
      expect(en, key).not.toMatch(/\p{Script=Han}/u);
      if (blanks(zh).length === 0) expect(zh, key).toMatch(/\p{Script=Han}/u);
    }
  });
});

function blanks(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
}
