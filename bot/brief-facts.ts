import type { Language } from '../src/base/language.ts';
import type { Understood } from './steps/understand.ts';
import { wording } from './wording.ts';

/** What the enterprise told of its case, in words for the person who takes over. */
export function briefFacts(
  { facts, regions, topics }: Understood,
  language: Language,
): { label: string; value: string }[] {
  const known: [string, string | null][] = [
    ['region', regions[0] ?? null],
    ['side', facts.role && wording(`brief.side_${facts.role}`, language)],
    ['taxpayer', facts.taxpayer && wording(`brief.taxpayer_${facts.taxpayer}`, language)],
    ['headcount', facts.headcount === null ? null : String(facts.headcount)],
    [
      'amounts',
      facts.amounts
        .map((sum) => `${sum.toLocaleString('en-US')} ${language === 'zh' ? '元' : 'yuan'}`)
        .join(SEPARATOR[language]) || null,
    ],
    ['days', [...new Set(facts.moments.map(({ day }) => day))].join(SEPARATOR[language]) || null],
    [
      'subjects',
      topics
        .flatMap(({ words }) => words.slice(0, 2))
        .slice(0, 6)
        .join(SEPARATOR[language]) || null,
    ],
  ];
  return known.flatMap(([key, value]) =>
    value === null ? [] : [{ label: wording(`brief.${key}`, language), value }],
  );
}

const SEPARATOR: Record<Language, string> = { zh: '、', en: ', ' };
