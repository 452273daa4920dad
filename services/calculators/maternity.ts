import { type Calculation, type Calculator, step, type Values } from './calculation.ts';
import { figure } from './rules.ts';
import { digits } from './words.ts';

/** Maternity leave by kind of birth. */
export const maternity: Calculator = {
  id: 'maternity',
  name: { zh: '产假天数', en: 'Maternity leave' },
  rules: ['maternity'],
  inputs: ['birth', 'babies', 'pregnancyMonths'],
  needs: [['birth', 'babies']],
  reckon: (values) => (values.birth === 'miscarriage' ? afterMiscarriage(values) : afterBirth(values)),
};

function afterBirth({ birth, babies = 1 }: Values): Calculation {
  const base = figure('maternity', 'days');
  const difficult = birth === 'difficult' ? figure('maternity', 'difficult') : 0;
  const more = Math.max(0, babies - 1) * figure('maternity', 'perBaby');
  const days = base + difficult + more;
  const sum = [base, difficult, more].filter((part) => part > 0).join(' + ');
  return {
    calculator: 'maternity',
    lead: step(
      `国家规定的产假为 ${days} 天。`,
      `Maternity leave under national law is ${days} days.`,
      'maternity',
    ),
    steps: [
      step(
        `计算：${sum} = ${days} 天（基本 98 天，其中产前可休 15 天；难产加 15 天；每多生育一个婴儿加 15 天）`,
        `Reckoning: ${sum} = ${days} days (98 days, of which 15 may be taken before birth; 15 more for a difficult birth; 15 for each further baby)`,
        'maternity',
      ),
    ],
    ...AROUND,
    amount: days,
    day: null,
  };
}

function afterMiscarriage({ pregnancyMonths }: Values): Calculation {
  const before = figure('miscarriage', 'before');
  const after = figure('miscarriage', 'after');
  const known = pregnancyMonths !== undefined;
  const days = known && pregnancyMonths >= figure('miscarriage', 'months') ? after : before;
  return {
    calculator: 'maternity',
    lead: known
      ? step(`流产可休产假 ${days} 天。`, `Leave after the miscarriage is ${days} days.`, 'miscarriage')
      : step(
          `流产的产假：怀孕未满 4 个月的 ${digits(before)} 天，满 4 个月的 ${digits(after)} 天。`,
          `Leave after a miscarriage: ${digits(before)} days before four months of pregnancy, ${digits(after)} days from four months.`,
          'miscarriage',
        ),
    steps: [],
    ...AROUND,
    amount: known ? days : null,
    day: null,
  };
}

const AROUND = {
  assumptions: [{ zh: '只算国家规定的天数。', en: 'Only the days of national law are counted.' }],
  changes: [
    {
      zh: '各省（区、市）一般另有延长的产假或生育假，请按当地规定加上。',
      en: 'Most provinces add days of their own; please add those of your place.',
    },
  ],
};
