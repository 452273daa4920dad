import { tokenise } from '../knowledge/tokens.ts';
import type { Language } from '../src/base/language.ts';
import type { GuideContent } from './guide-content.ts';

/** The ways a section is asked, and what it says first. */
export type Ways = Pick<GuideContent, 'questions' | 'heading' | 'lead'>;

/** How like a question is to the ways a guide section is asked, 0 to 1. */
export type Likeness = (question: string, section: Ways, language: Language) => number;

/**
 * Cosine over idf-weighted tokens, idf taken from all guide questions of the language. The best of the
 * section's questions, its heading and its lead counts: a section that is asked just so comes close to 1.
 */
export function createLikeness(sections: Record<Language, GuideContent[]>): Likeness {
  const weights = { zh: idf(sections.zh), en: idf(sections.en) };
  const known = new Map<string, Map<string, number>>();
  const vector = (text: string, language: Language) => {
    const key = `${language}:${text}`;
    const held = known.get(key);
    if (held) return held;
    const made = weigh(text, weights[language]);
    known.set(key, made);
    return made;
  };
  // One question is compared with many sections in a row.
  let last = { key: '', asked: new Map<string, number>() };
  return (question, section, language) => {
    const key = `${language}:${question}`;
    if (last.key !== key) last = { key, asked: weigh(question, weights[language]) };
    const { asked } = last;
    const ways = [...section.questions, section.heading, section.lead];
    return Math.max(...ways.map((way) => cosine(asked, vector(way, language))));
  };
}

type Idf = { of: (token: string) => number };

function idf(sections: GuideContent[]): Idf {
  const frequency = new Map<string, number>();
  for (const { questions, heading, lead } of sections)
    for (const token of new Set([...questions, heading, lead].flatMap(tokenise)))
      frequency.set(token, (frequency.get(token) ?? 0) + 1);
  // Without guides every word counts the same.
  const total = Math.max(1, sections.length);
  return { of: (token) => Math.log(1 + total / (0.5 + (frequency.get(token) ?? 0))) };
}

function weigh(text: string, { of }: Idf): Map<string, number> {
  const vector = new Map<string, number>();
  for (const token of new Set(tokenise(text))) vector.set(token, of(token));
  const length = Math.hypot(...vector.values()) || 1;
  for (const [token, weight] of vector) vector.set(token, weight / length);
  return vector;
}

function cosine(a: Map<string, number>, b: Map<string, number>): number {
  let sum = 0;
  for (const [token, weight] of a) sum += weight * (b.get(token) ?? 0);
  return sum;
}
