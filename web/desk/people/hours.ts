import type { Hours } from '../../../desk/api.ts';

/** Periods of each weekday as typed: `09:00-12:00, 13:30-17:30`. */
export type TypedHours = Record<Weekday, string>;
type Weekday = (typeof WEEKDAYS)[number];
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Working hours as text; null stays null. */
export function hoursOf(hours: Hours | null): TypedHours | null {
  if (!hours) return null;
  return Object.fromEntries(
    WEEKDAYS.map((day) => [day, (hours.week[day] ?? []).map(({ from, to }) => `${from}-${to}`).join(', ')]),
  ) as TypedHours;
}

const PERIOD = /^([01]\d|2[0-3]):([0-5]\d)[-–~～至]([01]\d|2[0-3]|24):([0-5]\d)$/;

/** Typed periods as working hours; `wrong`: one of them is no period of a day. */
export function readHours(typed: TypedHours): Hours | 'wrong' {
  const week: Hours['week'] = {};
  for (const day of WEEKDAYS) {
    const periods = typed[day].split(/[,，;；\s]+/).filter(Boolean);
    const read = periods.map((period) => PERIOD.exec(period.replaceAll('：', ':')));
    if (read.some((found) => !found)) return 'wrong';
    week[day] = read.map((found) => ({ from: `${found![1]}:${found![2]}`, to: `${found![3]}:${found![4]}` }));
    if (week[day].some(({ from, to }) => from >= to)) return 'wrong';
  }
  return { week };
}
