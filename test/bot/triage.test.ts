import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Turn } from '../../bot/asked.ts';
import { type Triage, triage } from '../../bot/steps/triage.ts';
import { understand } from '../../bot/steps/understand.ts';
import { askings } from '../../bot/triage/clarify.ts';
import { learnKinds, SURE } from '../../bot/triage/classifier.ts';
import { examples, LABELS, type Label } from '../../bot/triage/examples.ts';
import { sharesOf } from '../../bot/triage/learner.ts';
import { ROOT } from '../../src/base/root.ts';
import { dataPath, hasData } from '../support/data.ts';

const TODAY = '2026-11-23';
type Cases = { behaviour: string; expect: string[]; messages: string[] }[];
const cases = parse(readFileSync(join(ROOT, 'test/bot/triage-cases.yaml'), 'utf8')) as Cases;

/** What the conversation leads to at its last message; earlier ones are triaged too, as in a real one. */
function lastOf(messages: string[], today = TODAY): Triage {
  const history: Turn[] = [];
  let result: Triage | undefined;
  for (const text of messages) {
    const asked = { text, locale: 'zh' as const, history: [...history], today };
    result = triage(understand(asked), asked);
    history.push({ question: text, outcome: result.outcome, answer: '', citations: [] });
  }
  return result!;
}

const ending = ({ route, outcome, team, urgent }: Triage) =>
  route === 'hand_off' ? `${team}${urgent ? '!' : ''}` : outcome;

describe('triage', () => {
  it.each(cases)('$behaviour', ({ expect: allowed, messages }) => {
    const wrong = messages
      .map((message) => [message, ending(lastOf([message]))] as const)
      .filter(([, got]) => !allowed.includes(got));
    expect(wrong).toEqual([]);
  });

  it.each([
    ['你好', 'answered_greeting'],
    ['hello there', 'answered_greeting'],
    ['谢谢您的解答', 'answered_thanks'],
    ['thanks a lot', 'answered_thanks'],
    ['再见', 'answered_goodbye'],
    ['bye', 'answered_goodbye'],
    ['你是机器人吗', 'answered_about'],
    ['what can you do?', 'answered_about'],
    ['好的', 'answered_smalltalk'],
    ['ok', 'answered_smalltalk'],
  ])('meets small talk with small talk: %s', (message, outcome) => {
    expect(lastOf([message])).toMatchObject({ route: 'smalltalk', outcome });
  });

  it('honours the wish for a person after an answer, whatever the subject', () => {
    expect(lastOf(['What is the VAT rate?', 'fine, but I want a human'])).toMatchObject({
      route: 'hand_off',
      team: 'general',
      caseReason: 'asked_for_person',
    });
  });

  it('gives a person to whoever is still not understood after two questions back', () => {
    const vague = ['帮帮我', '有问题', '怎么办'];
    expect(lastOf(vague.slice(0, 2)).route).toBe('clarify');
    expect(lastOf(vague)).toMatchObject({ route: 'hand_off', caseReason: 'bot_failed' });
  });

  it('takes the answer to a question back together with what was asked', () => {
    expect(lastOf(['合同怎么办', '劳动合同没签，能要双倍工资吗']).route).toBe('answer');
  });

  it('asks back with two to five questions to pick from, in the language of the message', () => {
    for (const { zh, en } of Object.values(askings)) {
      expect(zh.options.length).toBe(en.options.length);
      expect(/\p{Script=Han}/u.test(en.text + en.options.join(''))).toBe(false);
    }
    expect(lastOf(['I want to apply for a subsidy']).clarify).toEqual(askings.subsidy!.en);
  });

  it('offers only questions that are answered', () => {
    const asked = Object.entries(askings)
      .filter(([key]) => key !== 'statement')
      .flatMap(([, { zh, en }]) => [...zh.options, ...en.options]);
    expect(asked.filter((question) => lastOf([question]).route !== 'answer')).toEqual([]);
  });
});

describe('triage of time limits', () => {
  it.each([
    ['我们公司收到劳动仲裁裁决书6天了，不服', 'labor!', '2026-12-02'],
    ['I received the arbitration award 10 days ago and want to go to court', 'legal_aid!', '2026-11-28'],
    ['昨天收到一审判决，公司输了，想上诉', 'general!', '2026-12-07'],
    ['收到法院传票3天了怎么办', 'general!', '2026-12-05'],
    ['我们公司员工11月1号在车间受伤，还没报工伤，该怎么办', 'labor!', '2026-12-01'],
    ['去年12月15日工地受伤，公司一直不给申请工伤', 'legal_aid!', '2026-12-15'],
    ['2025年12月1日离职，公司还没给我经济补偿', 'legal_aid!', '2026-12-01'],
    ['上周收到税务处理决定书要补税，不服怎么办', 'tax!', '2027-01-15'],
    ['我们被税务局罚了款，10月20日收到处罚决定书，想申请复议', 'tax!', '2026-12-19'],
    ['We were fined on October 1 by the market regulator and disagree', 'general!', '2026-11-30'],
    ['听证告知书昨天收到，要求听证来得及吗', 'general!', '2026-11-27'],
    ['汇票5个月前被拒付，怎么追前手', 'finance!', '2026-12-23'],
    ['客户2024年1月欠的货款一直没还，怎么办', 'general!', '2027-01-15'],
  ])('reckons the last day, hands over urgently and tells the rule: %s', (message, team, deadline) => {
    const result = lastOf([message]);
    expect([ending(result), result.deadline, result.adviseToo]).toEqual([team, deadline, true]);
  });

  it('says that a limit has just passed instead of staying silent', () => {
    const { limits, urgent } = lastOf(['我去年10月离职的，公司还欠我工资，还能仲裁吗']);
    expect([limits[0]?.state, limits[0]?.end, urgent]).toEqual(['past', '2026-10-15', true]);
  });

  it.each([
    '两年前多交的税还能退吗',
    '我被辞退是今年3月1号，公司没给赔偿金',
    '离职两年了，公司欠我工资能要吗',
    '员工2023年5月入职，2025年5月离职，要求双倍工资，有道理吗',
    '劳动仲裁的时效是多久？',
    'How long after the award can we sue?',
  ])('raises no alarm without a limit that is about to end: %s', (message) => {
    expect(lastOf([message])).toMatchObject({ route: 'answer', urgent: false, deadline: null });
  });

  it('takes the day that an authority set as the day it is due', () => {
    expect(lastOf(['税务稽查上门要查三年账，限三天内交说明，怎么办']).deadline).toBe('2026-11-26');
    expect(lastOf(['The tax inspectors want our ledgers by Friday, what do we do?']).deadline).toBe(
      '2026-11-27',
    );
  });

  it('tells employer and worker apart in the same dispute', () => {
    expect(ending(lastOf(['员工收到仲裁裁决5天了要起诉我们公司，我们也不服裁决']))).toBe('labor!');
    expect(ending(lastOf(['老板不服，我收到仲裁裁决5天了，我也不服']))).toBe('legal_aid!');
  });
});

describe('the classifier', () => {
  it('learns the same from the same examples', () => {
    const rows = rowsOf(['answer', 'declined_abuse']);
    const [one, two] = [learnKinds(rows), learnKinds(rows)];
    expect(sharesOf(one, '你这个废物')).toEqual(sharesOf(two, '你这个废物'));
  });

  describe('on examples it has not seen (four folds)', () => {
    const labels = [...LABELS];
    let judged: { label: Label; guess: Label; share: number }[] = [];
    beforeAll(() => {
      const rows = rowsOf(labels);
      judged = [0, 1, 2, 3].flatMap((fold) => {
        const model = learnKinds(rows.filter((_, i) => i % 4 !== fold));
        return rows
          .filter((_, i) => i % 4 === fold)
          .map(({ text, label }) => {
            const shares = sharesOf(model, text);
            const share = Math.max(...shares);
            return { label, guess: labels[shares.indexOf(share)]!, share };
          });
      });
    });

    it('is right four times in five when it is sure', () => {
      const sure = judged.filter(({ share }) => share >= SURE);
      expect(sure.length).toBeGreaterThan(100);
      expect(sure.filter(({ label, guess }) => label === guess).length / sure.length).toBeGreaterThan(0.8);
    });

    it('surely refuses at most one genuine question in fifty', () => {
      const genuine = judged.filter(({ label }) => label === 'answer');
      const refused = genuine.filter(({ guess, share }) => share >= SURE && guess.startsWith('declined_'));
      expect(refused.length / genuine.length).toBeLessThanOrEqual(0.02);
    });
  });

  function rowsOf(labels: Label[]) {
    return labels.flatMap((label) => examples[label].map((text) => ({ text, label })));
  }
});

describe.skipIf(!hasData('questions.dev.jsonl'))('triage of real questions', () => {
  interface Row {
    turns: { text: string }[];
    acceptable_routes: string[];
    urgent: boolean;
    label_confidence: string;
    clock: string;
  }
  const routeOf = ({ route, team }: Triage) => {
    if (route === 'hand_off' && team === 'legal_aid') return 'legal_aid';
    if (route === 'hand_off') return `adviser:${team === 'digital' ? 'general' : team}`;
    return { clarify: 'clarify', decline: 'refuse', answer: 'answer', smalltalk: 'answer' }[route];
  };

  it('takes an acceptable route for at least nine in ten, and sees every urgent one', () => {
    const rows = readFileSync(dataPath('questions.dev.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    const results = rows.map(
      (row) =>
        [
          row,
          lastOf(
            row.turns.map(({ text }) => text),
            row.clock,
          ),
        ] as const,
    );
    const right = results.filter(([row, result]) => row.acceptable_routes.includes(routeOf(result)));
    expect(right.length / rows.length).toBeGreaterThanOrEqual(0.9);
    expect(results.filter(([row, { urgent }]) => row.urgent && !urgent)).toEqual([]);
  });
});

describe.skipIf(!hasData('statutes/queries.dev.jsonl'))('triage of lay questions on all of the law', () => {
  it('declines none but those of family, neighbours, crime and traffic', () => {
    const questions = readFileSync(dataPath('statutes/queries.dev.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { question: string }).question);
    const declined = questions.filter((question) => lastOf([question]).route === 'decline');
    expect(declined.length / questions.length).toBeLessThanOrEqual(0.1);
    expect(declined.filter((question) => /公司|企业|劳动|工资|税|合同法/.test(question))).toEqual([]);
  });
});
