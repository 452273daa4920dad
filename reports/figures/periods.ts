import { addDays, type Day } from '../../src/base/time.ts';

export type By = 'day' | 'week' | 'month';

/** First day of the period that a day is in; weeks begin on Monday. */
export function periodOf(day: Day, by: By): Day {
  if (by === 'day') return day;
  if (by === 'month') return `${day.slice(0, 7)}-01`;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 0 ? -6 : 1 - weekday);
}

/** First days of all periods that touch a span, without gaps. */
export function periodsIn(from: Day, to: Day, by: By): Day[] {
  const days: Day[] = [];
  for (let day = periodOf(from, by); day <= to; day = next(day, by)) days.push(day);
  return days;
}

function next(day: Day, by: By): Day {
  if (by === 'day') return addDays(day, 1);
  if (by === 'week') return addDays(day, 7);
  return periodOf(addDays(day, 31), 'month');
}
