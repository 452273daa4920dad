import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { topicWords } from './topics.ts';

const list = z.string().transform((words) => words.trim().split(/\s+/));
const schema = z.strictObject({
  sound: z.record(z.string(), list),
  pinyin: z.record(z.string(), z.string()),
  english: z.strictObject({ vocabulary: list, real: list }),
});
const slips = loadData('bot/understand/slips.yaml', schema);

const bySound = new Map(
  Object.entries(slips.sound).flatMap(([right, wrongs]) => wrongs.map((wrong) => [wrong, right] as const)),
);
const byPinyin = new Map(Object.entries(slips.pinyin));
const topicEnglish = Object.values(topicWords).flatMap(({ en }) =>
  en.flatMap((entry) => entry.match(/[a-z]+/g) ?? []),
);
const vocabulary = new Set([...slips.english.vocabulary, ...topicEnglish].filter((word) => word.length >= 4));
const byInitial = new Map<string, string[]>();
for (const word of vocabulary) byInitial.set(word[0]!, [...(byInitial.get(word[0]!) ?? []), word]);
const real = new Set(slips.english.real);
const WRONG = new RegExp([...bySound.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** Common slips in a plain (lower-case, half-width) text put right; everything else as it was. */
export function correct(plain: string): string {
  return plain
    .replace(WRONG, (wrong) => bySound.get(wrong)!)
    .replace(/[a-z]{4,24}/g, (word) =>
      vocabulary.has(word) ? word : (byPinyin.get(word) ?? correctWord(word)),
    );
}

/** The word of the vocabulary that was meant: same first letter, one slip (two from eight letters on). */
function correctWord(word: string): string {
  if (real.has(word) || isKnown(word)) return word;
  const allowed = word.length < 8 ? 1 : 2;
  let best = word;
  let least = allowed + 1;
  for (const candidate of byInitial.get(word[0]!) ?? []) {
    const slipsMade = distance(word, candidate, least);
    if (slipsMade < least && (word.length > 4 || sameLetters(word, candidate))) {
      best = candidate;
      least = slipsMade;
    }
  }
  return best;
}

function isKnown(word: string): boolean {
  return [word, ...ENDINGS.map(([ending, instead]) => word.replace(ending, instead))].some((form) =>
    vocabulary.has(form),
  );
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/e?s$/, ''],
  [/s$/, ''],
  [/(?:ed|ing|er|ers|or|ors|ly)$/, ''],
  [/(?:ed|ing|er|ers)$/, 'e'],
  [/(?:ies|ied)$/, 'y'],
  [/([a-z])\1(?:ed|ing)$/, '$1'],
];

function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

/** Edit distance with swaps of neighbours (optimal string alignment); `limit` when it is no less. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? limit) + 1);
      row.push(least);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, above] = [above, row];
  }
  return Math.min(above[b.length]!, limit);
}
