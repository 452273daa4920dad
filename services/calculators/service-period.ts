import { type Calculation, type Calculator, step, type Values } from './calculation.ts';
import { fen, length, yuan } from './words.ts';

/** The most that an employee owes who leaves before the service period agreed for paid training is over. */
export const servicePeriod: Calculator = {
  id: 'service-period',
  name: { zh: '服务期违约金上限', en: 'Most that is due for leaving within a service period' },
  rules: ['service-period-fee', 'service-period-share'],
  inputs: ['trainingFee', 'serviceMonths', 'months', 'leftMonths'],
  needs: [['trainingFee'], ['serviceMonths'], ['months', 'leftMonths']],
  reckon,
};

function reckon({ trainingFee = 0, serviceMonths = 0, months = 0, leftMonths }: Values): Calculation {
  const left = Math.min(serviceMonths, leftMonths ?? Math.max(0, serviceMonths - months));
  const most = serviceMonths > 0 ? (trainingFee * left) / serviceMonths : 0;
  const fee = yuan(trainingFee);
  const sum = yuan(most);
  const [agreed, served, rest] = [length(serviceMonths), length(serviceMonths - left), length(left)];
  return {
    calculator: 'service-period',
    lead: step(
      `最多 ${sum.zh}：不得超过服务期尚未履行部分应分摊的培训费用。`,
      `${sum.en} at most: no more than the share of the training costs that falls on the time not yet served.`,
      'service-period-share',
    ),
    steps: [
      step(
        `计算：${fee.zh} × 未履行 ${rest.zh} ÷ 服务期 ${agreed.zh} = ${sum.zh}`,
        `Reckoning: ${fee.en} × ${rest.en} not served ÷ ${agreed.en} agreed = ${sum.en}`,
        'service-period-share',
      ),
      step(
        `合同约定的违约金再高，也不得超过培训费用 ${fee.zh}；超出的部分不受支持。`,
        `However high the agreed penalty, it may not exceed the training costs of ${fee.en}.`,
        'service-period-fee',
      ),
    ],
    assumptions: [
      {
        zh: `单位出钱做的是专项培训，订有服务期协议；已经履行 ${served.zh}。`,
        en: `Taken for granted: special training paid for by the employer and a service period agreed for it; ${served.en} of it served.`,
      },
    ],
    changes: [
      {
        zh: '服务期从哪天起算、培训费用有没有凭证；单位有过错、员工因此解除合同的，一般不付违约金。',
        en: 'The day from which the period runs and proof of the costs; who leaves for a fault of the employer owes none as a rule.',
      },
    ],
    amount: fen(most),
    day: null,
  };
}
