import { z } from 'zod';
import type { Bilingual } from '../../src/base/language.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { Day } from '../../src/base/time.ts';

const KINDS = ['months', 'money', 'count', 'share', 'day', 'choice'] as const;
const list = z.array(z.string().min(1));
const input = z.strictObject({
  kind: z.enum(KINDS),
  zh: z.string().min(1),
  en: z.string().min(1),
  samples: z.strictObject({ zh: list, en: list }),
});

/** What calculators can be told: the words that ask for it, and answers to pick from. */
export const INPUTS = loadData('services/calculators/inputs.yaml', z.record(z.string(), input));

/** Numbers told to a calculator, in yuan, months, days, hours, people or shares of one. */
const NUMBERS = [
  'months',
  'wage',
  'localAverage',
  'hoursWorkday',
  'hoursRestDay',
  'hoursHoliday',
  'careerMonths',
  'unused',
  'yearDays',
  'remainingDays',
  'contractMonths',
  'agreedMonths',
  'trainingFee',
  'serviceMonths',
  'leftMonths',
  'earnest',
  'price',
  'amount',
  'days',
  'agreedRate',
  'income',
  'headcount',
  'assets',
  'monthlySales',
  'quarterlySales',
  'babies',
  'pregnancyMonths',
] as const;
const CHOICES = ['contract', 'event', 'dismissal', 'birth'] as const;

export type NumberName = (typeof NUMBERS)[number];
export type ChoiceName = (typeof CHOICES)[number];
export type InputName = NumberName | ChoiceName | 'from';

const number = z.number().nonnegative().max(1e13);
/** What a calculator is told; what is not known is left out, never guessed. */
export const valuesSchema = z.strictObject({
  ...(Object.fromEntries(NUMBERS.map((name) => [name, number.optional()])) as Record<
    NumberName,
    z.ZodOptional<typeof number>
  >),
  ...(Object.fromEntries(CHOICES.map((name) => [name, z.string().optional()])) as Record<
    ChoiceName,
    z.ZodOptional<z.ZodString>
  >),
  from: z.iso.date().optional(),
});
export type Values = z.output<typeof valuesSchema>;

/** A result with how it came about. Each step names the rules it rests on. */
export interface Calculation {
  calculator: string;
  lead: Step;
  steps: Step[];
  /** What was taken for granted. */
  assumptions: Bilingual[];
  /** What would change the result. */
  changes: Bilingual[];
  /** The main figure, in yuan, days or months; null when the result is a day or a yes or no. */
  amount: number | null;
  day: Day | null;
}

/** A statement and the keys of the rules it rests on. */
export interface Step extends Bilingual {
  rests: string[];
}

export interface Calculator {
  id: string;
  name: Bilingual;
  /** The rules that say how it is reckoned: what is quoted while something is still to be told. */
  rules: readonly string[];
  /** All that it can be told; of each group of `needs` at least one. */
  inputs: readonly InputName[];
  needs: readonly (readonly InputName[])[];
  reckon(values: Values): Calculation;
}

/** A statement in both languages, with its rules; in Chinese no space stands around figures. */
export function step(zh: string, en: string, ...rests: string[]): Step {
  return { zh: zh.replace(/(?<=[\p{Script=Han}\d%]) (?=[\p{Script=Han}\d])/gu, ''), en, rests };
}

/** The rules that a calculation rests on, each once, in order. */
export function restsOf({ lead, steps }: Calculation): string[] {
  return [...new Set([lead, ...steps].flatMap(({ rests }) => rests))];
}
