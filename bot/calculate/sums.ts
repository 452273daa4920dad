import { z } from 'zod';
import {
  type Calculation,
  type Calculator,
  INPUTS,
  type InputName,
  type Values,
} from '../../services/calculators/calculation.ts';
import { CALCULATORS, calculate } from '../../services/calculators/calculators.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { Day } from '../../src/base/time.ts';
import { anyOf, patterns } from '../patterns.ts';
import type { Understood } from '../steps/understand.ts';
import { COUNT, countOf } from '../understand/numbers.ts';
import { isQuestion } from '../understand/parts.ts';
import { topicsOf } from '../understand/topics.ts';
import { valuesIn } from './readings.ts';

const recognised = loadData(
  'bot/calculate/recognise.yaml',
  z.array(z.strictObject({ id: z.string(), about: patterns, asks: patterns, none: patterns.optional() })),
).map(({ id, about, asks, none }) => ({
  calculator: CALCULATORS.get(id)!,
  about: anyOf(about)!,
  asks: anyOf(asks)!,
  none: anyOf(none),
}));

/** Something to be reckoned: the result, or what must be known for it. */
export type Sum =
  | { calculator: string; calculation: Calculation; missing: [] }
  | { calculator: string; calculation: null; missing: InputName[] };

/**
 * What each part of a message wants reckoned; null where it is no sum, or nothing is known that it could be
 * reckoned from. Figures are taken from the whole conversation it goes on from, a later one before an earlier.
 */
export function sumsOf({ normal, context, parts }: Understood, today: Day): (Sum | null)[] {
  const earlier = context.map((text) => valuesIn(text, today));
  return parts.map(({ text: part }) => {
    const own = calculatorOf(parts.length > 1 ? part : normal);
    const wanted = own ?? (parts.length === 1 ? (told(context, normal) ?? goesOn(context, normal)) : null);
    if (!wanted) return null;
    const here = valuesIn(normal, today);
    const last = own ? here : meant(here, normal, earlier, wanted);
    if (!own && Object.keys(pick(last, wanted.inputs)).length === 0) return null;
    const known: Values = Object.assign({}, ...earlier, last);
    const given = pick(parts.length > 1 ? { ...known, ...valuesIn(part, today) } : known, wanted.inputs);
    if (!wanted.inputs.some((name) => DECISIVE.has(name) && given[name] !== undefined)) return null;
    const reckoned = calculate(wanted.id, given);
    return 'missing' in reckoned
      ? { calculator: wanted.id, calculation: null, missing: reckoned.missing }
      : { calculator: wanted.id, calculation: reckoned.calculation, missing: [] };
  });
}

/** Inputs that show that a case is told; a kind of contract or dismissal alone does not. */
const DECISIVE: ReadonlySet<string> = new Set([
  'months',
  'wage',
  'hoursWorkday',
  'hoursRestDay',
  'hoursHoliday',
  'careerMonths',
  'unused',
  'contractMonths',
  'amount',
  'income',
  'monthlySales',
  'quarterlySales',
  'babies',
  'birth',
  'trainingFee',
  'earnest',
]);

function calculatorOf(text: string): Calculator | null {
  const found = recognised.find(
    ({ about, asks, none }) => about.test(text) && asks.test(text) && !(none?.test(text) ?? false),
  );
  return found?.calculator ?? null;
}

/** A case told before, and what it comes to asked for now. */
function told(context: readonly string[], normal: string): Calculator | null {
  if (context.length === 0 || context.some(isQuestion)) return null;
  return calculatorOf([...context, normal].join(' '));
}

/** A message that only adds or corrects a figure goes on with the sum that was asked for before. */
function goesOn(context: readonly string[], normal: string): Calculator | null {
  if (context.length === 0 || normal.length > LONGEST || isForeign(context, normal)) return null;
  return context.map(calculatorOf).findLast((one) => one !== null) ?? null;
}

/** A question of its own, or one that names another subject. */
function isForeign(context: readonly string[], normal: string): boolean {
  if (isQuestion(normal) && !/呢[?。!]*$/.test(normal) && !/^(?:and|what about|how about)\b/.test(normal))
    return true;
  const before = new Set(context.flatMap((text) => topicsOf(text).map(({ topic }) => topic)));
  return topicsOf(normal).some(({ topic }) => !before.has(topic));
}

/**
 * A figure without a name, by what it goes on from: 那一年的呢 is the term of a contract where that was asked about,
 * 不对，是9500 is the figure told last.
 */
function meant(here: Values, normal: string, earlier: readonly Values[], { inputs }: Calculator): Values {
  const { months, careerMonths: _, ...rest } = here;
  const term = inputs.find((name) => TERMS.has(name));
  if (months !== undefined && term && term !== 'months' && here[term] === undefined)
    return { ...rest, [term]: months };
  const named = Object.keys(pick(here, inputs)).length > 0;
  const bare = named ? null : BARE.exec(normal);
  const before = earlier.findLast((values) => Object.keys(pick(values, inputs)).length > 0);
  const money =
    before && inputs.filter((name) => INPUTS[name]?.kind === 'money' && before[name] !== undefined);
  if (!bare || money?.length !== 1) return here;
  const sum =
    countOf(bare[1]!) * (bare[2] === '万' ? 10_000 : bare[2] === '千' || bare[2] === 'k' ? 1000 : 1);
  return sum >= LEAST ? { ...here, [money[0]!]: sum } : here;
}

const TERMS: ReadonlySet<string> = new Set(['months', 'contractMonths', 'careerMonths']);
const BARE = new RegExp(`(${COUNT}) ?(万|千|k)?(?:元|块钱?)?[。.!]?$`);
/** A smaller number corrects no sum of money. */
const LEAST = 100;

const LONGEST = 80;

function pick(values: Values, names: readonly InputName[]): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => (names as readonly string[]).includes(name)),
  ) as Values;
}
