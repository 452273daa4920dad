import { NUMERAL, parseNumeral } from './numerals.ts';
import { CROSS_REFERENCE } from './parsers/reflow.ts';

/** A line that looks like the beginning of an article. */
export interface Candidate {
  /** Place of the line in the text. */
  line: number;
  /** As written: `第四十七条`, `第四十七条之一`. */
  article: string;
  number: number;
  /** 之一 → 1; 0 without. */
  sub: number;
  /** The number with what sets it off: everything before `rest`. */
  label: string;
  /** The words after the number. */
  rest: string;
  /** Set off by a space or colon, as headings of articles are. */
  setOff: boolean;
  /** Goes on as a cross-reference does: "第三十八条规定的…". */
  crossReference: boolean;
}

const ARTICLE = new RegExp(
  `^[【\\[]?(第([${NUMERAL}]+)条(?:之([${NUMERAL}]+))?)[】\\]]?([\\s\\u3000:：]*)([\\s\\S]*)$`,
);
/** How many candidates ahead decide whether the count goes on: enough for any article, and a bound on the work. */
const LOOKAHEAD = 80;
const REFERENCE = new RegExp(`^${CROSS_REFERENCE}`);

/** The line as the beginning of an article, or null. */
export function articleCandidate(text: string, line: number): Candidate | null {
  const match = ARTICLE.exec(text);
  const number = parseNumeral(match?.[2] ?? '');
  if (!match || number === null) return null;
  const [, article = '', , sub, gap = '', rest = ''] = match;
  return {
    line,
    article: article.replace(/\s/g, ''),
    number,
    sub: sub ? (parseNumeral(sub) ?? 0) : 0,
    label: text.slice(0, text.length - rest.length),
    rest,
    setOff: gap !== '' || rest === '',
    crossReference: REFERENCE.test(rest),
  };
}

/**
 * Which candidates are articles: those that continue the count. A candidate out of count is text (a wrapped
 * cross-reference), unless the count goes on behind it (an article is missing) or starts anew (an annexed
 * text with articles of its own).
 */
export function articlesAmong(candidates: readonly Candidate[]): Candidate[] {
  const articles: Candidate[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const last = articles.at(-1);
    const later = candidates.slice(i + 1, i + 1 + LOOKAHEAD);
    if (!last ? begins(candidate, later) : continues(last, candidate, later)) articles.push(candidate);
  }
  return articles;
}

function begins(candidate: Candidate, later: readonly Candidate[]): boolean {
  if (candidate.number === 1) return !candidate.crossReference || candidate.setOff;
  return candidate.setOff && !candidate.crossReference && later.some((next) => follows(candidate, next));
}

function continues(last: Candidate, candidate: Candidate, later: readonly Candidate[]): boolean {
  if (follows(last, candidate)) return !candidate.crossReference || !betterOneComes(candidate, later);
  if (candidate.crossReference) return false;
  if (candidate.number < last.number) return startsAnew(candidate, later);
  return candidate.number > last.number && skipsOver(last, candidate, later);
}

/** The count begins again: at one, or at a book bound out of order when two more articles follow at once. */
function startsAnew(candidate: Candidate, later: readonly Candidate[]): boolean {
  const [second, third] = later;
  if (!second || !follows(candidate, second)) return false;
  if (candidate.number === 1) return true;
  return (
    third !== undefined && follows(second, third) && [candidate, second, third].every(({ setOff }) => setOff)
  );
}

/** Whether `next` is the article after `last`: the next number, or the next 之 of the same. */
function follows(last: Candidate, next: Candidate): boolean {
  if (next.number === last.number) return next.sub === last.sub + 1;
  return next.number === last.number + 1 && next.sub <= 1;
}

/** The same number comes again, set off, before the count goes on: then this one was a reference to it. */
function betterOneComes(candidate: Candidate, later: readonly Candidate[]): boolean {
  const next = later.findIndex((other) => other.number === candidate.number + 1 && !other.crossReference);
  const between = next === -1 ? later : later.slice(0, next);
  return between.some((other) => other.number === candidate.number && !other.crossReference);
}

/** The expected article never comes, and the count goes on from here. */
function skipsOver(last: Candidate, candidate: Candidate, later: readonly Candidate[]): boolean {
  const restart = later.findIndex((other) => other.number === 1);
  const ahead = restart === -1 ? later : later.slice(0, restart);
  if (ahead.some((other) => follows(last, other) && !other.crossReference)) return false;
  const goesOn = ahead.some((other) => follows(candidate, other));
  return goesOn || (candidate.setOff && ahead.every((other) => other.number <= candidate.number));
}
