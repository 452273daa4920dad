import { type Day, isDay } from '../src/base/time.ts';
import { parseNumeral } from './numerals.ts';

const N = '[\\d０-９零〇○一二三四五六七八九十]';
const CHINESE = `(?<!${N})(${N}{2,4})\\s*年\\s*(${N}{1,3})\\s*月\\s*(${N}{1,3})\\s*日`;

/** A date as Chinese texts write it, for building larger patterns; three groups: year, month, day. */
export const DATE_PATTERN = CHINESE;

/** The day made of three written numbers, or null when there is no such day. */
export function dayOf(year: string, month: string, day: string): Day | null {
  const [y, m, d] = [parseNumeral(year), parseNumeral(month), parseNumeral(day)];
  if (y === null || m === null || d === null) return null;
  const text = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return y >= 1900 && isDay(text) ? text : null;
}

/** The first date in a text: `2025年3月17日`, `二〇二五年三月十七日`, `2025-03-17`, `2025/3/17`. */
export function firstDate(text: string): Day | null {
  const match = new RegExp(CHINESE).exec(text) ?? /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  return match ? dayOf(match[1] ?? '', match[2] ?? '', match[3] ?? '') : null;
}
