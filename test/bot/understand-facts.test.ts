import { describe, expect, it } from 'vitest';
import { understand } from '../../bot/steps/understand.ts';

const TODAY = '2026-11-23';

function read(text: string, earlier: string[] = []) {
  const history = earlier.map((question) => ({
    question,
    outcome: 'answered' as const,
    answer: '',
    citations: [],
  }));
  return understand({ text, locale: 'zh', history, today: TODAY });
}

describe('understand: facts', () => {
  it.each([
    ['我去年12月20号离职', '2025-12-20'],
    ['收到裁决书5天了', '2026-11-18'],
    ['I got it 13 days ago', '2026-11-10'],
    ['被拖欠货款两年半了', '2024-05-23'],
    ['上周五受伤', '2026-11-20'],
    ['上个月28号收到', '2026-10-28'],
    ['2022年3月1日入职', '2022-03-01'],
    ['11月5日收到处罚决定', '2026-11-05'],
    ['12月5日收到的', '2025-12-05'],
    ['on Nov 15 I got the ruling', '2026-11-15'],
    ['the award of 3 March 2026', '2026-03-03'],
    ['半年前离职', '2026-05-23'],
    ['three weeks ago', '2026-11-02'],
    ['昨天出的事', '2026-11-22'],
    ['2024年5月到期的货款', '2024-05-15'],
  ])('reckons when it happened: %s', (text, day) => {
    expect(read(text).facts.moments.map((moment) => moment.day)).toEqual([day]);
  });

  it.each([
    ['必须在12月5日之前答复', '2026-12-05'],
    ['要求三天内交说明', '2026-11-26'],
    ['they want an answer by Thursday', '2026-11-26'],
    ['下周二之前必须答复', '2026-12-01'],
  ])('reckons when it is due: %s', (text, day) => {
    expect(read(text).facts.moments).toMatchObject([{ day, due: true }]);
  });

  it.each(['2023年前的税还要补吗', 'founded 2019 years ago', '99999个月前'])(
    'takes no number for a length of time that reaches back beyond a century: %s',
    (text) => {
      expect(read(text).facts.moments).toEqual([]);
    },
  );

  it('finds no moment in lengths of time and in articles', () => {
    expect(read('签三年合同试用期多久，公告不少于二十日，第四十七条').facts.moments).toEqual([]);
    expect(read('worked 5 years and 4 months').facts.spans).toMatchObject([
      { count: 5 + 4 / 12, unit: 'year' },
    ]);
  });

  it.each([
    ['拖了我们87万货款', [870_000]],
    ['注册资本1000万元，实缴二百万元', [10_000_000, 2_000_000]],
    ['each pays 500元', [500]],
    ['RMB 300,000 is overdue', [300_000]],
    ['they owe 2 million yuan', [2_000_000]],
    ['三个月工资', []],
  ])('reads sums: %s', (text, amounts) => {
    expect(read(text).facts.amounts).toEqual(amounts);
  });

  it.each([
    ['我被老板辞退了', 'worker'],
    ['公司拖欠我三个月工资', 'worker'],
    ['My employer refuses to pay', 'worker'],
    ['I was fired while pregnant', 'worker'],
    ['我们公司想辞退一个员工', 'employer'],
    ['我是做餐饮的老板，员工要走', 'employer'],
    ['One of our employees refuses to sign', 'employer'],
    ['We hired a driver last month', 'employer'],
    ['增值税税率是多少', null],
  ])('tells who is asking: %s', (text, role) => {
    expect(read(text).facts.role).toBe(role);
  });

  it('remembers who is asking, and where, through the conversation', () => {
    const { facts, regions } = read('年假怎么算', ['我在深圳打工，被公司辞退了怎么办']);
    expect([facts.role, regions]).toEqual(['worker', ['广东']]);
  });

  it.each([
    ['深圳的小店', ['广东']],
    ['温州和杭州', ['浙江']],
    ['our shop in Beijing', ['北京']],
    ['a firm in Pudong', ['上海']],
    ['全国统一吗', []],
  ])('places it: %s', (text, regions) => {
    expect(read(text).regions).toEqual(regions);
  });

  it('reads headcount and kind of taxpayer', () => {
    expect(read('我们12个人的小规模纳税人').facts).toMatchObject({ headcount: 12, taxpayer: 'small_scale' });
    expect(read('a high-tech firm with 60 employees').facts).toMatchObject({
      headcount: 60,
      taxpayer: 'high_tech',
    });
  });
});

describe('understand: the day whose law is asked for', () => {
  it.each([
    ['2022年小规模增值税起征点是多少', '2022-12-31'],
    ['What was the VAT rate in 2024?', '2024-12-31'],
    ['去年的最低工资标准', '2025-12-31'],
    ['新公司法施行前注册资本多久缴足', '2024-06-30'],
    ['What was the rule before the new VAT law?', '2025-12-31'],
    ['民法典以前保证方式没约定怎么算', '2020-12-31'],
    ['2023年6月30日适用的增值税税率是多少', '2023-06-30'],
    ['按2021年5月1日有效的规定，小微企业怎么认定', '2021-05-01'],
    ['2022年8月的社保缴费比例标准是多少', '2022-08-15'],
    ['As of 1 June 2022, what was the stamp duty on a loan contract?', '2022-06-01'],
    ['在旧公司法下出资期限有限制吗', '2024-06-30'],
    ['Under the old Company Law, was there a capital deadline?', '2024-06-30'],
  ])('is the day the message gives: %s', (text, day) => {
    expect(read(text).asOf).toBe(day);
  });

  it.each([
    '员工2022年3月1日入职，现在能要补偿吗',
    '2019年签的合同现在还有效吗',
    '去年12月20号离职的，公司欠我工资',
    'He joined in 2019. What severance do we owe?',
    '2026年的税率是多少',
    '增值税法什么时候施行',
    '2024年3月5日收到的罚款决定书怎么复议',
    '2023年6月的工资到现在没发怎么办',
  ])('is today when a date is that of an event, or of this year: %s', (text) => {
    expect(read(text).asOf).toBe(TODAY);
  });

  it('stays with the question before, and moves with "and in 2020?"', () => {
    expect(read('那一般纳税人呢', ['2022年小规模增值税起征点是多少']).asOf).toBe('2022-12-31');
    expect(read('那2020年呢', ['小规模增值税起征点是多少']).asOf).toBe('2020-12-31');
  });
});
