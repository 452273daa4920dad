import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, TEAMS } from '../../bot/outcomes.ts';
import { WORDING, wording } from '../../bot/wording.ts';
import { ROOT } from '../../src/base/root.ts';

const entries = Object.entries(WORDING);
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('wording', () => {
  it.each(entries)('of %s has the same blanks in both languages', (_, { zh, en }) => {
    expect(names(zh)).toEqual(names(en));
  });

  it.each(entries)('of %s is in the language it is meant for', (_, { zh, en }) => {
    expect(/\p{Script=Han}/u.test(zh)).toBe(true);
    expect(/\p{Script=Han}/u.test(en)).toBe(false);
  });

  it('has words for every outcome that says everything by itself', () => {
    const own = Object.keys(OUTCOMES).filter(
      (code) => !['answered', 'answered_partly', 'handed_off'].includes(code),
    );
    expect(own.filter((code) => WORDING[code] === undefined)).toEqual([]);
  });

  it('has words for every team', () => {
    expect(TEAMS.filter((team) => WORDING[`handed_off.${team}`] === undefined)).toEqual([]);
  });

  it('has every key that the program asks for', () => {
    const files = readdirSync(join(ROOT, 'bot'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const keys = files.flatMap((file) =>
      [...readFileSync(join(ROOT, 'bot', file), 'utf8').matchAll(/\bwording\(\s*'([^']+)'/g)].map(
        ([, key]) => key!,
      ),
    );
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => WORDING[key] === undefined)).toEqual([]);
  });

  it('fills its blanks', () => {
    expect(wording('answered.as_of', 'en', { day: '2026-11-23' })).toContain('2026-11-23');
    expect(wording('answered.quoted', 'zh', { title: '《劳动法》', where: '第一条', quote: '为了' })).toBe(
      '《劳动法》第一条规定：“为了”',
    );
  });

  it('refuses to show an unfilled blank, or nothing', () => {
    expect(() => wording('answered.as_of', 'zh')).toThrow('needs day');
    expect(() => wording('answered.nonsense', 'zh')).toThrow('no wording');
  });

  it('names the help lines and a person to someone in despair', () => {
    for (const language of ['zh', 'en'] as const)
      expect(wording('handed_off.crisis', language)).toMatch(/12356[\s\S]*110[\s\S]*120/);
  });
});

describe('outcomes', () => {
  it.each(Object.entries(OUTCOMES))(
    '%s belongs to the family its code begins with',
    (code, { family, zh, en }) => {
      expect(code.startsWith(family)).toBe(true);
      expect(zh && en).toBeTruthy();
    },
  );
});
