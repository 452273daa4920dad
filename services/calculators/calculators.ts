import { fault } from '../../src/base/faults.ts';
import { annualLeave } from './annual-leave.ts';
import { smallProfit, smallScaleVat, stampTax } from './business-tax.ts';
import {
  type Calculation,
  type Calculator,
  type InputName,
  type Values,
  valuesSchema,
} from './calculation.ts';
import { DEADLINE_EVENTS, deadline } from './deadlines.ts';
import { doublePay } from './double-pay.ts';
import { earnestMoney } from './earnest-money.ts';
import { latePayment, socialLateFee, taxLateFee } from './late-fees.ts';
import { maternity } from './maternity.ts';
import { overtime } from './overtime.ts';
import { probation } from './probation.ts';
import { ruleOf } from './rules.ts';
import { servicePeriod } from './service-period.ts';
import { severance } from './severance.ts';

/** Every calculator, by id. */
export const CALCULATORS: ReadonlyMap<string, Calculator> = new Map(
  [
    severance,
    doublePay,
    overtime,
    annualLeave,
    probation,
    servicePeriod,
    earnestMoney,
    taxLateFee,
    socialLateFee,
    latePayment,
    stampTax,
    smallProfit,
    smallScaleVat,
    maternity,
    deadline,
  ].map((one) => [one.id, one]),
);

/** What may be chosen where an input is one of a list. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  contract: Object.keys(ruleOf('stamp-table').figures),
  event: DEADLINE_EVENTS,
  dismissal: ['unlawful', 'no-notice', 'agreed'],
  birth: ['normal', 'difficult', 'miscarriage'],
};

/** What came of reckoning: a result, or what must be known first. */
export type Reckoned = { calculation: Calculation } | { missing: InputName[] };

/**
 * Reckons with what is known. Throws `body_invalid` when there is no such calculator, or a value is out of its
 * range or not one of its choices.
 */
export function calculate(id: string, given: unknown): Reckoned {
  const calculator = CALCULATORS.get(id);
  if (!calculator) throw fault('body_invalid', { problem: `no calculator ${id}` });
  const parsed = valuesSchema.safeParse(given);
  if (!parsed.success) throw fault('body_invalid', { problem: parsed.error.issues[0]!.message });
  const values = parsed.data as Values;
  for (const [name, choices] of Object.entries(CHOICES)) {
    const chosen = values[name as keyof Values];
    if (chosen !== undefined && !choices.includes(String(chosen)))
      throw fault('body_invalid', { problem: `${name}: ${choices.join(', ')}` });
  }
  const missing = calculator.needs.filter((group) => group.every((name) => values[name] === undefined));
  if (missing.length > 0) return { missing: missing.map(([name]) => name!) };
  return { calculation: calculator.reckon(values) };
}
