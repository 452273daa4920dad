/** A calendar day, `YYYY-MM-DD`, in the centre's time zone. */
export type Day = string;

/** Where "now" comes from; tests and evaluation put their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands at the start of one day in China: evaluation rows name the day to assume. */
export function clockAt(day: Day): Clock {
  const instant = new Date(`${day}T09:00:00+08:00`);
  return { now: () => new Date(instant) };
}

const chinaDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in China: the laws answered here count days there, wherever the server stands. */
export function today(clock: Clock): Day {
  return chinaDay.format(clock.now());
}

/** The first instant of a day in China, ISO 8601 UTC: there is one time there, without summer time. */
export function startOfDay(day: Day): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}

/** `day` moved by a number of calendar days. */
export function addDays(day: Day, days: number): Day {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}
