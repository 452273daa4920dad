import { z } from 'zod';
import { addDays, type Day } from '../src/base/time.ts';
import type { Hours } from './api.ts';
import { dayKind } from './calendar.ts';

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const period = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, 'a period ends after it begins');

/** Working hours as they are kept: per weekday 1 (Monday) to 7, any number of periods that do not overlap. */
export const hoursSchema = z.strictObject({
  week: z.record(
    z.string().regex(/^[1-7]$/),
    z
      .array(period)
      .max(6)
      .transform((periods) => periods.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
      .refine((periods) => periods.every((one, i) => i === 0 || periods[i - 1]!.to <= one.from), 'overlap'),
  ),
}) satisfies z.ZodType<Hours>;

/** The whole of China keeps one time, without summer time. */
const CHINA_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** Nobody's week is empty longer than the longest holiday. */
const LOOK_AHEAD_DAYS = 60;

/** Days somebody is away, both ends inclusive. */
export type Away = readonly { from: Day; to: Day }[];

export function isWorking(hours: Hours, at: Date, away: Away = []): boolean {
  const now = at.getTime();
  return periodsOf(hours, chinaDay(now), away).some(({ from, to }) => from <= now && now < to);
}

/** The next moment of work, `at` itself included; null: none within two months. */
export function nextWorking(hours: Hours, at: Date, away: Away = []): Date | null {
  for (const { from, to } of periodsFrom(hours, at.getTime(), away))
    if (to > at.getTime()) return new Date(Math.max(from, at.getTime()));
  return null;
}

/** The moment at which so many minutes of work have passed; null: not within two months. */
export function afterWorking(hours: Hours, at: Date, minutes: number): Date | null {
  let left = minutes * 60_000;
  for (const { from, to } of periodsFrom(hours, at.getTime())) {
    const start = Math.max(from, at.getTime());
    if (to <= start) continue;
    if (left <= to - start) return new Date(start + left);
    left -= to - start;
  }
  return null;
}

/** Milliseconds of work between two moments. */
export function workingMs(hours: Hours, from: Date, to: Date): number {
  let sum = 0;
  for (let day = chinaDay(from.getTime()); day <= chinaDay(to.getTime()); day = addDays(day, 1))
    for (const period of periodsOf(hours, day, []))
      sum += Math.max(0, Math.min(period.to, to.getTime()) - Math.max(period.from, from.getTime()));
  return sum;
}

function* periodsFrom(hours: Hours, at: number, away: Away = []) {
  const first = chinaDay(at);
  for (let i = 0; i < LOOK_AHEAD_DAYS; i++) yield* periodsOf(hours, addDays(first, i), away);
}

/** A make-up workday is worked like Monday, unless its own weekday is worked anyway. */
function periodsOf({ week }: Hours, day: Day, away: Away): { from: number; to: number }[] {
  if (away.some(({ from, to }) => from <= day && day <= to)) return [];
  const { weekday, kind } = dayKind(day);
  if (kind === 'off') return [];
  const own = week[weekday] ?? [];
  const periods = kind === 'makeup' && own.length === 0 ? (week['1'] ?? []) : own;
  const midnight = Date.parse(`${day}T00:00:00Z`) - CHINA_MS;
  return periods.map(({ from, to }) => ({ from: midnight + minutesOf(from), to: midnight + minutesOf(to) }));
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 3_600_000 + Number(clock.slice(3)) * 60_000;
}

function chinaDay(at: number): Day {
  return new Date(Math.floor((at + CHINA_MS) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}
