import { type Calculation, type Calculator, step, type Values } from './calculation.ts';
import { figure } from './rules.ts';
import { fen, percent, yuan } from './words.ts';

/** How much of a deposit counts as earnest money (定金), and what each side loses by breaking the contract. */
export const earnestMoney: Calculator = {
  id: 'earnest-money',
  name: { zh: '定金罚则', en: 'Earnest money' },
  rules: ['earnest-cap', 'earnest-penalty'],
  inputs: ['earnest', 'price'],
  needs: [['earnest'], ['price']],
  reckon,
};

function reckon({ earnest = 0, price = 0 }: Values): Calculation {
  const share = figure('earnest-cap', 'share');
  const most = price * share;
  const counts = Math.min(earnest, most);
  const beyond = earnest - counts;
  const doubled = counts * figure('earnest-penalty', 'times');
  const [held, rest, twice, back] = [yuan(counts), yuan(beyond), yuan(doubled), yuan(doubled + beyond)];
  return {
    calculator: 'earnest-money',
    lead:
      beyond > 0
        ? step(
            `不能全算定金：定金最多是合同金额的百分之二十（${percent(share)}），即 ${held.zh}；超过的 ${rest.zh} 不产生定金效力。`,
            `Not all of it is earnest money: at most ${percent(share)} of the price counts, ${held.en}; the ${rest.en} beyond has no such effect.`,
            'earnest-cap',
          )
        : step(
            `${held.zh} 都算定金：没有超过合同金额的百分之二十（${percent(share)}）。`,
            `All of the ${held.en} counts as earnest money: it is within ${percent(share)} of the price.`,
            'earnest-cap',
          ),
    steps: [
      step(
        `付定金的一方违约，致使合同目的不能实现的，无权要回 ${held.zh}。`,
        `If the side that paid breaks the contract so that it fails of its purpose, it cannot claim back ${held.en}.`,
        'earnest-penalty',
      ),
      step(
        `收定金的一方这样违约的，应当双倍返还定金，共 ${twice.zh}。`,
        `If the side that received it does so, it returns double the earnest money, ${twice.en}.`,
        'earnest-penalty',
      ),
      ...(beyond > 0
        ? [
            step(
              `超过的 ${rest.zh} 按预付款处理：不能作为定金扣下，也不双倍返还；收的一方违约时，连同双倍的定金一共退 ${back.zh}。有实际损失的，另行主张赔偿。`,
              `The ${rest.en} beyond is a payment in advance: it is neither kept nor doubled; when the receiver breaks the contract, it returns ${back.en} in all. Actual loss is claimed separately.`,
              'earnest-cap',
            ),
          ]
        : []),
    ],
    assumptions: [
      {
        zh: '写明的是“定金”，并且已经实际交付；写“订金”“押金”的不适用。',
        en: 'Taken for granted: it was agreed as earnest money (定金) and paid; a plain deposit (订金, 押金) is another matter.',
      },
    ],
    changes: [
      {
        zh: '合同总金额；同时约定了违约金的，只能选其一。',
        en: 'The full price; where a penalty was agreed as well, only one of the two can be chosen.',
      },
    ],
    amount: fen(counts),
    day: null,
  };
}
