import { CHINESE } from './markers.ts';

/** A clause of a Chinese text and what turns it. */
export interface Clause {
  text: string;
  /** Number of its sentence. */
  sentence: number;
  /** Forbids, or frees from a duty. */
  turned: boolean;
  /** The two characters after each plain negation: what is negated. */
  negated: string[];
  /** Allows or obliges. */
  modal: boolean;
  /** Says when something holds, not that it holds. */
  condition: boolean;
  /** Stands in a list, and takes its direction from the words before the list. */
  item: boolean;
  /** Without what turns it as a whole. */
  plain: string;
  /** What it speaks of: pairs of characters, negations and modals left out. */
  pairs: Set<string>;
}

const NEGATIONS = CHINESE.negations.source;
const NEGATED = new RegExp(`(?:${NEGATIONS})(\\p{Script=Han}{2})`, 'gu');
const LIST_ITEM = /^\s*[（(][一二三四五六七八九十]+[)）]/;
const OPENS_LIST = /[：:]\s*$|下列|以下/;
/** `没有约定的`, `逾期不改正的` before the rest of the clause; `不享有…的权利` is no condition. */
const CONDITION_WITHIN =
  /^(?!.{0,24}(?:有权|应当|可以|不得)).{0,8}?(?:不(?![需必用可准许应再予]|享有|具有|承担|属于|适用)|未|没有|没|无(?![需须权])|逾期)[^，。；：]{1,9}?的(?=\p{Script=Han}{2})/u;
const CONDITION = /的[，,]?\s*$|^(?:第.{1,9}条\s*)?(?:因|由于|如果?|若)/;

/** The clauses of a Chinese text. Items of a list whose opening words are not there are left out. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let listTurned: boolean | null = null;
  for (const [sentence, words] of text.split(/(?<=[。；！？\n;])/).entries()) {
    if (words.trim() === '') continue;
    if (!/^\s*[（(]/.test(words)) listTurned = null;
    for (const part of words.split(/(?<=[，：,:])/).flatMap(withoutCondition)) {
      const item = LIST_ITEM.test(part);
      const clause = clauseOf(part, sentence);
      if (OPENS_LIST.test(part)) listTurned = clause.turned;
      if (!item) clauses.push(clause);
      else if (listTurned !== null)
        clauses.push({ ...clause, item: listTurned, turned: clause.turned !== listTurned });
    }
  }
  return clauses;
}

function withoutCondition(clause: string): string[] {
  const condition = CONDITION_WITHIN.exec(clause)?.[0];
  return condition ? [condition, clause.slice(condition.length)] : [clause];
}

function clauseOf(text: string, sentence: number): Clause {
  const telling = text.replace(CHINESE.neutral, '＃');
  const plain = telling.replace(CHINESE.turning, '');
  const matter = plain.replace(CHINESE.negations, '').replace(CHINESE.modals, '');
  return {
    text,
    sentence,
    turned: (telling.match(CHINESE.turning)?.length ?? 0) % 2 === 1,
    negated: [...plain.matchAll(NEGATED)].map((found) => found[1]!),
    modal: plain.search(CHINESE.modals) >= 0,
    condition: CONDITION.test(text),
    item: false,
    plain,
    pairs: pairsOf(matter),
  };
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const [run] of text.matchAll(/[\p{Script=Han}\d]+/gu))
    for (let i = 0; i + 1 < run.length; i += 1) pairs.add(run.slice(i, i + 2));
  return pairs;
}

/** Whether a clause is turned or holds a negation at all. */
export function isNegative({ turned, negated }: Clause): boolean {
  return turned || negated.length > 0;
}

/** Whether a clause says a word straight, with no negation before it. */
export function affirms(clause: Clause, word: string): boolean {
  return !clause.negated.includes(word) && new RegExp(`(?<!${NEGATIONS})${word}`).test(clause.plain);
}
