import type { Day } from '../../src/base/time.ts';
import { dayOf, shift, shiftWritten, type Unit, weekday } from './calendar.ts';
import { COUNT, countOf } from './numbers.ts';
import { type Span, spansOf } from './spans.ts';

/** A point in time that a message names, reckoned from today. */
export interface Moment {
  day: Day;
  /** As written, and where. */
  text: string;
  at: number;
  /** Named to the day; else about then. */
  exact: boolean;
  /** Something is due then (by Thursday, 三天内), as against something that happened. */
  due: boolean;
}

type Reading = (found: RegExpMatchArray, today: Day, due: boolean) => Day | null;

/** Points in time of a normalised text, in order of place. */
export function momentsOf(normal: string, today: Day): Moment[] {
  const moments: Moment[] = [];
  let rest = normal;
  for (const { pattern, exact, read, due } of READINGS) {
    rest = rest.replace(pattern, (...found) => {
      const text = found[0] as string;
      const at = found.at(typeof found.at(-1) === 'object' ? -3 : -2) as number;
      const isDue = due ?? (/^ ?(?:by|before|until)\b/.test(text) || isDueAt(normal, at, at + text.length));
      const day = read(found as RegExpMatchArray, today, isDue);
      if (day === null) return text;
      moments.push({ day, text, at, exact, due: isDue });
      return ' '.repeat(text.length);
    });
  }
  moments.push(...spansOf(rest).flatMap((span) => since(span, today)));
  return moments.sort((a, b) => a.at - b.at);
}

/** 拖了两年半: something began that long ago. */
function since({ elapsed, count, unit, text, at }: Span, today: Day): Moment[] {
  const day = elapsed ? shiftWritten(today, -count, unit) : null;
  return day === null ? [] : [{ day, text, at, exact: unit === 'day', due: false }];
}

function isDueAt(text: string, from: number, to: number): boolean {
  return (
    /(?:by|before|until|due(?: on)?|no later than|deadline(?: is)?|截止到?|截至) ?(?:the )?$/.test(
      text.slice(0, from),
    ) || /^ ?(?:之?前|以前|截止|到期|必须)/.test(text.slice(to))
  );
}

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const MONTH_NAME = `(${MONTHS})[a-z]*\\.?`;
const ENGLISH_WEEKDAY = '(mon|tues|wednes|thurs|fri|satur|sun)day';
const WEEKDAYS = ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'];
const UNIT_EN = '(day|week|month|year|yr)s?';

const READINGS: { pattern: RegExp; exact: boolean; read: Reading; due?: boolean }[] = [
  {
    pattern: /((?:19|20)\d{2}) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2}) ?[日号]?/g,
    exact: true,
    read: ([, y, m, d]) => dayOf(+y!, +m!, +d!),
  },
  {
    pattern: new RegExp(`\\b${MONTH_NAME} (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d{2})\\b`, 'g'),
    exact: true,
    read: ([, m, d, y]) => dayOf(+y!, monthNumber(m!), +d!),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH_NAME},? ((?:19|20)\\d{2})\\b`, 'g'),
    exact: true,
    read: ([, d, m, y]) => dayOf(+y!, monthNumber(m!), +d!),
  },
  {
    pattern:
      /(今年|去年|前年|大前年) ?(?:的)?(\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:(\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?/g,
    exact: true,
    read: ([, year, m, d], today) => dayOf(yearOf(year!, today), countOf(m!), d ? countOf(d) : 15),
  },
  {
    pattern: new RegExp(
      `\\b(?:(last|this) year,? )?${MONTH_NAME} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (last|this) year)?`,
      'g',
    ),
    exact: true,
    read: ([, before, m, d, after], today, due) => inYear(monthNumber(m!), +d!, before ?? after, today, due),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH_NAME}(?: (last|this) year)?\\b`, 'g'),
    exact: true,
    read: ([, d, m, year], today, due) => inYear(monthNumber(m!), +d!, year, today, due),
  },
  {
    pattern: /(?<!\d)(\d{1,2})月(\d{1,2})[日号]/g,
    exact: true,
    read: ([, m, d], today, due) => inYear(+m!, +d!, undefined, today, due),
  },
  {
    pattern: /(?:这个|本|上个?|下个?)月(\d{1,2})[日号]/g,
    exact: true,
    read: ([text, d], today) => sameMonth(text!, +d!, today),
  },
  {
    pattern: new RegExp(`(${COUNT}) ?(?:个)?(天|日|周|星期|礼拜|月|年)(半)?(?:之|以)?前`, 'g'),
    exact: true,
    read: ([, n, unit, half], today) => ago(countOf(n!) + (half ? 0.5 : 0), UNITS_ZH[unit!]!, today),
    due: false,
  },
  {
    pattern: new RegExp(`(${COUNT}) ${UNIT_EN} ago\\b`, 'g'),
    exact: true,
    read: ([, n, unit], today) => ago(countOf(n!), unit === 'yr' ? 'year' : (unit as Unit), today),
    due: false,
  },
  {
    pattern: new RegExp(
      `(?:限|要求|让|命|令|必须|务必|在)?.{0,4}?(${COUNT})(?:个)?(?:工作)?(天|日|周|小时)(?:之|以)?内`,
      'g',
    ),
    exact: true,
    read: ([text, n, unit], today) =>
      ORDERED.test(text!)
        ? shiftWritten(today, unit === '小时' ? countOf(n!) / 24 : countOf(n!), UNITS_ZH[unit!] ?? 'day')
        : null,
    due: true,
  },
  {
    pattern: new RegExp(
      `\\b(?:demands?|gives? us|given us|gave us|wants?|have|must|only)\\b[^.?!]{0,40}?\\b(?:within|in) (${COUNT}) (?:working |business )?${UNIT_EN}\\b`,
      'g',
    ),
    exact: true,
    read: ([, n, unit], today) => shiftWritten(today, countOf(n!), unit === 'yr' ? 'year' : (unit as Unit)),
    due: true,
  },
  {
    pattern:
      /大前天|前天|昨天|昨晚|昨日|今天|今早|今日|今晚|刚刚|刚才|today|tonight|this (?:morning|afternoon|evening)|just now|yesterday|last night/g,
    exact: true,
    read: ([word], today) =>
      shift(
        today,
        /大前/.test(word!) ? -3 : /前天/.test(word!) ? -2 : /昨|yester|last/.test(word!) ? -1 : 0,
        'day',
      ),
  },
  {
    pattern: /明天|后天|tomorrow|the day after tomorrow/g,
    exact: true,
    read: ([word], today) => shift(today, /后天|after/.test(word!) ? 2 : 1, 'day'),
    due: true,
  },
  {
    pattern: new RegExp(`\\b(?:by|before|until|this|on|next)? ?${ENGLISH_WEEKDAY}\\b`, 'g'),
    exact: true,
    read: ([, name], today, due) => onWeekday(WEEKDAYS.indexOf(name!) + 1, today, due),
  },
  {
    pattern: /(上|下|这|本)?(?:周|星期|礼拜)([一二三四五六日天])/g,
    exact: true,
    read: ([, week, name], today, due) => {
      const index = '一二三四五六日'.indexOf(name!.replace('天', '日')) + 1;
      const move = { 上: -7, 下: 7 }[week ?? ''] ?? (due || index >= weekday(today) ? 0 : -7);
      return shift(today, index - weekday(today) + (week === '这' || week === '本' ? 0 : move), 'day');
    },
  },
  {
    pattern: /((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月(?:份|底|初|中旬)?/g,
    exact: false,
    read: ([, y, m]) => dayOf(+y!, +m!, 15),
  },
  {
    pattern: new RegExp(`\\b${MONTH_NAME},? ((?:19|20)\\d{2})\\b`, 'g'),
    exact: false,
    read: ([, m, y]) => dayOf(+y!, monthNumber(m!), 15),
  },
  {
    pattern: /上(?:个)?(?:周|星期|礼拜)|上(?:个)?月|去年|前年|last (?:week|month|year)/g,
    exact: false,
    read: ([word], today) =>
      shift(
        today,
        /前年/.test(word!) ? -2 : -1,
        /周|星期|礼拜|week/.test(word!) ? 'week' : /月|month/.test(word!) ? 'month' : 'year',
      ),
  },
];

const ORDERED = /限|要求|让|命|令|必须|务必/;
const UNITS_ZH: Record<string, Unit> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
};

function ago(count: number, unit: Unit, today: Day): Day | null {
  return shiftWritten(today, -count, unit);
}

function monthNumber(name: string): number {
  return MONTHS.split('|').indexOf(name.slice(0, 3)) + 1;
}

function yearOf(word: string, today: Day): number {
  return +today.slice(0, 4) - (['今年', '去年', '前年', '大前年'].indexOf(word) || 0);
}

/** A date without a year: the last such day, or the next one when something is due then. */
function inYear(month: number, date: number, year: string | undefined, today: Day, due: boolean): Day | null {
  const thisYear = +today.slice(0, 4);
  if (year !== undefined) return dayOf(year === 'last' ? thisYear - 1 : thisYear, month, date);
  const day = dayOf(thisYear, month, date);
  if (day === null) return null;
  if (due) return day < today ? dayOf(thisYear + 1, month, date) : day;
  return day > today ? dayOf(thisYear - 1, month, date) : day;
}

function sameMonth(text: string, date: number, today: Day): Day | null {
  const month = shift(
    `${today.slice(0, 8)}01`,
    text.startsWith('上') ? -1 : text.startsWith('下') ? 1 : 0,
    'month',
  );
  return dayOf(+month.slice(0, 4), +month.slice(5, 7), date);
}

function onWeekday(index: number, today: Day, due: boolean): Day {
  const move = index - weekday(today);
  if (due) return shift(today, move < 0 ? move + 7 : move, 'day');
  return shift(today, move > 0 ? move - 7 : move, 'day');
}
