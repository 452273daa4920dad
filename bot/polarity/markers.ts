import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';

const list = z.string().transform((words) => words.trim().split(/\s+/));
const data = loadData(
  'bot/polarity/markers.yaml',
  z.strictObject({
    zh: z.strictObject({ neutral: list, turning: list, negations: list, modals: list }),
    en: z.strictObject({
      neutral: z.array(z.string()),
      condition: z.string(),
      negative: z.string(),
      modal: z.string(),
      irregular: z.record(z.string(), z.string()),
    }),
  }),
);
const terms = loadData('bot/polarity/terms.yaml', z.record(z.string(), list));

/** Patterns of the Chinese markers, for `replace` and `match`: longest first. */
export const CHINESE = {
  neutral: anyOf(data.zh.neutral),
  turning: anyOf(data.zh.turning),
  negations: anyOf(data.zh.negations),
  modals: anyOf(data.zh.modals),
};

/** Patterns of the English markers. */
export const ENGLISH = {
  neutral: new RegExp(`\\b(?:${data.en.neutral.join('|')})\\b`, 'gi'),
  condition: new RegExp(`\\b(?:${data.en.condition})\\b[^,;:.]*`, 'gi'),
  negative: new RegExp(`\\b(?:${data.en.negative})\\b`, 'i'),
  modal: new RegExp(`\\b(?:${data.en.modal})\\b`, 'i'),
};

/** Irregular English forms and their plain one. */
export const IRREGULAR = new Map(Object.entries(data.en.irregular));

/** English words and what they are called in Chinese texts. */
export const TERMS = Object.entries(terms).map(([english, chinese]) => ({
  english: new RegExp(`\\b(?:${english})`, 'i'),
  chinese,
}));

function anyOf(words: string[]): RegExp {
  return new RegExp([...words].sort((a, b) => b.length - a.length).join('|'), 'g');
}
