import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { triage } from '../../bot/steps/triage.ts';
import { understand } from '../../bot/steps/understand.ts';
import { languageOf } from '../../src/base/language.ts';
import { ROOT } from '../../src/base/root.ts';

const read = (name: string) => parse(readFileSync(join(ROOT, 'test/bot', name), 'utf8'));
const phrasings: Record<'zh' | 'en' | 'not', string[]> = read('person-phrasings.yaml');
const matters: { urgent: Record<string, string[]>; calm: string[] } = read('urgent-cases.yaml');

function sorted(text: string) {
  const asked = { text, locale: languageOf(text), history: [], today: '2026-11-25' };
  return triage(understand(asked), asked);
}

describe('asking for a person', () => {
  it('is tried in more than sixty ways in each language', () => {
    expect(Math.min(phrasings.zh.length, phrasings.en.length)).toBeGreaterThan(60);
  });

  it.each([...phrasings.zh, ...phrasings.en])('works: %s', (text) => {
    expect(sorted(text)).toMatchObject({ route: 'hand_off', caseReason: 'asked_for_person' });
  });

  it.each(phrasings.not)('is not read into: %s', (text) => {
    expect(sorted(text).caseReason).not.toBe('asked_for_person');
  });
});

describe('what cannot wait', () => {
  it('is of nineteen kinds and more', () => {
    expect(Object.keys(matters.urgent).length).toBeGreaterThanOrEqual(19);
  });

  it.each(Object.values(matters.urgent).flat())('is urgent: %s', (text) => {
    expect(sorted(text).urgent).toBe(true);
  });

  it.each(matters.calm)('is not seen where nothing runs out: %s', (text) => {
    expect(sorted(text).urgent).toBe(false);
  });
});
