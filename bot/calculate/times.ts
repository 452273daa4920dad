import type { Day } from '../../src/base/time.ts';
import { daysBetween, shift, shiftWritten } from '../understand/calendar.ts';
import type { Facts } from '../understand/facts.ts';
import type { Span } from '../understand/spans.ts';

/** Farther from its word than this, a length of time says nothing about it. */
const REACH = 14;

type Words = readonly (readonly [string, RegExp])[];

/** Lengths of time by the input they fill: each belongs to the word closest to it. */
export function timesIn(
  normal: string,
  { spans, moments }: Facts,
  words: Words,
  today: Day,
): Record<string, number> {
  const found: Record<string, number> = {};
  const loose: Span[] = [];
  for (const span of spans) {
    const name = nearestWord(normal, span, words);
    if (name === null) loose.push(span);
    else if (name === 'days') found.days ??= daysOf(span, today);
    else if (name !== 'notice') found[name] ??= monthsOf(span);
  }
  const started = moments.find(({ at, text }) => isNear(normal, at, at + text.length, STARTED));
  const thisYear = today.slice(0, 4);
  if (started) {
    const ended = moments.find(({ at, text }) => isNear(normal, at, at + text.length, ENDED));
    found.months ??= monthsBetween(started.day, ended?.day ?? today);
    if (!ended && started.day.startsWith(thisYear) && started.exact)
      found.remainingDays = daysBetween(started.day, `${thisYear}-12-31`) + 1;
  }
  const left = moments.find(({ at, text }) => isNear(normal, at, at + text.length, ENDED));
  if (left?.exact && left.day.startsWith(thisYear))
    found.yearDays = daysBetween(`${thisYear}-01-01`, left.day) + 1;
  const due = moments.find(({ at, text }) => isNear(normal, at, at + text.length, DUE));
  if (due && due.day < today) found.days ??= daysBetween(due.day, today);
  const [only, ...others] = loose;
  if (only && others.length === 0) {
    if (only.unit === 'day') found.days ??= only.count;
    else found.months ??= monthsOf(only);
  }
  if (found.careerMonths === undefined && found.months !== undefined) found.careerMonths = found.months;
  if (found.months === undefined && found.careerMonths !== undefined) found.months = found.careerMonths;
  return found;
}

const STARTED = /入职|进公司|进厂|开始上班|到职|join\w*|start\w*|hired|since/;
const ENDED = /离职|辞退|开除|解除|终止|被裁|走人|left|fired|dismiss\w*|terminat\w*|laid off|ended/;
const DUE = /到期|应付|应缴|该付|截止|应当|due|payable/;

function nearestWord(normal: string, { at, text }: Span, words: Words): string | null {
  let best: string | null = null;
  let least = REACH;
  for (const [name, pattern] of words)
    for (const found of normal.matchAll(pattern)) {
      const before = at - (found.index + found[0].length);
      const after = found.index - (at + text.length);
      // What stands before says more than what stands behind.
      const distance = before >= 0 ? before : after >= 0 ? after + 1 : 0;
      if (distance < least && !/[.。;；?!]/.test(between(normal, at, text, found))) {
        best = name;
        least = distance;
      }
    }
  return best;
}

function between(normal: string, at: number, text: string, { index, 0: word }: RegExpExecArray): string {
  return index < at ? normal.slice(index + word.length, at) : normal.slice(at + text.length, index);
}

function isNear(normal: string, from: number, to: number, word: RegExp): boolean {
  return word.test(normal.slice(to, to + 8)) || word.test(normal.slice(Math.max(0, from - 12), from));
}

function monthsOf({ count, unit }: Span): number {
  const months = { year: count * 12, month: count, week: (count * 7) / 30, day: count / 30 }[unit];
  return Math.round(months * 100) / 100;
}

function daysOf({ count, unit }: Span, today: Day): number {
  const from = unit === 'day' ? null : shiftWritten(today, -count, unit);
  return from === null ? count : daysBetween(from, today);
}

/** Whole months, and the rest in parts of thirty days. */
function monthsBetween(from: Day, to: Day): number {
  let months = 0;
  while (shift(from, months + 1, 'month') <= to) months += 1;
  return Math.round((months + daysBetween(shift(from, months, 'month'), to) / 30) * 100) / 100;
}
