import type { Bilingual } from '../../src/base/language.ts';
import { type Calculation, type Calculator, type Step, step, type Values } from './calculation.ts';
import { figure } from './rules.ts';
import { counted, digits, fen, percent, yuan } from './words.ts';

/** Surcharge on tax paid late. */
export const taxLateFee: Calculator = {
  id: 'tax-late-fee',
  name: { zh: '税款滞纳金', en: 'Surcharge on late tax' },
  rules: ['tax-late-fee'],
  inputs: ['amount', 'days'],
  needs: [['amount'], ['days']],
  reckon: (values) =>
    daily('tax-late-fee', 'tax-late-fee', values, { zh: '滞纳金', en: 'The surcharge' }, [], {
      assumptions: [
        {
          zh: '从缴款期限届满的次日数到缴清之日。',
          en: 'Days run from the day after the due date to the day of payment.',
        },
      ],
      changes: [
        {
          zh: '经批准延期缴纳的期间不加收；另有罚款的，罚款另算。',
          en: 'No surcharge runs during an approved deferral; a fine, if any, comes on top.',
        },
      ],
    }),
};

/** Surcharge on social insurance contributions paid late. */
export const socialLateFee: Calculator = {
  id: 'social-late-fee',
  name: { zh: '社会保险费滞纳金', en: 'Surcharge on late social insurance contributions' },
  rules: ['social-late-fee'],
  inputs: ['amount', 'days'],
  needs: [['amount'], ['days']],
  reckon: (values) =>
    daily('social-late-fee', 'social-late-fee', values, { zh: '滞纳金', en: 'The surcharge' }, [], {
      assumptions: [
        { zh: '从欠缴之日起按日计算。', en: 'Days run from the day the contributions fell due.' },
      ],
      changes: [
        {
          zh: '责令后逾期仍不缴纳的，另处欠缴数额一倍以上三倍以下罚款。',
          en: 'Who still does not pay when ordered to is also fined one to three times the arrears.',
        },
      ],
    }),
};

/** Interest that public bodies and large enterprises owe small firms for paying late. */
export const latePayment: Calculator = {
  id: 'late-payment',
  name: { zh: '拖欠中小企业款项的逾期利息', en: 'Interest on late payment to a small firm' },
  rules: ['late-payment-interest'],
  inputs: ['amount', 'days', 'agreedRate'],
  needs: [['amount'], ['days']],
  reckon: (values) =>
    daily(
      'late-payment',
      'late-payment-interest',
      values,
      { zh: '逾期利息', en: 'The interest' },
      [
        step(
          '机关、事业单位一般 30 日内付款，合同最长约定 60 日；大型企业 60 日内付款，合同另有合理约定的从其约定。',
          'Public bodies pay within 30 days, 60 at most by contract; large enterprises within 60 days unless a reasonable term was agreed.',
          'late-payment-terms',
        ),
      ],
      {
        assumptions: [
          {
            zh: '付款方是机关、事业单位或大型企业，您是中小企业。',
            en: 'Taken for granted: the payer is a public body or a large enterprise and you are a small or medium firm.',
          },
          ...(values.agreedRate === undefined
            ? [
                {
                  zh: '合同没有约定逾期利率。',
                  en: 'Taken for granted: the contract sets no rate for late payment.',
                },
              ]
            : [
                {
                  zh: '约定利率不得低于订立时一年期贷款市场报价利率，请核对。',
                  en: 'The agreed rate may not be below the one-year loan prime rate at signing; please check.',
                },
              ]),
        ],
        changes: [
          {
            zh: '付款期限从哪天起算、合同约定的利率会改变结果。',
            en: 'The day from which the payment term runs and the agreed rate change the result.',
          },
        ],
      },
    ),
};

function daily(
  calculator: string,
  rule: string,
  { amount = 0, days = 0, agreedRate }: Values,
  name: Bilingual,
  steps: Step[],
  around: { assumptions: Bilingual[]; changes: Bilingual[] },
): Calculation {
  const rate = agreedRate === undefined ? figure(rule, 'daily') : agreedRate / 365;
  const sum = amount * days * rate;
  const how = {
    zh:
      agreedRate === undefined ? `每日 ${percent(rate)}（万分之五）` : `年利率 ${percent(agreedRate)} ÷ 365`,
    en: agreedRate === undefined ? `${percent(rate)} a day` : `${percent(agreedRate)} a year ÷ 365`,
  };
  return {
    calculator,
    lead: step(`${name.zh}为 ${yuan(sum).zh}。`, `${name.en} comes to ${yuan(sum).en}.`, rule),
    steps: [
      step(
        `计算：${yuan(amount).zh} × ${digits(days)} 天 × ${how.zh} = ${yuan(sum).zh}`,
        `Reckoning: ${yuan(amount).en} × ${counted(days, 'day')} × ${how.en} = ${yuan(sum).en}`,
        rule,
      ),
      ...steps,
    ],
    ...around,
    amount: fen(sum),
    day: null,
  };
}
