import { languageOf } from '../../src/base/language.ts';
import { turnedInChinese } from '../polarity/chinese.ts';
import { turnedInEnglish } from '../polarity/english.ts';
import { turnedAmongEnglish } from '../polarity/english-pairs.ts';

/**
 * What a statement turns round: the words of the cited passages that are most like it and say the opposite (may
 * for must not, need not for must). Null when it goes their way, or when they are not like enough to tell.
 *
 * `said`: what the centre's own guides say of these passages, in the language of the statement; turning that round is
 * turning the passages round.
 *
 * Measured on `test/bot/polarity-pairs.yaml` and on the 1,265 statements of the guides in each language, against
 * the articles they rest on: see `test/bot/polarity.test.ts`.
 */
export function turnedRound(
  statement: string,
  passages: readonly string[],
  said: readonly string[] = [],
): string | null {
  if (languageOf(statement) === 'zh')
    return turnedInChinese(statement, passages) ?? turnedInChinese(statement, said);
  return turnedInEnglish(statement, passages) ?? turnedAmongEnglish(statement, said);
}
