import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { TEAMS, type Team } from '../outcomes.ts';

const words = z.array(z.string().min(1)).min(1);
const schema = z.record(z.string(), z.strictObject({ team: z.enum(TEAMS), zh: words, en: words }));

/** Words per subject, as kept in `topics.yaml`. */
export const topicWords = loadData('bot/understand/topics.yaml', schema);

const matchers = Object.entries(topicWords).map(([topic, { team, zh, en }]) => ({
  topic,
  team,
  pattern: new RegExp(`${alternatives(zh)}|\\b(?:${alternatives(en)})(?:e?s|e?d|ing)?\\b`, 'g'),
}));

/** Longest first, so that 增值税专用发票 is not found as 税. */
function alternatives(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

/** A subject of a message, with the words that show it. */
export interface Topic {
  topic: string;
  team: Team;
  words: string[];
}

/** Subjects of a normalised text, the best shown first. */
export function topicsOf(normal: string): Topic[] {
  return matchers
    .map(({ topic, team, pattern }) => ({ topic, team, words: [...new Set(normal.match(pattern) ?? [])] }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => weight(b) - weight(a));
}

/** Longer words say more: 转让定价 outweighs 公司. */
export function weight({ words }: Topic): number {
  return words.reduce(
    (sum, word) => sum + (/[a-z]/.test(word) ? word.split(/[ -]/).length * 1.6 : word.length - 0.9),
    0,
  );
}
