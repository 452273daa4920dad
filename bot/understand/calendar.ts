import { addDays, type Day, isDay } from '../../src/base/time.ts';

export type Unit = 'day' | 'week' | 'month' | 'year';

/**
 * `day` moved by `count` units. Months and years end on the same date, or on the month's last day where that
 * date does not exist (Civil Code, article 202); a fraction is moved in whole months or days.
 */
export function shift(day: Day, count: number, unit: Unit): Day {
  if (unit === 'day' || unit === 'week') return addDays(day, Math.round(count * (unit === 'week' ? 7 : 1)));
  const months = count * (unit === 'year' ? 12 : 1);
  const whole = Math.trunc(months);
  return addDays(addMonths(day, whole), Math.round((months - whole) * 30));
}

/** `shift` by a count that somebody wrote; null where that is no day within a century: 2023年前 is no length of time. */
export function shiftWritten(day: Day, count: number, unit: Unit): Day | null {
  const years = count * { day: 1 / 365, week: 7 / 365, month: 1 / 12, year: 1 }[unit];
  return Math.abs(years) <= CENTURY ? shift(day, count, unit) : null;
}

const CENTURY = 100;

function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** Days from one day to another; negative when it is past. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day of these numbers; null when there is none, such as 31 June. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** 1 (Monday) to 7 (Sunday). */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The day `count` days from Monday to Friday after `day`. */
export function addWeekdays(day: Day, count: number): Day {
  let last = day;
  for (let left = count; left > 0; left -= Number(weekday(last) <= 5)) last = addDays(last, 1);
  return last;
}
