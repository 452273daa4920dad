import { type Calculation, type Calculator, type Step, step, type Values } from './calculation.ts';
import { figure } from './rules.ts';
import { digits, fen, percent, yuan } from './words.ts';

/** Stamp tax of one party by kind of contract. */
export const stampTax: Calculator = {
  id: 'stamp-tax',
  name: { zh: '印花税', en: 'Stamp tax' },
  rules: ['stamp-base', 'stamp-table'],
  inputs: ['contract', 'amount'],
  needs: [['contract'], ['amount']],
  reckon: ({ contract = '', amount = 0 }) => {
    const rate = figure('stamp-table', contract);
    const tax = yuan(amount * rate);
    return {
      calculator: 'stamp-tax',
      lead: step(`每一方应缴印花税 ${tax.zh}。`, `Each party owes stamp tax of ${tax.en}.`, 'stamp-table'),
      steps: [
        step(
          `计算：${yuan(amount).zh} × ${permille(rate).zh} = ${tax.zh}（计税依据不包括单独列明的增值税）`,
          `Reckoning: ${yuan(amount).en} × ${permille(rate).en} = ${tax.en} (VAT shown separately is left out of the base)`,
          'stamp-base',
          'stamp-table',
        ),
        step(
          '各方就各自涉及的金额分别缴纳。',
          'Each party pays on the amount that concerns it.',
          'stamp-each',
        ),
      ],
      assumptions: [
        {
          zh: '合同属于税目表所列种类，金额未含单独列明的增值税。',
          en: 'Taken for granted: the contract is of a kind listed, and the amount is net of VAT shown separately.',
        },
      ],
      changes: [
        {
          zh: '小微企业、个体工商户可能享受减半，以当地执行为准。',
          en: 'Small firms and individual businesses may pay half, as applied locally.',
        },
      ],
      amount: fen(amount * rate),
      day: null,
    };
  },
};

function permille(rate: number) {
  const tenThousandths = Number((rate * 10_000).toPrecision(6));
  return { zh: `万分之${tenThousandths}`, en: percent(rate) };
}

/** Enterprise income tax of a small low-profit enterprise. */
export const smallProfit: Calculator = {
  id: 'small-profit',
  name: { zh: '小型微利企业所得税', en: 'Income tax of a small low-profit enterprise' },
  rules: ['small-profit'],
  inputs: ['income', 'headcount', 'assets'],
  needs: [['income']],
  reckon: reckonIncomeTax,
};

function reckonIncomeTax({ income = 0, headcount, assets }: Values): Calculation {
  const most = (name: string) => figure('small-profit', name);
  const fits =
    income <= most('income') && (headcount ?? 0) <= most('headcount') && (assets ?? 0) <= most('assets');
  const rate = fits ? most('rate') * most('counted') : figure('general-rate', 'rate');
  const tax = yuan(income * rate);
  return {
    calculator: 'small-profit',
    lead: fits
      ? step(
          `符合小型微利企业条件的，应纳企业所得税 ${tax.zh}（实际税负 ${percent(rate)}）。`,
          `A qualifying small low-profit enterprise pays income tax of ${tax.en} (an effective ${percent(rate)}).`,
          'small-profit',
        )
      : step(
          `超过小型微利企业标准，全额按 ${percent(rate)} 计算，应纳企业所得税 ${tax.zh}。`,
          `It is above the limits for small low-profit enterprises, so the whole income is taxed at ${percent(rate)}: ${tax.en}.`,
          'general-rate',
          'small-profit',
        ),
    steps: [
      limitStep(most),
      fits
        ? step(
            `计算：${yuan(income).zh} × ${percent(most('counted'))} × ${percent(most('rate'))} = ${tax.zh}`,
            `Reckoning: ${yuan(income).en} × ${percent(most('counted'))} × ${percent(most('rate'))} = ${tax.en}`,
            'small-profit',
          )
        : step(
            `计算：${yuan(income).zh} × ${percent(rate)} = ${tax.zh}`,
            `Reckoning: ${yuan(income).en} × ${percent(rate)} = ${tax.en}`,
            'general-rate',
          ),
    ],
    assumptions:
      headcount === undefined || assets === undefined
        ? [
            {
              zh: '从业人数和资产总额也符合标准，并且从事国家非限制和禁止行业。',
              en: 'Taken for granted: headcount and assets are within the limits too, in a trade that is neither restricted nor prohibited.',
            },
          ]
        : [],
    changes: [
      {
        zh: '任何一项超标，就全额按一般税率计算；高新技术企业另有税率。',
        en: 'Beyond any one limit the whole income is taxed at the general rate; high-tech enterprises have a rate of their own.',
      },
    ],
    amount: fen(income * rate),
    day: null,
  };
}

function limitStep(most: (name: string) => number): Step {
  return step(
    `标准：年应纳税所得额不超过 ${digits(most('income'))} 元，从业人数不超过 ${most('headcount')} 人，资产总额不超过 ${digits(most('assets'))} 元。`,
    `Limits: taxable income up to ${yuan(most('income')).en}, up to ${most('headcount')} people, assets up to ${yuan(most('assets')).en}.`,
    'small-profit',
  );
}

/** VAT of a small-scale taxpayer and its exemption threshold. */
export const smallScaleVat: Calculator = {
  id: 'small-scale-vat',
  name: { zh: '小规模纳税人增值税', en: 'VAT of a small-scale taxpayer' },
  rules: ['vat-threshold'],
  inputs: ['monthlySales', 'quarterlySales'],
  needs: [['monthlySales', 'quarterlySales']],
  reckon: ({ monthlySales, quarterlySales }) => {
    const byQuarter = quarterlySales !== undefined;
    const sales = quarterlySales ?? monthlySales ?? 0;
    const threshold = figure('vat-threshold', byQuarter ? 'quarter' : 'month');
    const exempt = sales <= threshold;
    const reduced = figure('vat-threshold', 'reduced');
    const tax = yuan(exempt ? 0 : sales * reduced);
    const period = byQuarter ? { zh: '季度', en: 'quarter' } : { zh: '月', en: 'month' };
    return {
      calculator: 'small-scale-vat',
      lead: exempt
        ? step(
            `免征增值税：${period.zh}销售额 ${yuan(sales).zh} 未超过 ${yuan(threshold).zh}。`,
            `No VAT is due: sales of ${yuan(sales).en} a ${period.en} are within ${yuan(threshold).en}.`,
            'vat-threshold',
          )
        : step(
            `应缴增值税 ${tax.zh}：${period.zh}销售额超过 ${yuan(threshold).zh}，全额计税。`,
            `VAT of ${tax.en} is due: sales are above ${yuan(threshold).en} a ${period.en}, so all of them are taxed.`,
            'vat-threshold',
          ),
      steps: [
        ...(exempt
          ? []
          : [
              step(
                `计算：${yuan(sales).zh} × ${percent(reduced)} = ${tax.zh}（法定征收率 ${percent(figure('vat-levy-rate', 'rate'))}，减按 ${percent(reduced)}）`,
                `Reckoning: ${yuan(sales).en} × ${percent(reduced)} = ${tax.en} (the levy rate of ${percent(figure('vat-levy-rate', 'rate'))} is reduced to ${percent(reduced)})`,
                'vat-levy-rate',
                'vat-threshold',
              ),
            ]),
      ],
      assumptions: [
        {
          zh: '销售额不含税，没有开具增值税专用发票。',
          en: 'Taken for granted: sales are net of VAT and no special VAT invoices were issued.',
        },
      ],
      changes: [
        {
          zh: '就开具专用发票的部分要缴税；销售不动产的部分可扣除后再比较。',
          en: 'Sales with special invoices are taxed; sales of real estate may be left out of the comparison.',
        },
      ],
      amount: fen(exempt ? 0 : sales * reduced),
      day: null,
    };
  },
};
