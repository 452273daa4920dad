import { z } from 'zod';
import type { Values } from '../../services/calculators/calculation.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { Day } from '../../src/base/time.ts';
import { patterns } from '../patterns.ts';
import { factsOf } from '../understand/facts.ts';
import { COUNT, countOf } from '../understand/numbers.ts';
import { timesIn } from './times.ts';

const byName = z.record(z.string(), patterns);
const data = loadData(
  'bot/calculate/readings.yaml',
  z.strictObject({
    money: byName,
    hours: byName,
    counts: byName,
    choices: z.record(z.string(), byName),
    babies: byName,
    spans: byName,
  }),
);

const SCALE: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  k: 1e3,
  thousand: 1e3,
  万: 1e4,
  w: 1e4,
  百万: 1e6,
  m: 1e6,
  million: 1e6,
  千万: 1e7,
  亿: 1e8,
};
/** No part of a longer number, and no length of time, share or head count. */
const NOT_MONEY =
  '(?![\\d.,万千百]*\\d)(?! ?(?:个|年|天|日|倍|次|%|小时|号|月|人|名|位|层|条|months?|years?|days?|hours?|times|percent|people|employees))';
const TERMS: Readonly<Record<string, string>> = {
  money: `(${COUNT}) ?(千万|百万|亿|万|千|百|k\\b|w\\b|m\\b|million|thousand)?${NOT_MONEY}`,
  count: `(${COUNT})(?![\\d.])`,
  day_or_hour: `(${COUNT}) ?(?:个|full )?(小时|钟头|天|日|hours?|days?)`,
};

const compiled = (list: readonly string[]) =>
  list.map((pattern) => new RegExp(pattern.replace(/<(\w+)>/g, (_, name: string) => TERMS[name]!)));
const readers = (names: Readonly<Record<string, string[]>>) =>
  Object.entries(names).map(([name, list]) => [name, compiled(list)] as const);

const MONEY = readers(data.money);
const HOURS = readers(data.hours);
const COUNTS = readers(data.counts);
const CHOICES = Object.entries(data.choices).map(([name, kinds]) => [name, readers(kinds)] as const);
const BABIES = readers(data.babies);
const SPANS = Object.entries(data.spans).map(
  ([name, list]) => [name, new RegExp(list.join('|'), 'g')] as const,
);

/** What calculators can be told, as far as a normalised text says it. */
export function valuesIn(normal: string, today: Day): Values {
  const values: Record<string, number | string> = {};
  const rest = readMoney(normal, values);
  const facts = factsOf(rest, today);
  if (facts.amounts[0] !== undefined) values.amount = facts.amounts[0];
  if (facts.headcount !== null) values.headcount = facts.headcount;
  for (const [name, list] of HOURS) readHours(name, list, rest, values);
  for (const [name, list] of COUNTS) {
    const found = firstOf(list, rest);
    if (found) values[name] = countOf(found[1]!) / (name === 'agreedRate' ? 100 : 1);
  }
  for (const [name, kinds] of CHOICES) {
    const kind = kinds.find(([, list]) => firstOf(list, rest))?.[0];
    if (kind) values[name] = kind;
  }
  const babies = BABIES.find(([, list]) => firstOf(list, rest))?.[0];
  if (babies) values.babies = Number(babies);
  Object.assign(values, timesIn(normal, facts, SPANS, today));
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'string' || Number.isFinite(value)),
  ) as Values;
}

/** Sums with a name; they are taken out, so that none is read twice. */
function readMoney(normal: string, values: Record<string, number | string>): string {
  let rest = normal;
  for (const [name, list] of MONEY) {
    const found = firstOf(list, rest);
    if (!found) continue;
    const written = found.slice(1).findIndex((group) => group !== undefined) + 1;
    const sum = countOf(found[written]!) * (SCALE[found[written + 1]?.trim() ?? ''] ?? 1);
    if (!(sum >= LEAST)) continue;
    values[name] = sum;
    rest =
      rest.slice(0, found.index) + ' '.repeat(found[0].length) + rest.slice(found.index + found[0].length);
  }
  return rest;
}

/** A smaller number is no sum of money that anybody reckons with. */
const LEAST = 100;

function readHours(
  name: string,
  list: readonly RegExp[],
  text: string,
  values: Record<string, number | string>,
): void {
  const found = firstOf(list, text);
  if (!found) return;
  const at = found.slice(1).findIndex((group) => group !== undefined) + 1;
  values[name] = countOf(found[at]!) * (/^(?:天|日|day)/.test(found[at + 1]!) ? HOURS_A_DAY : 1);
}

const HOURS_A_DAY = 8;

function firstOf(list: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of list) {
    const found = pattern.exec(text);
    if (found) return found;
  }
  return null;
}
