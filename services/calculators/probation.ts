import { type Calculation, type Calculator, step, type Values } from './calculation.ts';
import { figure } from './rules.ts';
import { counted, digits, fen, length, yuan } from './words.ts';

/** The longest probation for a contract term, and what is due for probation beyond it. */
export const probation: Calculator = {
  id: 'probation',
  name: { zh: '试用期上限', en: 'Longest probation' },
  rules: ['probation-length'],
  inputs: ['contractMonths', 'agreedMonths', 'wage'],
  needs: [['contractMonths']],
  reckon,
};

function reckon({ contractMonths = 0, agreedMonths, wage }: Values): Calculation {
  const most = longestProbation(contractMonths);
  const rule = most === 0 ? 'probation-none' : 'probation-length';
  const term = length(contractMonths);
  const excess = Math.max(0, (agreedMonths ?? 0) - most);
  const due = wage === undefined ? null : excess * wage;
  const judged = agreedMonths === undefined ? null : excess > 0;
  return {
    calculator: 'probation',
    lead: step(
      `${judged === null ? '' : judged ? `不可以约定 ${digits(agreedMonths!)} 个月：` : `可以约定 ${digits(agreedMonths!)} 个月：`}${most === 0 ? `期限 ${term.zh} 的合同不得约定试用期` : `期限 ${term.zh} 的合同，试用期最多 ${most} 个月`}。`,
      `${judged === null ? '' : judged ? `No, ${counted(agreedMonths!, 'month')} is too long: ` : `Yes, ${counted(agreedMonths!, 'month')} is allowed: `}${most === 0 ? `a contract of ${term.en} may have no probation` : `for a contract of ${term.en} probation may last ${counted(most, 'month')} at most`}.`,
      rule,
    ),
    steps: [
      step(
        '不满三个月不得约定；三个月以上不满一年，最多 1 个月；一年以上不满三年，最多 2 个月；三年以上和无固定期限，最多 6 个月。',
        'Under three months none; from three months 1 month; from one year 2 months; from three years and open-ended 6 months.',
        'probation-length',
        'probation-none',
      ),
      ...(excess > 0
        ? [
            step(
              `超过的 ${digits(excess)} 个月已经履行的，按转正后月工资另付赔偿金${due === null ? '' : `：${digits(excess)} 个月 × ${yuan(wage!).zh} = ${yuan(due).zh}`}。`,
              `For the ${counted(excess, 'month')} beyond, if served, damages at the full monthly wage are due on top${due === null ? '' : `: ${digits(excess)} × ${yuan(wage!).en} = ${yuan(due).en}`}.`,
              'probation-excess',
            ),
          ]
        : []),
    ],
    assumptions: [
      {
        zh: '第一次与该劳动者约定试用期：同一单位只能约定一次。',
        en: 'Taken for granted: it is the first probation; the same employer may agree on one only.',
      },
    ],
    changes: [
      {
        zh: '合同期限；以完成一定工作任务为期限的合同、非全日制用工不得约定试用期。',
        en: 'The term of the contract; contracts for a given task and part-time work may have no probation.',
      },
    ],
    amount: due === null ? most : fen(due),
    day: null,
  };
}

/** Months of probation that a contract term allows. */
export function longestProbation(contractMonths: number): number {
  if (contractMonths < figure('probation-none', 'months')) return 0;
  if (contractMonths >= 36) return figure('probation-length', 'from36');
  return figure('probation-length', contractMonths >= 12 ? 'from12' : 'from3');
}
