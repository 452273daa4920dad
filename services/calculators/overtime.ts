import type { Bilingual } from '../../src/base/language.ts';
import { type Calculation, type Calculator, type Step, step, type Values } from './calculation.ts';
import { figure } from './rules.ts';
import { counted, digits, fen, percent, yuan } from './words.ts';

/** Overtime pay: 150, 200 and 300 % of the hourly wage. */
export const overtime: Calculator = {
  id: 'overtime',
  name: { zh: '加班工资', en: 'Overtime pay' },
  rules: ['overtime-workday', 'overtime-rest-day', 'overtime-holiday'],
  inputs: ['wage', 'hoursWorkday', 'hoursRestDay', 'hoursHoliday'],
  needs: [['wage'], ['hoursWorkday', 'hoursRestDay', 'hoursHoliday']],
  reckon,
};

const PARTS = [
  {
    input: 'hoursWorkday',
    rule: 'overtime-workday',
    zh: '工作日延长工作时间',
    en: 'overtime on working days',
  },
  {
    input: 'hoursRestDay',
    rule: 'overtime-rest-day',
    zh: '休息日（不能安排补休）',
    en: 'rest days (no time off instead)',
  },
  { input: 'hoursHoliday', rule: 'overtime-holiday', zh: '法定休假日', en: 'public holidays' },
] as const;

function reckon(values: Values): Calculation {
  const { wage = 0 } = values;
  const hourly = wage / figure('pay-days', 'days') / figure('working-hours', 'hours');
  let total = 0;
  const parts: Step[] = [];
  for (const { input, rule, zh, en } of PARTS) {
    const hours = values[input];
    if (hours === undefined) continue;
    const share = figure(rule, 'share');
    const pay = hourly * hours * share;
    total += pay;
    parts.push(
      step(
        `${zh}：${digits(hourly)} 元 × ${digits(hours)} 小时 × ${percent(share)} = ${yuan(pay).zh}`,
        `${upper(en)}: ${yuan(hourly).en} × ${counted(hours, 'hour')} × ${percent(share)} = ${yuan(pay).en}`,
        rule,
      ),
    );
  }
  const sum = yuan(total);
  return {
    calculator: 'overtime',
    lead: step(
      `加班工资不低于 ${sum.zh}。`,
      `The overtime pay is at least ${sum.en}.`,
      ...PARTS.filter(({ input }) => values[input] !== undefined).map(({ rule }) => rule),
    ),
    steps: [
      step(
        `小时工资：${yuan(wage).zh} ÷ ${figure('pay-days', 'days')} 天 ÷ ${figure('working-hours', 'hours')} 小时 = ${yuan(hourly).zh}`,
        `Hourly wage: ${yuan(wage).en} ÷ ${figure('pay-days', 'days')} days ÷ ${figure('working-hours', 'hours')} hours = ${yuan(hourly).en}`,
        'pay-days',
        'working-hours',
      ),
      ...parts,
    ],
    assumptions: ASSUMPTIONS,
    changes: [
      {
        zh: '休息日已安排补休的不另付；综合工时、不定时工时另有规定。',
        en: 'Rest days made up by time off are not paid extra; comprehensive and flexible working hours follow rules of their own.',
      },
    ],
    amount: fen(total),
    day: null,
  };
}

const ASSUMPTIONS: Bilingual[] = [
  {
    zh: '标准工时制，计算基数为您说的月工资；当地或合同对基数另有规定的，从其规定。',
    en: 'Taken for granted: standard hours, with the monthly wage you gave as the base; local rules or the contract may set another.',
  },
];

function upper(words: string): string {
  return words[0]!.toUpperCase() + words.slice(1);
}
