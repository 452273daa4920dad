import { articlesIn } from '../knowledge/article-ref.ts';
import { toNumber } from '../knowledge/numerals.ts';
import { addDays, type Day } from '../src/base/time.ts';
import { DATE_PATTERN, dayOf } from './dates.ts';

/** How a text calls itself. */
export const SELF =
  '(?:本|该|此)(?:法|条例|办法|规定|解释|细则|实施细则|通知|公告|通告|意见|决定|规则|制度|政策|措施|方案|标准|批复|目录|清单|指引|指南|计划|规程|准则|文件|规划)';
const HOLD = '(?:施行|实施|执行|生效|试行)';
const PUBLIC = '(?:公布|发布|印发|颁布|下发|通过|本?文?印发)';
const NUMBER = '[\\d零〇一二两三四五六七八九十百]{1,4}';
const EFFECTIVE_DAY = new RegExp(
  `${SELF}(?:[^。；]{0,12}?)[自从]\\s*${DATE_PATTERN}\\s*(?:起|开始)?\\s*(?:正式|开始)?${HOLD}`,
);
const SPAN = new RegExp(
  `(?:${HOLD}|有效)(?:期限?|期间|时间)?\\s*(?:为|是|：|:)?\\s*[自从]?\\s*${DATE_PATTERN}\\s*(?:起|开始)?\\s*(?:至|到|-|—|－)`,
);
const AT_ONCE = new RegExp(`${SELF}?[^。；]{0,12}?[自从]${PUBLIC}之?日(?:起|开始)?\\s*${HOLD}`);
const AFTER_DAYS = new RegExp(
  `[自从]${PUBLIC}之?日(?:起|后)?\\s*(?:满|的?第)?\\s*(${NUMBER})\\s*(日|天|个月)(?:之?后)?(?:起)?\\s*${HOLD}`,
);
const UNTIL = new RegExp(
  `(?:有效期(?:限)?(?:截?至|到|为?自.{4,24}?(?:起)?至)|${HOLD}(?:期限)?(?:截?至|到)|起?至|—|－)\\s*${DATE_PATTERN}(?=\\s*(?:止|[。；，,）)]|$|日?有效|废止|失效))`,
);
const VALID_FOR = new RegExp(
  `(?:有效期(?:限)?|试行期(?:限)?|(?:暂定)?试行|(?:施行|执行|实施)期(?:限)?)(?:为|暂定为?)?\\s*(${NUMBER})\\s*(年|个月)`,
);
const LIMITS_ITSELF = new RegExp(`${SELF}.{0,30}(?:${HOLD}|有效)|^(?:有效期|执行期限|试行期)`);
const OPENS_AT_ONCE = new RegExp(`(?:^|，)[自从]?${PUBLIC}之?日(?:起|后)`);
const OWN_ARTICLE = new RegExp(
  `(第[^。；，]{1,40}?条(?:第[^。；，]{1,6}?款)?)(?:的规定|规定)?[自从]\\s*${DATE_PATTERN}\\s*起\\s*(?:施行|实施|执行|生效)`,
);
/** Sentences at the beginning and the end in which a notice without "本通知" speaks of itself. */
const HEAD = 8;
const TAIL = 6;

/** What the closing clauses of a text say about its own time in force, each with the sentence that says it. */
export interface Clauses {
  /** A named first day, or so many days after publication: 0 is at once. */
  effective: { day: Day; quote: string } | { afterDays: number; quote: string } | null;
  /** Last day, when the text itself names one for the whole of it. */
  lastDay: { day: Day; quote: string } | null;
  /** Months it is valid for, counted from its first day. */
  validity: { months: number; quote: string } | null;
  /** Articles of its own that take effect on a day of their own. */
  articleStarts: { article: string; from: Day }[];
}

/**
 * Reads the closing clauses. Expiry is taken only from a sentence about the text itself: a day in one of its
 * provisions limits that provision, not the text.
 */
export function readClauses(text: string): Clauses {
  const sentences = sentencesOf(text);
  const own = sentences.filter(
    (sentence, i) =>
      new RegExp(`${SELF}|有效期|试行期|执行期限`).test(sentence) ||
      ((i < HEAD || i >= sentences.length - TAIL) && OPENS_AT_ONCE.test(sentence)),
  );
  const starts = own.flatMap(articleStartsIn);
  return {
    effective: effectiveOf(own),
    lastDay: dated(
      own.filter((sentence) => LIMITS_ITSELF.test(sentence)),
      UNTIL,
    ),
    validity: validityOf(own),
    articleStarts: starts,
  };
}

/** The sentences of a text; a line ends one too. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。；])|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The last day of a text valid for some months from `from`: the day before the same date (Civil Code, article 202). */
export function lastDayAfter(from: Day, months: number): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const same = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
  return date > last ? same : addDays(same, -1);
}

function effectiveOf(own: readonly string[]): Clauses['effective'] {
  const day = dated(own, EFFECTIVE_DAY) ?? dated(own, SPAN);
  if (day) return day;
  for (const quote of own) {
    const after = AFTER_DAYS.exec(quote);
    const count = after && toNumber(after[1]!);
    if (count) return { afterDays: after[2] === '个月' ? count * 30 : count, quote };
    if (AT_ONCE.test(quote)) return { afterDays: 0, quote };
  }
  return null;
}

function dated(sentences: readonly string[], pattern: RegExp): { day: Day; quote: string } | null {
  for (const quote of [...sentences].reverse()) {
    const match = pattern.exec(quote);
    const day = match && dayOf(match[1] ?? '', match[2] ?? '', match[3] ?? '');
    if (day) return { day, quote };
  }
  return null;
}

function validityOf(own: readonly string[]): Clauses['validity'] {
  for (const quote of own) {
    const match = new RegExp(`${SELF}|^[自从]|^有效期|^试行期`).test(quote) ? VALID_FOR.exec(quote) : null;
    const count = match && toNumber(match[1]!);
    const months = count && match[2] === '年' ? count * 12 : (count ?? 0);
    if (months >= 1 && months <= 360) return { months, quote };
  }
  return null;
}

/** 本办法自…起施行，其中第十条自…起施行. */
function articleStartsIn(sentence: string): Clauses['articleStarts'] {
  const found = OWN_ARTICLE.exec(sentence);
  const from = found && dayOf(found[2] ?? '', found[3] ?? '', found[4] ?? '');
  if (!from || sentence.includes('《')) return [];
  return articlesIn(found[1] ?? '').map(({ article }) => ({ article, from }));
}
