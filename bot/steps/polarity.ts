import { languageOf } from '../../src/base/language.ts';
import { turnedInChinese } from '../polarity/chinese.ts';
import { turnedInEnglish } from '../polarity/english.ts';

/**
 * What a statement turns round: the words of the cited passages that are most like it and say the opposite (may
 * for must not, need not for must). Null when it goes their way, or when they are not like enough to tell.
 *
 * Measured on `test/bot/polarity-pairs.yaml` and on the 1,265 statements of the guides in each language, against
 * the articles they rest on: see `test/bot/polarity.test.ts`.
 */
export function turnedRound(statement: string, passages: readonly string[]): string | null {
  return languageOf(statement) === 'zh'
    ? turnedInChinese(statement, passages)
    : turnedInEnglish(statement, passages);
}
