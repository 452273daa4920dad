import type { Answer, Asked } from '../../bot/asked.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import { type Language, languageOf } from '../../src/base/language.ts';

type Partly = Partial<Answer> & { text: string };

/** Words of a question, and the ending they get: a stand-in for answering with the shape of the real one. */
const SCRIPT: [RegExp, (language: Language, asked: Asked) => Partly][] = [
  [/^(你好|您好|hi|hello)\b|^(你好|您好)/i, (l) => ({ outcome: 'answered_greeting', ...GREETING[l] })],
  [
    /谢谢|thank/i,
    (l) => ({ outcome: 'answered_thanks', text: l === 'zh' ? '不客气。' : 'You are welcome.' }),
  ],
  [/人工|person|human/i, handedOff],
  [/天气|weather/i, (l) => ({ outcome: 'declined_off_topic', ...OFF_TOPIC[l] })],
  [/补偿|compensation/i, clarify],
  [/没有的|unknown/i, (l) => ({ outcome: 'unanswerable_not_found', ...NOT_FOUND[l] })],
  [
    /崩溃|crash/i,
    () => {
      throw new Error('a bug in answering');
    },
  ],
];

const GREETING = {
  zh: { text: '您好，请问想了解什么？' },
  en: { text: 'Hello, what would you like to know?' },
};
const OFF_TOPIC = {
  zh: { text: '这不在服务范围内。' },
  en: { text: 'That is outside of what I can help with.' },
};
const NOT_FOUND = { zh: { text: '没有找到依据。' }, en: { text: 'No text was found that answers this.' } };

/** Answers by the script; what it does not know gets a cited answer. */
export async function scriptedAnswer(asked: Asked): Promise<Answer> {
  const language = languageOf(asked.text, asked.locale);
  const scripted = SCRIPT.find(([words]) => words.test(asked.text))?.[1] ?? cited;
  return {
    outcome: 'answered',
    team: null,
    urgent: false,
    deadline: null,
    caseReason: null,
    language,
    citations: [],
    completeness: 'none',
    asOf: asked.today,
    suggestions: [],
    trace: { script: true },
    timings: { script: 1 },
    ...scripted(language, asked),
  };
}

function cited(language: Language, { today, history }: Asked): Partly {
  const follow = history.length > 0 ? (language === 'zh' ? '（接上文）' : '(continued) ') : '';
  return {
    text: follow + CITED[language],
    citations: [article(82, DOUBLE_PAY, today), article(10, WRITTEN, today)],
    completeness: 'complete',
    suggestions: language === 'zh' ? ['试用期最长多久？', '我要找人工'] : ['How long may probation last?'],
  };
}

const CITED = {
  zh: '要。超过一个月不满一年未签书面劳动合同的，**每月支付二倍工资**[1]。合同应自用工之日起一个月内订立[2]。',
  en: 'Yes. Without a written contract after one month and within a year, **double pay is due each month**[1]. The contract must be made within one month[2].',
};
const DOUBLE_PAY =
  '用人单位自用工之日起超过一个月不满一年未与劳动者订立书面劳动合同的，应当向劳动者每月支付二倍的工资。';
const WRITTEN = '建立劳动关系，应当订立书面劳动合同。';

function article(number: number, text: string, asOf: string): CitationSnapshot {
  return {
    passageId: null,
    title: '中华人民共和国劳动合同法',
    documentNumber: '主席令第七十三号',
    issuer: '全国人民代表大会常务委员会',
    level: 'law',
    region: '全国',
    article: number === 82 ? '第八十二条' : '第十条',
    headingPath: ['第七章 法律责任'],
    page: null,
    text,
    quote: text.slice(0, 24),
    validity: 'in_force',
    effectiveFrom: '2008-01-01',
    effectiveTo: null,
    endedBy: null,
    note: null,
    asOf,
  };
}

function clarify(language: Language): Partly {
  return language === 'zh'
    ? { outcome: 'clarify', text: '您问的是哪一种补偿？', suggestions: ['解除合同的经济补偿', '工伤待遇'] }
    : { outcome: 'clarify', text: 'Which one?', suggestions: ['Severance', 'Work injury'] };
}

function handedOff(language: Language, { text }: Asked): Partly {
  const urgent = /急|urgent/i.test(text);
  return {
    outcome: 'handed_off',
    team: 'labor',
    urgent,
    deadline: urgent ? '2026-12-09' : null,
    caseReason: urgent ? 'urgent' : 'asked_for_person',
    text:
      language === 'zh'
        ? '已为您登记，顾问会与您联系。'
        : 'Your request is registered; an adviser will reply.',
  };
}
