import { tokenise } from '../../knowledge/tokens.ts';
import { languageOf } from '../../src/base/language.ts';
import { type Clause, clausesOf, isNegative } from './clause.ts';
import { ENGLISH, TERMS } from './markers.ts';

/** A sentence speaks of the same when it holds this share of the statement's terms, by weight. */
const ALIKE = 0.42;
const NEARLY = 0.85;

/** A sentence of a passage: whether it holds a term, and which way it goes. */
interface Sentence {
  text: string;
  holds(term: Term): boolean;
  /** Every main clause of it forbids or frees; nothing in it does. Neither: it goes both ways. */
  bans: boolean;
  clean: boolean;
}

interface Term {
  english: string;
  chinese: readonly string[];
}

/**
 * The sentence of a passage, in either language, that an English statement turns round. Over Chinese texts it
 * is found by terms, so only plain cases are judged: a plain "not" against a sentence with no negation, a
 * plain "may" or "must" against one that only forbids. Null when there is none.
 */
export function turnedInEnglish(statement: string, passages: readonly string[]): string | null {
  const sentences = passages.flatMap((passage) =>
    languageOf(passage) === 'zh' ? chineseSentences(passage) : englishSentences(passage),
  );
  for (const said of statement.split(/(?<=[.;:!?])\s+/)) {
    const direction = directionOf(said);
    if (direction === null) continue;
    const top = mostLike(said, sentences);
    const turned = direction === 'negative' ? top.every(({ clean }) => clean) : top.every(({ bans }) => bans);
    if (top[0] && turned) return top[0].text.trim();
  }
  return null;
}

/** Which way a sentence plainly goes; null when it does not say, or goes both ways. */
function directionOf(sentence: string): 'negative' | 'positive' | null {
  const telling = sentence.replace(ENGLISH.neutral, '');
  const main = telling.replace(ENGLISH.condition, '');
  if (ENGLISH.negative.test(main)) return 'negative';
  return ENGLISH.modal.test(main) && !ENGLISH.negative.test(telling) ? 'positive' : null;
}

/** The sentences that hold most of the terms, rare ones weighing more. */
function mostLike(said: string, sentences: Sentence[]): Sentence[] {
  const terms = termsOf(said);
  if (terms.length < 2) return [];
  const weights = terms.map((term) => {
    const holding = sentences.filter((sentence) => sentence.holds(term)).length;
    return Math.log(1 + sentences.length / (0.5 + holding));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scored = sentences.map((sentence) => ({
    sentence,
    score: weights.reduce((sum, weight, i) => sum + (sentence.holds(terms[i]!) ? weight : 0), 0) / total,
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best < ALIKE) return [];
  return scored
    .filter(({ score }) => score >= best * NEARLY)
    .sort((a, b) => b.score - a.score)
    .map(({ sentence }) => sentence);
}

function termsOf(said: string): Term[] {
  return TERMS.flatMap(({ english, chinese }) => {
    const found = english.exec(said)?.[0];
    return found ? [{ english: found, chinese }] : [];
  });
}

function chineseSentences(passage: string): Sentence[] {
  const bySentence = new Map<number, Clause[]>();
  for (const clause of clausesOf(passage))
    bySentence.set(clause.sentence, [...(bySentence.get(clause.sentence) ?? []), clause]);
  return [...bySentence.values()].map((clauses) => {
    const text = clauses.map((clause) => clause.text).join('');
    const main = clauses.filter((clause) => !clause.condition);
    return {
      text,
      holds: ({ chinese }) => chinese.some((word) => text.includes(word)),
      bans: main.some(isNegative) && !main.some((clause) => !isNegative(clause) && clause.modal),
      clean: !main.some(isNegative),
    };
  });
}

function englishSentences(passage: string): Sentence[] {
  return passage.split(/(?<=[.;:!?])\s+/).map((text) => {
    const tokens = new Set(tokenise(text));
    const direction = directionOf(text);
    return {
      text,
      holds: ({ english }) =>
        tokenise(english).every((token) => [...tokens].some((held) => held.startsWith(token))),
      bans: direction === 'negative',
      clean: !ENGLISH.negative.test(text.replace(ENGLISH.neutral, '')),
    };
  });
}
