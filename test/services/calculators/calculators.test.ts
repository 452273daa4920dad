import { describe, expect, it } from 'vitest';
import type { Values } from '../../../services/calculators/calculation.ts';
import { INPUTS } from '../../../services/calculators/calculation.ts';
import { CALCULATORS, calculate } from '../../../services/calculators/calculators.ts';

function result(id: string, values: Values) {
  const reckoned = calculate(id, values);
  if ('missing' in reckoned) throw new Error(`missing ${reckoned.missing}`);
  return reckoned.calculation;
}
const amount = (id: string, values: Values) => result(id, values).amount;

describe('severance', () => {
  it.each([
    [12, 1],
    [1, 0.5],
    [5.99, 0.5],
    [6, 1],
    [17, 1.5],
    [18, 2],
    [64, 5.5],
    [120, 10],
  ])('counts %d months of work as %d months of pay', (months, units) => {
    expect(amount('severance', { months, wage: 1000 })).toBe(units * 1000);
  });

  it('adds a month without notice, and doubles when unlawful', () => {
    expect(amount('severance', { months: 36, wage: 8000, dismissal: 'no-notice' })).toBe(32_000);
    expect(amount('severance', { months: 36, wage: 8000, dismissal: 'unlawful' })).toBe(48_000);
  });

  it('caps a wage above three times the local average, and the years at twelve', () => {
    expect(amount('severance', { months: 180, wage: 30_000, localAverage: 8000 })).toBe(12 * 24_000);
  });

  it('limits no years when the wage is not above the cap', () => {
    expect(amount('severance', { months: 180, wage: 24_000, localAverage: 8000 })).toBe(15 * 24_000);
  });

  it('says the months alone when no wage is known, and warns of the cap when no average is', () => {
    expect(result('severance', { months: 64 }).lead.zh).toContain('5.5个月工资');
    expect(
      result('severance', { months: 64, wage: 50_000 })
        .assumptions.map(({ en }) => en)
        .join(),
    ).toMatch(/local average/);
  });
});

describe('leaving within a service period', () => {
  it('costs the share of the training that falls on the time not served', () => {
    expect(amount('service-period', { trainingFee: 90_000, serviceMonths: 36, months: 24 })).toBe(30_000);
  });

  it('costs nothing once it is served', () => {
    expect(amount('service-period', { trainingFee: 90_000, serviceMonths: 36, months: 40 })).toBe(0);
  });
});

describe('earnest money', () => {
  it('counts up to a fifth of the price', () => {
    expect(amount('earnest-money', { earnest: 8000, price: 20_000 })).toBe(4000);
    expect(amount('earnest-money', { earnest: 3000, price: 20_000 })).toBe(3000);
  });

  it('says what is beyond it, and what is returned double', () => {
    const { lead, steps } = result('earnest-money', { earnest: 8000, price: 20_000 });
    expect(lead.zh).toContain('4,000元不产生定金效力');
    expect(steps.map(({ en }) => en).join()).toContain('RMB 8,000');
  });
});

describe('double pay', () => {
  it.each([
    [1, 0],
    [2, 1],
    [8, 7],
    [12, 11],
    [40, 11],
  ])('is due for %d months of work in %d months', (months, due) => {
    expect(amount('double-pay', { months, wage: 5000 })).toBe(due * 5000);
  });
});

describe('overtime', () => {
  it('pays 150, 200 and 300 %', () => {
    const wage = 21.75 * 8 * 10;
    expect(amount('overtime', { wage, hoursWorkday: 10 })).toBe(150);
    expect(amount('overtime', { wage, hoursRestDay: 10 })).toBe(200);
    expect(amount('overtime', { wage, hoursHoliday: 10 })).toBe(300);
    expect(amount('overtime', { wage, hoursWorkday: 2, hoursRestDay: 8, hoursHoliday: 8 })).toBe(430);
  });

  it('asks for the wage and the hours', () => {
    expect(calculate('overtime', {})).toEqual({ missing: ['wage', 'hoursWorkday'] });
  });
});

describe('annual leave', () => {
  it.each([
    [11, 0],
    [12, 5],
    [119, 5],
    [120, 10],
    [240, 15],
  ])('after %d months of work is %d days', (careerMonths, days) => {
    expect(amount('annual-leave', { careerMonths })).toBe(days);
  });

  it('pays 300 % of the daily wage, of which the normal wage is part', () => {
    const { amount: paid, lead } = result('annual-leave', { unused: 5, wage: 21.75 * 100 });
    expect(paid).toBe(1500);
    expect(lead.zh).toContain('再付1,000元');
  });

  it('counts whole days only in the year of leaving', () => {
    expect(result('annual-leave', { careerMonths: 60, yearDays: 145, wage: 2175 }).amount).toBe(300);
  });
});

describe('probation', () => {
  it.each([
    [2.9, 0],
    [3, 1],
    [11.9, 1],
    [12, 2],
    [35, 2],
    [36, 6],
  ])('for %d months of contract is %d months', (contractMonths, most) => {
    expect(amount('probation', { contractMonths })).toBe(most);
  });

  it('says no to more, and what is due for it', () => {
    const { lead, amount: due } = result('probation', { contractMonths: 24, agreedMonths: 3, wage: 8000 });
    expect(lead.en).toMatch(/^No/);
    expect(due).toBe(8000);
  });
});

describe('what is paid late', () => {
  it('costs 0.05 % a day', () => {
    expect(amount('tax-late-fee', { amount: 100_000, days: 90 })).toBe(4500);
    expect(amount('social-late-fee', { amount: 30_000, days: 184 })).toBe(2760);
    expect(amount('late-payment', { amount: 500_000, days: 120 })).toBe(30_000);
  });

  it('costs the agreed rate between firms that agreed on one', () => {
    expect(amount('late-payment', { amount: 365_000, days: 10, agreedRate: 0.04 })).toBe(400);
  });
});

describe('business taxes', () => {
  it('reckon stamp tax by kind of contract', () => {
    expect(amount('stamp-tax', { contract: 'sale', amount: 1_000_000 })).toBe(300);
    expect(amount('stamp-tax', { contract: 'lease', amount: 120_000 })).toBe(120);
    expect(amount('stamp-tax', { contract: 'loan', amount: 1_000_000 })).toBe(50);
  });

  it('reckon small low-profit income up to the limit, and the whole at the general rate beyond it', () => {
    expect(amount('small-profit', { income: 3_000_000 })).toBe(150_000);
    expect(amount('small-profit', { income: 3_000_001 })).toBe(750_000.25);
    expect(amount('small-profit', { income: 100, headcount: 301 })).toBe(25);
  });

  it('exempt small-scale sales up to the threshold, and tax all of them beyond it', () => {
    expect(amount('small-scale-vat', { monthlySales: 100_000 })).toBe(0);
    expect(amount('small-scale-vat', { quarterlySales: 300_000 })).toBe(0);
    expect(amount('small-scale-vat', { monthlySales: 120_000 })).toBe(1200);
  });
});

describe('maternity leave', () => {
  it('is 98 days, and more for a difficult birth and for each further baby', () => {
    expect(amount('maternity', { birth: 'normal' })).toBe(98);
    expect(amount('maternity', { birth: 'difficult', babies: 2 })).toBe(128);
    expect(amount('maternity', { babies: 3 })).toBe(128);
    expect(amount('maternity', { birth: 'miscarriage', pregnancyMonths: 3.9 })).toBe(15);
    expect(amount('maternity', { birth: 'miscarriage', pregnancyMonths: 4 })).toBe(42);
  });
});

describe('time limits', () => {
  it.each([
    ['award-received', '2026-11-10', '2026-11-25'],
    ['final-award-received', '2026-11-10', '2026-12-10'],
    ['employment-ended', '2024-02-29', '2025-02-28'],
    ['injury-employer', '2026-01-31', '2026-03-02'],
    ['decision-received', '2026-11-25', '2027-01-24'],
  ])('after %s on %s end on %s', (event, from, day) => {
    expect(result('deadline', { event, from }).day).toBe(day);
  });
});

describe('every calculator', () => {
  const samples: Values = {
    ...(Object.fromEntries(
      Object.entries(INPUTS).flatMap(([name, { kind }]) =>
        kind === 'choice' || kind === 'day' ? [] : [[name, 12]],
      ),
    ) as Values),
    contract: 'sale',
    event: 'award-received',
    from: '2026-01-01',
  };
  const results = [...CALCULATORS.keys()].map((id) => result(id, samples));

  it('rests each statement on a rule, and says what would change the result', () => {
    for (const { lead, steps, changes } of results) {
      expect([lead, ...steps].filter(({ rests }) => rests.length === 0)).toEqual([]);
      expect(changes.length).toBeGreaterThan(0);
    }
  });

  it('refuses what is out of range or not a choice', () => {
    expect(() => calculate('severance', { months: -1 })).toThrow();
    expect(() => calculate('stamp-tax', { contract: 'barter', amount: 1 })).toThrow(/sale/);
    expect(() => calculate('horoscope', {})).toThrow(/horoscope/);
  });
});
