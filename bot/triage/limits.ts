import { z } from 'zod';
import type { Bilingual } from '../../src/base/language.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { Day } from '../../src/base/time.ts';
import { TEAMS, type Team } from '../outcomes.ts';
import { anyOf, patterns } from '../patterns.ts';
import type { Understood } from '../steps/understand.ts';
import { addWeekdays, daysBetween, shift } from '../understand/calendar.ts';
import type { Moment } from '../understand/dates.ts';

const team = z.enum(TEAMS);
const words = z.string().min(1);
const limit = z.strictObject({
  id: z.string(),
  /** Of several limits of one group the first that fits counts. */
  group: z.string(),
  law: words,
  article: z.number().int(),
  length: z.strictObject({ count: z.number(), unit: z.enum(['day', 'workday', 'month', 'year']) }),
  near: z.number(),
  role: z.enum(['worker', 'employer']).optional(),
  event: patterns,
  all: patterns.default([]),
  none: patterns.optional(),
  team: z.strictObject({ worker: team, employer: team, other: team }),
  label: z.strictObject({ zh: words, en: words }),
});

const limits = loadData('bot/triage/limits.yaml', z.array(limit)).map((one) => ({
  ...one,
  event: anyOf(one.event, {}, 'g')!,
  all: one.all.map((pattern) => anyOf([pattern])!),
  none: anyOf(one.none),
}));

/** A time limit that runs against the asker. */
export interface Limit {
  id: string;
  law: string;
  article: number;
  label: Bilingual;
  /** Last day on which it can be kept. */
  end: Day;
  /** near: so close that it is urgent; past: over, though perhaps interrupted. */
  state: 'near' | 'past' | 'far';
  team: Team;
}

/** Time limits whose event, and its day, a message tells of; the soonest first. */
export function limitsIn({ normal, context, facts }: Understood, today: Day): Limit[] {
  const text = [...context, normal].join('\n');
  const groups = new Set<string>();
  const found: Limit[] = [];
  for (const one of limits) {
    if (groups.has(one.group) || (one.role && facts.role !== one.role)) continue;
    if (!one.all.every((pattern) => pattern.test(text)) || one.none?.test(text)) continue;
    const events = [...text.matchAll(one.event)].map(({ index }) => index);
    if (events.length === 0) continue;
    groups.add(one.group);
    const from = nearest(facts.moments, events, today);
    if (from === null) continue;
    const end = endOf(from.day, one.length);
    const { id, law, article, label, near } = one;
    found.push({
      id,
      law,
      article,
      label,
      end,
      state: stateOf(end, today, near),
      team: one.team[facts.role ?? 'other'],
    });
  }
  return found.sort((a, b) => a.end.localeCompare(b.end));
}

/** Working days are counted without public holidays, which can only make the end come later. */
function endOf(from: Day, { count, unit }: (typeof limits)[number]['length']): Day {
  return unit === 'workday' ? addWeekdays(from, count) : shift(from, count, unit);
}

/** The past moment told closest to a mention of the event. */
function nearest(moments: readonly Moment[], events: readonly number[], today: Day): Moment | null {
  const distance = (moment: Moment) => Math.min(...events.map((at) => Math.abs(at - moment.at)));
  const past = moments.filter(({ day, due }) => !due && day <= today);
  return past.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Long past means that the message is about something else, or that nothing is to be saved: no alarm. */
function stateOf(end: Day, today: Day, near: number): Limit['state'] {
  const left = daysBetween(today, end);
  if (left < 0) return -left <= LONG_PAST ? 'past' : 'far';
  return left <= near ? 'near' : 'far';
}

/** Days after its end in which a limit may still be saved by an interruption or good cause. */
const LONG_PAST = 120;
