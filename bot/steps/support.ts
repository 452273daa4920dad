import { figuresHeld, figuresStated } from '../../knowledge/figures.ts';
import { tokenise } from '../../knowledge/tokens.ts';
import { type Language, languageOf } from '../../src/base/language.ts';
import { TERMS } from '../polarity/markers.ts';

/**
 * Share of a statement's words that the cited texts must hold. Measured over the guides: against their own
 * articles 4 % of the Chinese statements fall below it (advice that rests on no law), against those of another
 * section 94 %. Over another language, by terms: 3 % and 60 %.
 */
const WORDS_HELD = 0.2;
const TERMS_HELD = 0.25;

/** Whether cited passages speak of what a statement says at all; that they say just that is not proven by it. */
export function speaksOf(statement: string, passages: readonly string[]): boolean {
  const language = languageOf(statement);
  const same = passages.filter((passage) => languageOf(passage) === language);
  const other = passages.filter((passage) => languageOf(passage) !== language);
  return holdWords(statement, same.join('\n')) || holdTerms(statement, language, other.join('\n'));
}

function holdWords(statement: string, text: string): boolean {
  const words = wordsOf(statement);
  const held = wordsOf(text);
  return [...words].filter((word) => held.has(word)).length / (words.size || 1) >= WORDS_HELD;
}

/** Character pairs of Chinese, English words that are not of the smallest. */
function wordsOf(text: string): Set<string> {
  return new Set(tokenise(text).filter((token) => token.length > (/^[a-z]/.test(token) ? 3 : 1)));
}

function holdTerms(statement: string, language: Language, text: string): boolean {
  const stands = ({ english, chinese }: (typeof TERMS)[number], within: string, inLanguage: Language) =>
    inLanguage === 'en' ? english.test(within) : chinese.some((word) => within.includes(word));
  const terms = TERMS.filter((term) => stands(term, statement, language));
  const held = terms.filter((term) => stands(term, text, language === 'en' ? 'zh' : 'en'));
  if (held.length > 0 && held.length / terms.length >= TERMS_HELD) return true;
  const figures = figuresHeld(text);
  return [...figuresStated(statement)].some((figure) => figures.has(figure));
}
