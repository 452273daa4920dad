import { tokenise } from '../../knowledge/tokens.ts';
import { clausesOf } from '../polarity/clause.ts';
import { keywordsOf } from '../understand/keywords.ts';
import { asksPermission } from './lead.ts';

/** A clause must hold this share of what a question is about before it may answer it with yes or no. */
const SAME = 0.6;
const FORBIDS = /不得|禁止|严禁|不准|不予/;
const ALLOWS = /可以|有权|允许/;

/**
 * What a Chinese quote says to a question whether something is allowed: `forbidden` or `allowed`, null where no one
 * clause speaks of just that, or the clauses that do go both ways. Silence is better than a wrong yes.
 */
export function verdictOf(question: string, quote: string): 'forbidden' | 'allowed' | null {
  if (!asksPermission(question)) return null;
  const asked = new Set(tokenise(keywordsOf(question)).filter((token) => token.length > 1));
  if (asked.size < 2) return null;
  const same = clausesOf(quote).filter(({ condition, text }) => {
    const held = new Set(tokenise(text));
    return !condition && [...asked].filter((token) => held.has(token)).length / asked.size >= SAME;
  });
  const verdicts = new Set(
    same.flatMap(({ text }) => {
      if (FORBIDS.test(text)) return ['forbidden' as const];
      return ALLOWS.test(text) && !/可以(?:不|低于|超过)/.test(text) ? ['allowed' as const] : [];
    }),
  );
  return verdicts.size === 1 ? [...verdicts][0]! : null;
}
