import { type Calculation, type Calculator, type Step, step, type Values } from './calculation.ts';
import { figure } from './rules.ts';
import { counted, digits, fen, length, percent, yuan } from './words.ts';

/** Days of annual leave, and the pay for days not taken. */
export const annualLeave: Calculator = {
  id: 'annual-leave',
  name: { zh: '带薪年休假', en: 'Annual leave' },
  rules: ['leave-days', 'leave-pay'],
  inputs: ['careerMonths', 'wage', 'unused', 'yearDays', 'remainingDays'],
  needs: [['careerMonths', 'unused']],
  reckon,
};

function reckon({ careerMonths, wage, unused, yearDays, remainingDays }: Values): Calculation {
  const entitled = careerMonths === undefined ? null : leaveDays(careerMonths);
  const days = yearDays ?? remainingDays;
  const partYear =
    entitled === null || days === undefined
      ? null
      : Math.floor((days / figure('leave-part-year', 'days')) * entitled);
  const open = unused ?? partYear;
  const pay = open === null || wage === undefined ? null : payFor(open, wage);
  return {
    calculator: 'annual-leave',
    lead: pay ? pay.lead : leadInDays(entitled, open, partYear),
    steps: [
      ...(entitled === null ? [] : [daysStep(careerMonths!, entitled)]),
      ...(partYear === null ? [] : [partYearStep(days!, entitled!, partYear, yearDays !== undefined)]),
      ...(pay ? pay.steps : []),
    ],
    assumptions: [
      {
        zh: '没有不享受年休假的情形（如寒暑假更长、病假事假超过规定），合同和规章没有更高的约定。',
        en: 'Taken for granted: none of the cases that exclude leave applies, and neither contract nor house rules give more.',
      },
    ],
    changes: [
      {
        zh: '累计工作年限（包括以前单位）、已休天数会改变结果；因本人原因书面提出不休的，只付正常工资。',
        en: 'Total years of work (earlier employers included) and days already taken change the result; who gives up leave in writing for reasons of their own gets normal pay only.',
      },
    ],
    amount: pay ? pay.amount : (partYear ?? entitled),
    day: null,
  };
}

/** Five days from one year of work in total, ten from ten years, fifteen from twenty. */
export function leaveDays(careerMonths: number): number {
  if (careerMonths >= 240) return figure('leave-days', 'year20');
  if (careerMonths >= 120) return figure('leave-days', 'year10');
  return careerMonths >= 12 ? figure('leave-days', 'year1') : 0;
}

function leadInDays(entitled: number | null, open: number | null, partYear: number | null): Step {
  if (entitled === null)
    return step(
      `应休未休的 ${digits(open ?? 0)} 天年休假，按日工资的 300% 支付；告诉我月工资，就能算出金额。`,
      `${counted(open ?? 0, 'day')} of leave not taken are paid at 300% of the daily wage; tell me the monthly wage and I will work out the sum.`,
      'leave-pay',
    );
  if (entitled === 0)
    return step(
      '还没有年休假：累计工作不满一年。',
      'No annual leave yet: less than one year of work in total.',
      'leave-days',
    );
  if (partYear !== null)
    return step(
      `今年在本单位有 ${partYear} 天带薪年休假（全年 ${entitled} 天，按天数折算）。`,
      `This year ${counted(partYear, 'day')} of paid annual leave with this employer (${entitled} for a full year, reckoned by days).`,
      'leave-days',
    );
  return step(
    `每年有 ${entitled} 天带薪年休假。`,
    `There are ${entitled} days of paid annual leave a year.`,
    'leave-days',
  );
}

function daysStep(careerMonths: number, entitled: number): Step {
  const time = length(careerMonths);
  return step(
    `天数：累计工作 ${time.zh}，全年 ${entitled} 天（满1年5天，满10年10天，满20年15天）。`,
    `Days: ${time.en} of work in total give ${entitled} days a year (5 from one year, 10 from ten, 15 from twenty).`,
    'leave-days',
  );
}

function partYearStep(days: number, entitled: number, partYear: number, isLeaving: boolean): Step {
  const [zh, en] = isLeaving ? ['离职当年', 'Year of leaving'] : ['入职当年', 'Year of joining'];
  return step(
    `${zh}：${days} 天 ÷ 365 天 × ${entitled} 天，不足一天的部分不算，为 ${partYear} 天。`,
    `${en}: ${days} ÷ 365 days × ${entitled} days, parts of a day left out: ${counted(partYear, 'day')}.`,
    isLeaving ? 'leave-part-year' : 'leave-joined',
  );
}

function payFor(open: number, wage: number): { lead: Step; steps: Step[]; amount: number } {
  const daily = wage / figure('pay-days', 'days');
  const share = figure('leave-pay', 'share');
  const total = daily * open * share;
  const extra = daily * open * (share - 1);
  return {
    lead: step(
      `未休的 ${digits(open)} 天年休假应得 ${yuan(total).zh}；正常工资已发的，再付 ${yuan(extra).zh}。`,
      `For ${counted(open, 'day')} of leave not taken ${yuan(total).en} is due; where the normal wage has been paid, another ${yuan(extra).en}.`,
      'leave-pay',
      'leave-pay-includes',
    ),
    steps: [
      step(
        `日工资：${yuan(wage).zh} ÷ ${figure('pay-days', 'days')} 天 = ${yuan(daily).zh}；× ${digits(open)} 天 × ${percent(share)} = ${yuan(total).zh}，其中 100% 为正常工资。`,
        `Daily wage: ${yuan(wage).en} ÷ ${figure('pay-days', 'days')} days = ${yuan(daily).en}; × ${counted(open, 'day')} × ${percent(share)} = ${yuan(total).en}, of which 100% is the normal wage.`,
        'pay-days',
        'leave-pay-includes',
      ),
    ],
    amount: fen(total),
  };
}
