import { z } from 'zod';
import { loadDataIfAny } from '../src/base/load-data.ts';
import { addDays, type Day, isDay } from '../src/base/time.ts';

const day = z.string().refine(isDay, 'a day, YYYY-MM-DD');

/** The days off and make-up workdays of one year, with where they come from. */
export const holidaySchema = z.strictObject({
  year: z.number().int(),
  source: z.string().min(1),
  as_of: day,
  /** False: only the statutory days are known; the year's arrangement is still to come. */
  confirmed: z.boolean(),
  holidays: z.array(z.strictObject({ name: z.string(), from: day, to: day })),
  workdays: z.array(day),
});

interface Year {
  off: Set<Day>;
  makeup: Set<Day>;
}

const years = new Map<number, Year>();

/** What kind of day it is: an ordinary weekday (1 Monday to 7), a make-up workday, or off. */
export function dayKind(of: Day): { weekday: number; kind: 'ordinary' | 'makeup' | 'off' } {
  const weekday = new Date(`${of}T00:00:00Z`).getUTCDay() || 7;
  const { off, makeup } = yearOf(Number(of.slice(0, 4)));
  return { weekday, kind: makeup.has(of) ? 'makeup' : off.has(of) ? 'off' : 'ordinary' };
}

/** A year without a file has no holidays: then weekends alone are free. */
function yearOf(year: number): Year {
  const known = years.get(year);
  if (known) return known;
  const path = `desk/data/holidays-${year}.yaml`;
  const read = loadDataIfAny(path, holidaySchema);
  const made = {
    off: new Set(read?.holidays.flatMap(({ from, to }) => daysBetween(from, to))),
    makeup: new Set(read?.workdays),
  };
  years.set(year, made);
  return made;
}

function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
