import type { Bilingual } from '../../src/base/language.ts';
import { type Calculation, type Calculator, type Step, step, type Values } from './calculation.ts';
import { figure } from './rules.ts';
import { counted, digits, fen, length, yuan } from './words.ts';

/** Economic compensation (N), with pay in lieu of notice (N+1), and damages for unlawful dismissal (2N). */
export const severance: Calculator = {
  id: 'severance',
  name: { zh: '经济补偿与赔偿金', en: 'Severance and damages for dismissal' },
  rules: ['severance-year', 'severance-cap'],
  inputs: ['months', 'wage', 'localAverage', 'dismissal'],
  needs: [['months']],
  reckon,
};

function reckon({ months = 0, wage, localAverage, dismissal }: Values): Calculation {
  const units = monthsOfPay(months);
  const cap = localAverage === undefined ? null : localAverage * figure('severance-cap', 'times');
  const capped = cap !== null && wage !== undefined && wage > cap;
  const years = capped ? Math.min(units, figure('severance-cap', 'years')) : units;
  const base = capped ? cap : wage;
  return {
    calculator: 'severance',
    lead: base === undefined ? inMonths(years, dismissal) : inMoney(years, base, wage!, dismissal),
    steps: [
      yearsStep(months, units),
      ...(wage === undefined ? [] : [baseStep(wage, localAverage, capped, years)]),
      ...otherCases(dismissal, years, base, wage),
    ],
    assumptions: assumptions(dismissal, wage, localAverage),
    changes: changes(months),
    amount: base === undefined ? null : fen(totalOf(dismissal, years, base, wage!)),
    day: null,
  };
}

/** One month per full year; six months and more of a part year count as a year, less as half a month. */
export function monthsOfPay(months: number): number {
  const years = Math.floor(months / 12);
  const rest = months - years * 12;
  const half = figure('severance-year', 'halfBelowMonths');
  return years + (rest <= 0 ? 0 : rest < half ? figure('severance-year', 'half') : 1);
}

function totalOf(dismissal: string | undefined, years: number, base: number, wage: number): number {
  if (dismissal === 'unlawful') return years * base * figure('unlawful-double', 'times');
  return years * base + (dismissal === 'no-notice' ? wage : 0);
}

function inMonths(years: number, dismissal: string | undefined): Step {
  const n = digits(years);
  if (dismissal === 'unlawful') {
    const twice = digits(years * figure('unlawful-double', 'times'));
    return step(
      `违法解除的赔偿金为 ${twice} 个月工资（${n} 个月经济补偿的二倍）。`,
      `Damages for unlawful dismissal come to ${twice} months' wages (twice the ${n} months of severance).`,
      'unlawful-double',
      'severance-year',
    );
  }
  return step(
    `经济补偿为 ${n} 个月工资；告诉我月平均工资，就能算出金额。`,
    `Severance comes to ${n} months' wages; tell me the average monthly wage and I will work out the sum.`,
    'severance-year',
  );
}

function inMoney(years: number, base: number, wage: number, dismissal: string | undefined): Step {
  const sum = yuan(totalOf(dismissal, years, base, wage));
  const n = digits(years);
  const monthly = yuan(base);
  if (dismissal === 'unlawful')
    return step(
      `违法解除的赔偿金为 ${sum.zh}（${n} 个月 × ${monthly.zh} × 2，即 2N）。`,
      `Damages for unlawful dismissal come to ${sum.en} (${n} months × ${monthly.en} × 2, "2N").`,
      'unlawful-double',
      'severance-year',
    );
  if (dismissal === 'no-notice')
    return step(
      `经济补偿加一个月代通知金共 ${sum.zh}（${n} 个月 × ${monthly.zh} + ${yuan(wage).zh}，即 N+1）。`,
      `Severance and one month in lieu of notice come to ${sum.en} (${n} months × ${monthly.en} + ${yuan(wage).en}, "N+1").`,
      'severance-year',
      'notice-pay',
    );
  return step(
    `依法应付经济补偿的，金额为 ${sum.zh}（${n} 个月 × ${monthly.zh}，即 N）。`,
    `Where severance is due, it comes to ${sum.en} (${n} months × ${monthly.en}, "N").`,
    'severance-year',
    'severance-cases',
  );
}

function yearsStep(months: number, units: number): Step {
  const time = length(months);
  return step(
    `年限：工作 ${time.zh}。每满一年算一个月，六个月以上不满一年算一年，不满六个月算半个月，合计 ${digits(units)} 个月。`,
    `Length: ${time.en}. One month per full year; six months or more of a part year count as a year, less as half a month: ${counted(units, 'month')}.`,
    'severance-year',
  );
}

function baseStep(wage: number, localAverage: number | undefined, capped: boolean, years: number): Step {
  if (localAverage === undefined)
    return step(
      `月工资：按 ${yuan(wage).zh}（解除前十二个月的平均应得工资，含奖金、津贴）。`,
      `Monthly wage: ${yuan(wage).en} (average gross of the twelve months before, bonuses and allowances included).`,
      'severance-base',
    );
  const cap = yuan(localAverage * figure('severance-cap', 'times'));
  if (!capped)
    return step(
      `封顶：月工资 ${yuan(wage).zh} 不高于当地职工月平均工资三倍 ${cap.zh}，不封顶，年限也不受十二年限制。`,
      `Cap: the wage of ${yuan(wage).en} is not above three times the local average (${cap.en}), so neither the cap nor the twelve-year limit applies.`,
      'severance-cap',
    );
  return step(
    `封顶：月工资 ${yuan(wage).zh} 高于当地职工月平均工资三倍，按 ${cap.zh} 计，年限最高十二年，计 ${digits(years)} 个月。`,
    `Cap: the wage of ${yuan(wage).en} is above three times the local average, so ${cap.en} counts, for twelve years at most: ${counted(years, 'month')}.`,
    'severance-cap',
  );
}

/** When the kind of dismissal is not known: what it would come to in the other cases. */
function otherCases(
  dismissal: string | undefined,
  years: number,
  base: number | undefined,
  wage: number | undefined,
): Step[] {
  if (dismissal !== undefined || base === undefined || wage === undefined) return [];
  const plusOne = yuan(totalOf('no-notice', years, base, wage));
  const twice = yuan(totalOf('unlawful', years, base, wage));
  return [
    step(
      `N+1：依第四十条解除而没有提前三十日书面通知的，再加上一个月工资，共 ${plusOne.zh}。`,
      `N+1: a dismissal under article 40 without thirty days' written notice adds last month's wage: ${plusOne.en}.`,
      'notice-pay',
      'notice-pay-base',
    ),
    step(
      `2N：违法解除或者终止的，赔偿金为二倍，共 ${twice.zh}，不再另付经济补偿。`,
      `2N: for unlawful dismissal the damages are twice as much, ${twice.en}, in place of severance.`,
      'unlawful-double',
    ),
  ];
}

function assumptions(dismissal: string | undefined, wage?: number, localAverage?: number): Bilingual[] {
  return [
    ...(dismissal === undefined
      ? [
          {
            zh: '前提是属于应付经济补偿的情形；劳动者主动辞职或因过失被解除的，一般没有。',
            en: 'Taken for granted: this is a case in which severance is due; it is not, as a rule, when the worker resigns or is dismissed for fault.',
          },
        ]
      : []),
    ...(wage !== undefined && localAverage === undefined
      ? [
          {
            zh: '没有按当地工资封顶：月工资高于当地上年度职工月平均工资三倍的，按三倍计且最多十二年。请告诉我当地平均工资。',
            en: 'No local cap was applied: a wage above three times the local average of last year counts as three times it, for twelve years at most. Tell me the local average to check.',
          },
        ]
      : []),
  ];
}

function changes(months: number): Bilingual[] {
  return [
    ...(months > MONTHS_SINCE_2008
      ? [
          {
            zh: '2008年以前的工作年限按当时的规定算。',
            en: 'Service before 2008 follows the rules of that time.',
          },
        ]
      : []),
    {
      zh: '工作年限、月工资和解除的原因会改变结果。',
      en: 'The length of service, the wage and the reason for the dismissal change the result.',
    },
  ];
}

/** From 2008-01-01, when the Labour Contract Law came into force, to the day its figures were last compared. */
const MONTHS_SINCE_2008 = 226;
