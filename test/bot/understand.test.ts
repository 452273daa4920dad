import { describe, expect, it } from 'vitest';
import type { Turn } from '../../bot/asked.ts';
import { understand } from '../../bot/steps/understand.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';

const TODAY = '2026-11-23';

function turn(question: string, more: Partial<Turn> = {}): Turn {
  return { question, outcome: 'answered', answer: '', citations: [], ...more };
}

function read(text: string, earlier: (string | Turn)[] = []) {
  const history = earlier.map((one) => (typeof one === 'string' ? turn(one) : one));
  return understand({ text, locale: 'zh', history, today: TODAY });
}

describe('understand: the message', () => {
  it.each([
    ['LPR是什么', 'zh'],
    ['What is 小微企业?', 'en'],
    ['产假多少天', 'zh'],
    ['max probation?', 'en'],
  ])('is in the language of its letters: %s', (text, language) => {
    expect(read(text).language).toBe(language);
  });

  it('goes on in the language of the conversation when it shows none', () => {
    expect(read('???', ['How long is maternity leave?']).language).toBe('en');
    expect(read('???').language).toBe('zh');
  });

  it('keeps no personal data, not even in what it takes from earlier turns', () => {
    const understood = read('那加班费呢', ['我的电话13800138000，公司不给年假，身份证11010519491231002X']);
    expect(JSON.stringify(understood)).not.toMatch(/13800138000|11010519491231002X/i);
    expect(understood.isFollowUp).toBe(true);
  });

  it.each([
    ['longest overtme allowd per mnth by contarct?', 'longest overtime allowed per mnth by contract?'],
    ['severence pay for unfair dissmissal', 'severance pay for unfair dismissal'],
    ['need hlep with an invioce', 'need help with an invoice'],
    ['失用期多久', '试用期多久'],
    ['公司要注消，怎么简意注销', '公司要注销,怎么简易注销'],
    ['劳动和同没签能陪尝吗', '劳动合同没签能赔偿吗'],
    ['shiyongqi 最长多久', '试用期 最长多久'],
    ['勞動合同沒簽，雙倍工資怎麼算', '劳动合同没签,双倍工资怎么算'],
    ['ＶＡＴ　税率　是多少？', 'vat 税率是多少?'],
  ])('is read through its slips: %s', (text, normal) => {
    expect(read(text).normal).toBe(normal.replace('沒', '没'));
  });

  it.each([
    'I want to contact the subcontractor about the building site',
    'The content of the form and the parties to the deal are in the firm folder',
    'Our providers advised us to approve the article',
    '公司私下给员工发工资，部分工资没交个税',
    '保险公司和员工签合同',
  ])('keeps words that only look like slips: %s', (text) => {
    expect(read(text).normal.replace(/,/g, '，')).toBe(text.toLowerCase());
  });

  it('drops a greeting before the question', () => {
    expect(read('你好，在吗？公司不交社保怎么办').normal).toBe('公司不交社保怎么办');
    expect(read('Hello! Can I get a refund of tax?').normal).toBe('can i get a refund of tax?');
  });

  it('strips what hides in it unseen', () => {
    expect(read('增\u200b值\u2060税\u{e0041}\u{e0042}税率').normal).toBe('增值税税率');
  });
});

describe('understand: small talk and the wish for a person', () => {
  it.each([
    ['你好呀', 'greeting'],
    ['hi there', 'greeting'],
    ['非常感谢！', 'thanks'],
    ['thx', 'thanks'],
    ['好的，谢谢，再见', 'thanks'],
    ['bye bye', 'goodbye'],
    ['你是真人吗', 'about'],
    ['who are you?', 'about'],
    ['嗯嗯', 'acknowledged'],
    ['我想咨询个问题', 'opener'],
    ['I have a quick question', 'opener'],
  ])('knows small talk: %s', (text, kind) => {
    expect(read(text).smalltalk).toBe(kind);
  });

  it.each([
    '谢谢费怎么开票',
    '你好多公司欠税怎么办',
    'hello kitty trademark licence',
    '拜托公司给我交社保怎么办',
  ])('does not take a question for small talk: %s', (text) => {
    expect(read(text).smalltalk).toBeNull();
  });

  it.each([
    '转人工',
    '人工',
    '找个人聊聊',
    '真人客服',
    '有没有人工客服',
    '不要机器人回答',
    '轉人工',
    'zhuan rengong',
    'human please',
    'agent',
    'live chat',
    'can I speak to someone?',
    'get me a real person',
    'transfer me to an adviser',
  ])('hears the wish for a person: %s', (text) => {
    expect(read(text).wantsPerson).toBe(true);
  });

  it.each([
    '人工成本怎么算',
    '人工智能企业有什么优惠',
    '招一个客服要签合同吗',
    '找人借钱利息多少',
    '公司找不到人，怎么讨薪',
    'Do we need a tax agent?',
    'human resources outsourcing rules',
    'is a legal person liable?',
    '不用转人工，告诉我税率就行',
  ])('hears none where there is none: %s', (text) => {
    expect(read(text).wantsPerson).toBe(false);
  });
});

describe('understand: follow-ups', () => {
  it.each([
    ['年假怎么算？', '那试用期呢?', '年假'],
    ['加班费按什么基数算', '如果是法定节假日呢？', '加班费'],
    ['增值税小规模免税额是多少', '一般纳税人呢', '增值税'],
    ['病假工资怎么发', '工伤住院呢', '病假'],
    ['医疗期有多长', '这期间工资发多少', '医疗期'],
    ['借款利息最高多少受保护', '超过的部分要还吗', '利息'],
    ['员工受工伤了怎么赔', '医药费谁出', '工伤'],
    ['How is housing fund contribution calculated?', 'Is there a maximum?', 'housing fund'],
    ['What is the VAT rate for services?', 'And for small-scale taxpayers?', 'vat'],
    ['How many days of annual leave do I get?', 'What if I have worked 11 years?', 'annual leave'],
    ['Do I need a written contract?', 'What happens if I do not have one?', 'written contract'],
  ])('takes its subject from the question before: %s → %s', (before, text, subject) => {
    const { isFollowUp, searchText, standalone } = read(text, [before]);
    expect(isFollowUp).toBe(true);
    expect(searchText).toContain(subject);
    expect(standalone).toContain(subject);
  });

  it.each([
    ['我们去年减了资但没通知债权人', '股东要承担什么责任', '减了资'],
    [
      'We rented a workshop for five years.',
      'The landlord sold the building. Must we leave?',
      'rented a workshop',
    ],
    ['我在工厂上班三年了', '昨天通知我不续签，有补偿吗', '三年'],
  ])('rests on a case that was told before it: %s → %s', (before, text, fact) => {
    expect(read(text, [before]).standalone).toContain(fact);
  });

  it.each([
    ['增值税税率是多少', '换个问题：员工辞职要提前几天说'],
    ['What is the VAT rate?', 'Different question: how long can probation last?'],
    ['没签合同双倍工资怎么算', '营业账簿印花税怎么交'],
    ['How do I dissolve a company?', 'What is the maximum probation for a three-year contract?'],
    ['贷款利息上限是多少', '女职工产假有多少天'],
  ])('leaves the earlier subject behind: %s → %s', (before, text) => {
    const { isFollowUp, searchText } = read(text, [before]);
    expect(isFollowUp).toBe(false);
    expect(searchText).not.toMatch(/增值税|vat|双倍|dissolve|贷款|换个问题|different question/);
  });

  it('follows a chain of follow-ups back to its subject', () => {
    expect(read('双胞胎呢', ['产假多少天', '难产呢']).standalone).toMatch(/产假.*难产.*双胞胎/);
  });

  it('reads past greetings, thanks and refusals', () => {
    const earlier = [
      turn('年假怎么算'),
      turn('谢谢', { outcome: 'answered_thanks' }),
      turn('讲个笑话', { outcome: 'declined_off_topic' }),
    ];
    expect(read('那没休完呢', earlier).standalone).toContain('年假');
    expect(read('那没休完呢', earlier).standalone).not.toContain('笑话');
  });

  it('joins the answer to a question back with what was asked', () => {
    const { standalone } = read('劳动合同', [turn('想问合同的事', { outcome: 'clarify' })]);
    expect(standalone).toMatch(/合同.*劳动合同/);
  });

  it('looks for the article of the law that was cited', () => {
    const cited = { title: '劳动合同法', article: '第四十七条' } as CitationSnapshot;
    expect(read('那第四十八条怎么说', [turn('经济补偿怎么算', { citations: [cited] })]).normal).toBe(
      '《劳动合同法》那第四十八条怎么说',
    );
  });
});

describe('understand: several questions in one message', () => {
  it.each([
    ['竞业限制最长几年？公司不给补偿多久可以解除？', 2],
    ['年假多少天，工龄满十年加几天？', 1],
    ['增值税税率是多少？另外小规模怎么交？', 2],
    ['How many months of severance do we owe, and can we pay instead of giving notice?', 2],
    ['1. 试用期多久 2. 工资打几折', 2],
    ['我们公司去年没交社保，员工要走，要给补偿吗？依据是什么？', 1],
    ['What is the VAT rate?', 1],
    ['给区里供了一批桌椅，合同没写几号付款。他们最晚什么时候得给钱？', 1],
  ])('finds them: %s', (text, count) => {
    expect(read(text).parts).toHaveLength(count);
  });

  it('lends each part the subject it leaves out', () => {
    const [first, second] = read('竞业限制最长几年？公司不给补偿多久可以解除？').parts;
    expect(first!.text).toBe('竞业限制最长几年?');
    expect(second!.text).toMatch(/^竞业限制.*不给补偿多久可以解除\?$/);
    expect(second!.question).toBe('公司不给补偿多久可以解除?');
  });

  it('shows of each part what was asked, not the case told before it', () => {
    const [first, second] = read(
      '门面租约上个月就到期了，房东收了租没说话。现在这算什么？还能住多久？',
    ).parts;
    expect(first).toMatchObject({ question: '现在这算什么?', text: expect.stringMatching(/^门面租约/) });
    expect(second!.question).toBe('还能住多久?');
  });

  it('takes a date for no list', () => {
    expect(read('had to work on Oct 1. what pay do i get for that day?').parts).toHaveLength(1);
  });
});
