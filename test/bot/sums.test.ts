import { describe, expect, it } from 'vitest';
import { sumsOf } from '../../bot/calculate/sums.ts';
import { understand } from '../../bot/steps/understand.ts';

const TODAY = '2026-11-25';

/** What comes of a conversation: the amounts of the last message, or what is missing. */
function sums(...turns: string[]) {
  const history = turns
    .slice(0, -1)
    .map((question) => ({ question, outcome: 'answered' as const, answer: '', citations: [] }));
  const asked = { text: turns.at(-1)!, locale: 'zh' as const, history, today: TODAY };
  return sumsOf(understand(asked), TODAY).map(
    (sum) =>
      sum && (sum.calculation ? [sum.calculator, sum.calculation.amount] : [sum.calculator, ...sum.missing]),
  );
}

describe('questions that ask for a sum', () => {
  it.each([
    ['干了5年4个月，月薪8000，赔多少', ['severance', 44_000]],
    ['5 years and 4 months, 8000 a month, how much severance?', ['severance', 44_000]],
    ['我在公司干了3年半，月工资1.2万，公司违法辞退能拿多少赔偿', ['severance', 96_000]],
    ['2021年3月入职，上个月被公司辞退，月薪7000，经济补偿多少', ['severance', 42_000]],
    ['I was fired after 3 years, I earn 10k a month. How much severance?', ['severance', 30_000]],
    ['公司没签劳动合同，我干了8个月，一个月5000，能要多少', ['double-pay', 35_000]],
    ['月薪8700，工作日加班20小时，周末加班16小时，国庆加班1天，加班费多少', ['overtime', 4300]],
    ['我累计工作12年，年假有几天', ['annual-leave', 10]],
    ['合同签三年，试用期6个月合法吗', ['probation', 6]],
    ['two-year contract with 3 months probation, is it legal?', ['probation', 2]],
    ['欠税10万晚交了90天，滞纳金多少', ['tax-late-fee', 4500]],
    ['We paid 200,000 yuan of tax 45 days late. How much is the surcharge?', ['tax-late-fee', 4500]],
    ['社保欠缴3万，拖了6个月，滞纳金怎么算', ['social-late-fee', 2760]],
    ['大企业拖欠货款50万逾期120天，利息怎么算', ['late-payment', 30_000]],
    ['买卖合同100万，印花税交多少', ['stamp-tax', 300]],
    ['小型微利企业应纳税所得额200万，从业人数50人，资产1000万，所得税交多少', ['small-profit', 100_000]],
    ['小规模纳税人季度销售额28万，要交增值税吗', ['small-scale-vat', 0]],
    ['难产双胞胎产假多少天', ['maternity', 128]],
    ['出了两万四送员工去学技术，约好干满三年，干了两年他要走，最多能要他赔多少', ['service-period', 8000]],
    [
      'We paid 60,000 yuan for his training, he agreed to stay for 5 years and leaves after 2 years. How much can we claim?',
      ['service-period', 36_000],
    ],
    ['订了五万块的货，付了两万定金，对方不要了，这两万能全扣吗', ['earnest-money', 10_000]],
    [
      'The contract price is 100,000 yuan and we paid 30,000 as earnest money. How much comes back double?',
      ['earnest-money', 20_000],
    ],
  ])('reckon %s', (question, expected) => {
    expect(sums(question)).toEqual([expected]);
  });

  it('name exactly what is missing', () => {
    expect(sums('被辞退了，月薪6000，能赔多少钱')).toEqual([['severance', 'months']]);
    expect(sums('欠税10万，滞纳金多少')).toEqual([['tax-late-fee', 'days']]);
    expect(sums('合同金额50万，印花税多少')).toEqual([['stamp-tax', 'contract']]);
  });

  it('go on when what was missing is told', () => {
    expect(sums('被辞退了，月薪6000，能赔多少钱', '干了7年')).toEqual([['severance', 42_000]]);
  });

  it('take a correction before what was said first', () => {
    expect(sums('干了5年4个月，月薪8000，赔多少', '不对，月薪是9000')).toEqual([['severance', 49_500]]);
  });

  it('take a bare figure for the one told last', () => {
    expect(sums('干了3年被辞退能赔多少', '月薪8000', '不对，是9500')).toEqual([['severance', 28_500]]);
  });

  it('take a bare length of time for the one that was asked about', () => {
    expect(sums('合同签三年，试用期最长多久', '那一年的呢')).toEqual([['probation', 2]]);
    expect(sums('劳动合同签两年试用期最长几个月', '工资最低给多少', '那三年的合同呢')).toEqual([
      ['probation', 6],
    ]);
  });

  it('are answered one by one', () => {
    expect(sums('我月薪8000，干了3年被辞退能赔多少？还有5天年假没休怎么算？')).toEqual([
      ['severance', 24_000],
      ['annual-leave', 5517.24],
    ]);
  });
});

describe('a question on another subject after a sum', () => {
  it.each(['那失业金每月5000能领几个月', '公积金每个月扣1200合法吗', 'What is the VAT rate?'])(
    'is its own: %s',
    (question) => {
      expect(sums('干了3年，月薪8000，辞退赔多少', question)).toEqual([null]);
    },
  );

  it('is reckoned when it is a sum itself', () => {
    expect(sums('干了3年，月薪8000，辞退赔多少', '那年假还有5天没休呢')).toEqual([['annual-leave', 5517.24]]);
  });
});

describe('questions that only look like sums', () => {
  it.each([
    '劳动仲裁时效多久',
    '试用期工资最低多少',
    '公司欠我3个月工资，每月5000，怎么办',
    '经济补偿怎么算',
    'How is severance calculated?',
    '注册资本认缴100万没实缴要交印花税吗',
    '月薪8000要交多少个税',
  ])('are left to the texts: %s', (question) => {
    expect(sums(question)).toEqual([null]);
  });
});
