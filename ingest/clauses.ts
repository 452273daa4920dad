import { addDays, type Day } from '../src/base/time.ts';
import { DATE_PATTERN, dayOf } from './dates.ts';

const SELF =
  '(?:本|该|此)(?:法|条例|办法|规定|解释|细则|实施细则|通知|公告|意见|决定|规则|制度|政策|措施|方案|标准|批复)';
const EFFECTIVE_DAY = new RegExp(
  `${SELF}(?:[^。；]{0,12}?)[自从]\\s*${DATE_PATTERN}\\s*(?:起|开始)?\\s*(?:正式|开始)?(?:施行|实施|执行|生效)`,
);
const EFFECTIVE_AT_ONCE = new RegExp(
  `${SELF}?[^。；]{0,12}?[自从](?:公布|发布|印发|颁布|下发|通过|本?文?印发)之?日(?:起|开始)?\\s*(?:施行|实施|执行|生效)`,
);
const UNTIL = new RegExp(
  `(?:有效期(?:限)?(?:截?至|到|为?自.{4,24}?(?:起)?至)|(?:施行|实施|执行)(?:期限)?(?:截?至|到)|起?至)\\s*${DATE_PATTERN}(?=\\s*(?:止|[。；，,]|$|日?有效|废止|失效))`,
);
const VALID_YEARS = /有效期(?:限)?(?:为)?\s*([一二三四五六七八九十\d]{1,2})\s*年/;
const REPEAL = /(?:同时|即行|予以|一并)(?:废止|失效)|自本.{1,4}施行之日起(?:废止|失效)/;
const DOUBT = /(?:不一致|抵触|不符)|(?:中|的)(?:有关|相关)(?:规定|条款)/;

/** What the closing clauses of a text say about its own time in force. */
export interface Clauses {
  /** A named first day, or `at_once` (on publication). */
  effective: Day | 'at_once' | null;
  /** Last day, when the text itself names one for the whole of it. */
  lastDay: Day | null;
  /** Years it is valid for, counted from its first day. */
  validYears: number | null;
  /** Titles repealed in whole by it. */
  repealed: string[];
}

/**
 * Reads the closing clauses. Expiry is taken only from a sentence about the text itself: a day in one of its
 * provisions limits that provision, not the text.
 */
export function readClauses(text: string): Clauses {
  const sentences = text.split(/(?<=[。；])|\n/);
  const own = sentences.filter((sentence) => new RegExp(`${SELF}|有效期`).test(sentence));
  const effective = first(own, EFFECTIVE_DAY);
  return {
    effective: effective ?? (own.some((sentence) => EFFECTIVE_AT_ONCE.test(sentence)) ? 'at_once' : null),
    lastDay: lastDayOf(own),
    validYears: yearsOf(own),
    repealed: sentences.flatMap(repealedIn),
  };
}

/** The last day of a text valid for some years from `from`. */
export function lastDayAfter(from: Day, years: number): Day {
  return addDays(`${Number(from.slice(0, 4)) + years}${from.slice(4)}`, -1);
}

function first(sentences: readonly string[], pattern: RegExp): Day | null {
  for (const sentence of [...sentences].reverse()) {
    const match = pattern.exec(sentence);
    const day = match && dayOf(match[1] ?? '', match[2] ?? '', match[3] ?? '');
    if (day) return day;
  }
  return null;
}

function lastDayOf(own: readonly string[]): Day | null {
  return first(
    own.filter((sentence) =>
      new RegExp(`${SELF}.{0,30}(?:施行|实施|执行|生效|有效)|^有效期`).test(sentence.trim()),
    ),
    UNTIL,
  );
}

function yearsOf(own: readonly string[]): number | null {
  for (const sentence of own) {
    const match = new RegExp(`${SELF}[^。；]*`).test(sentence) ? VALID_YEARS.exec(sentence) : null;
    const years = match ? '一二三四五六七八九十'.indexOf(match[1] ?? '') + 1 || Number(match[1]) : Number.NaN;
    if (years >= 1 && years <= 30) return years;
  }
  return null;
}

/** Titles in a sentence of repeal; one of which only a part is repealed is left out. */
function repealedIn(sentence: string): string[] {
  if (!REPEAL.test(sentence) || DOUBT.test(sentence)) return [];
  const titles: string[] = [];
  for (const match of sentence.matchAll(/《((?:[^《》]|《[^《》]*》)+)》([^《]*)/g)) {
    const after = (match[2] ?? '').replace(/[（(][^（）()]*[）)]/g, '').trim();
    if (/^第.{1,8}[条款章]/.test(after) || /第.{1,8}[条款项]/.test(after.split(REPEAL)[0] ?? '')) continue;
    if (/^(?:规定|所称|的规定)/.test(after)) continue;
    titles.push((match[1] ?? '').replaceAll('〈', '《').replaceAll('〉', '》'));
  }
  return titles;
}
