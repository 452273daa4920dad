import type { Answer, Asked } from '../../bot/asked.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { languageOf } from '../../src/base/language.ts';
import { cite } from './page-corpus.ts';

type Partly = Partial<Answer> & { text: string };
type Corpus = { law: Passage[]; old: Passage[] };

/** Answers for the page: of each kind one, by a word of the question. */
export function pageAnswers(corpus: () => Corpus) {
  return async (asked: Asked): Promise<Answer> => {
    const language = languageOf(asked.text, asked.locale);
    const say = KINDS.find(([words]) => words.test(asked.text))?.[1] ?? doublePay;
    return {
      outcome: 'answered',
      team: null,
      urgent: false,
      deadline: null,
      caseReason: null,
      language,
      citations: [],
      completeness: 'complete',
      asOf: asked.today,
      suggestions: [],
      trace: {},
      timings: {},
      ...say(language, corpus(), asked),
    };
  };
}

const KINDS: [RegExp, (language: 'zh' | 'en', corpus: Corpus, asked: Asked) => Partly][] = [
  [/人工|person/i, handedOff],
  [/贴息/, subsidy],
  [/hostile/, () => ({ text: HOSTILE, suggestions: ['<img src=x onerror=alert(4)>'] })],
  [/slow/, (language, corpus) => doublePay(language, corpus)],
];

/** The page must show all of this as characters, and ask nobody for anything. */
const HOSTILE = [
  '<script>window.hacked = 1</script>',
  '<img src="https://evil.example/a.png" onerror="window.hacked = 2">',
  '![pixel](https://evil.example/b.png) [click](javascript:window.hacked=3) [site](https://evil.example/)',
  '| a | b |\n|---|---|\n| <svg onload="window.hacked = 4"> | **[9]** |',
].join('\n\n');

function doublePay(language: 'zh' | 'en', { law }: Corpus): Partly {
  return {
    text: language === 'zh' ? DOUBLE_PAY.zh : DOUBLE_PAY.en,
    citations: [
      cite(law[2]!, '超过一个月不满一年未与劳动者订立书面劳动合同的，应当向劳动者每月支付二倍的工资'),
      cite(law[1]!, '未将文本交付劳动者的'),
    ],
    suggestions:
      language === 'zh' ? ['试用期最长多久？', '双倍工资怎么计算？'] : ['How long may probation last?'],
  };
}

const DOUBLE_PAY = {
  zh: `要。自用工之日起**超过一个月不满一年**没有签订书面劳动合同的，应当每月支付**二倍工资**[1]。

根据**《劳动合同示范法》**第八十二条：

- 起算：用工满一个月的次日[1]；
- 截止：补订合同的前一日，最长十一个月[1]；
- 文本没有交给劳动者的，由劳动行政部门责令改正[2]。

| 情形 | 后果 |
|---|---|
| 一个月内 | 补签即可 |
| 一个月至一年 | 每月二倍工资[1] |
| 满一年 | 视为无固定期限合同[1][2] |

**下一步**：尽快补订合同并保留签收记录；争议可向当地劳动争议仲裁委员会申请仲裁。`,
  en: `Yes. Without a written contract **after one month and within a year**, double pay is due each month[1].

- It counts from the day after the first month[1].
- A copy that was never handed over must be handed over[2].

**Next step**: make the contract now and keep the signed receipt.`,
};

function subsidy(_language: 'zh' | 'en', { old }: Corpus): Partly {
  const text = '2023 年的贴息比例是百分之三十[1]。该办法已有新文本，请以新文本为准。';
  return { text, citations: [cite(old[0]!, '贴息比例为实际支付利息的百分之三十')], completeness: 'partial' };
}

function handedOff(language: 'zh' | 'en', _corpus: Corpus, { text, today }: Asked): Partly {
  const urgent = /急|urgent/i.test(text);
  return {
    outcome: 'handed_off',
    team: 'labor',
    urgent,
    deadline: urgent ? `${Number(today.slice(0, 4)) + 1}-01-05` : null,
    caseReason: urgent ? 'urgent' : 'asked_for_person',
    completeness: 'none',
    text: language === 'zh' ? '已为您转给人工。' : 'Your request has been passed to a person.',
  };
}
