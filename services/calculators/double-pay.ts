import { type Calculation, type Calculator, step, type Values } from './calculation.ts';
import { figure } from './rules.ts';
import { digits, fen, length, yuan } from './words.ts';

/** Double pay for work without a written contract: from the second month, for eleven months at most. */
export const doublePay: Calculator = {
  id: 'double-pay',
  name: { zh: '未签书面劳动合同的二倍工资', en: 'Double pay without a written contract' },
  rules: ['double-pay'],
  inputs: ['months', 'wage'],
  needs: [['months']],
  reckon,
};

function reckon({ months = 0, wage }: Values): Calculation {
  const after = figure('double-pay', 'afterMonths');
  const until = figure('double-pay', 'untilMonths');
  const due = Math.max(0, Math.min(months, until) - after);
  const time = length(months);
  const sum = wage === undefined ? null : yuan(due * wage);
  const n = digits(due);
  const lead =
    due === 0
      ? step(
          '不需要付二倍工资：用工还没有超过一个月。',
          'No double pay is due: the work has not lasted more than one month.',
          'double-pay',
        )
      : step(
          sum
            ? `没签书面劳动合同，除正常工资外应再付 ${n} 个月工资的差额，共 ${sum.zh}（${n} 个月 × ${yuan(wage!).zh}）。`
            : `没签书面劳动合同，除正常工资外应再付 ${n} 个月工资的差额；告诉我月工资，就能算出金额。`,
          sum
            ? `Without a written contract, ${n} months' wages are due on top of the normal pay: ${sum.en} (${n} months × ${yuan(wage!).en}).`
            : `Without a written contract, ${n} months' wages are due on top of the normal pay; tell me the monthly wage and I will work out the sum.`,
          'double-pay',
        );
  return {
    calculator: 'double-pay',
    lead,
    steps: [
      step(
        `期间：从用工满一个月的次日到满一年的前一日，最多 ${digits(until - after)} 个月；您说的 ${time.zh} 中有 ${n} 个月在内。`,
        `Period: from the day after the first month to the day before one year is complete, ${digits(until - after)} months at most; of your ${time.en}, ${n} months fall within it.`,
        'double-pay-window',
      ),
      ...(months >= until
        ? [
            step(
              '满一年仍未签的，视为已订立无固定期限劳动合同，应当立即补订。',
              'After a full year an open-ended contract counts as concluded and must be put in writing at once.',
              'double-pay-window',
            ),
          ]
        : []),
      step(
        '仲裁时效为一年，超过一年才主张的月份可能得不到支持。',
        'The time limit for arbitration is one year; months claimed later than that may be lost.',
        'arbitration-year',
      ),
    ],
    assumptions: [
      {
        zh: '正常工资已经发放，且一直没有补签合同。',
        en: 'Taken for granted: the normal wage was paid and no contract was signed later.',
      },
    ],
    changes: [
      {
        zh: '补签合同的日期、是否劳动者自己不肯签，会改变结果。',
        en: 'The day a contract was signed later, or a refusal by the worker, changes the result.',
      },
    ],
    amount: wage === undefined ? null : fen(due * wage),
    day: null,
  };
}
