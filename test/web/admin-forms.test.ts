import { describe, expect, it } from 'vitest';
import type { SearchTestResult } from '../../bot/search-test-api.ts';
import type { StandardDetail } from '../../services/standard-answers/api.ts';
import type { EvaluationQuestion } from '../../src/operations/evaluation/api.ts';
import {
  bodyOf as questionBody,
  formOf as questionForm,
} from '../../web/admin/insight/evaluation/question-form.ts';
import { stretchesOf } from '../../web/admin/insight/figures/stretches.ts';
import { isNamed, ticksTo } from '../../web/admin/insight/figures/ticks.ts';
import { expectationOf } from '../../web/admin/insight/search-test/expectation.ts';
import { bodyOf, boundOf, formOf, quoteStands } from '../../web/admin/insight/standard/standard-form.ts';
import { nameIn } from '../../web/admin/parts/file-name.ts';
import { queryOf } from '../../web/admin/parts/query-of.ts';

describe('the form of an evaluation question', () => {
  const question: EvaluationQuestion = {
    ...{
      id: 'q',
      name: 'zh-001',
      language: 'zh',
      clock: '2026-01-01',
      note: '',
      source: 'hand',
      updatedAt: '',
    },
    turns: [
      { role: 'user', text: '我被辞退了' },
      { role: 'assistant', text: '请问工作了多久？' },
      { role: 'user', text: '三年' },
    ],
    expected: {
      ...{ expected_route: 'answer', acceptable_routes: ['clarify'], urgent: false, citation_mode: 'all' },
      citations: [
        { law: '劳动合同法', article: 47 },
        { law: '劳动合同法', article: '第八十二条之一' },
      ],
      key_facts: ['一个月|1个月'],
    },
  };

  it('gives back what it was given, also what it does not show', () => {
    const { turns, expected } = questionBody(questionForm(question), question);
    expect({ turns, expected: JSON.parse(JSON.stringify(expected)) }).toEqual({
      turns: question.turns,
      expected: question.expected,
    });
  });

  it('counts the speakers from the end, where the enterprise speaks', () => {
    const form = { ...questionForm(null), text: '三年', earlier: '我被辞退了\n\n请问工作了多久？' };
    expect(questionBody(form, null).turns).toEqual(question.turns);
    expect(questionBody(form, null).expected).toEqual({});
  });
});

describe('the form of a standard answer', () => {
  it('keeps bound articles by their place and sends new ones with their deciding words', () => {
    const binding = {
      documentKey: 'k',
      title: '甲法',
      documentNumber: null,
      article: '第一条',
      text: '甲。',
      quote: '甲',
    };
    const content = {
      ...{ questions: { zh: ['问'], en: [] }, text: { zh: '答', en: '' }, reviewBy: '2027-01-01' },
      bindings: [binding, { ...binding, article: '第二条' }],
    };
    const form = formOf({ draft: null, live: { content }, history: [] } as unknown as StandardDetail);
    const found = {
      passageId: 7,
      title: '乙法',
      documentNumber: null,
      article: null,
      text: '乙丙丁。',
      effectiveFrom: null,
    };
    const added = { ...boundOf(found), quote: ' 丙 ' };
    expect(bodyOf({ ...form, bindings: [form.bindings[1]!, added] })).toEqual({
      ...{ questions: { zh: ['问'], en: [] }, text: { zh: '答', en: '' }, reviewBy: '2027-01-01' },
      ...{ keep: [1], bindings: [{ passageId: 7, quote: '丙' }] },
    });
    expect([quoteStands(added), quoteStands({ ...added, quote: '不在其中' })]).toEqual([true, false]);
  });
});

describe('what a tried question is expected to do', () => {
  it.each([
    ['answered', null, 'answer'],
    ['handed_off', 'tax', 'adviser:tax'],
    ['handed_off', 'legal_aid', 'legal_aid'],
    ['declined_off_topic', null, 'refuse'],
    ['unanswerable_not_found', null, 'not_found'],
    ['clarify', null, 'clarify'],
  ])('is what its answer did: %s to %s', (outcome, team, route) => {
    const citations = [
      { title: '甲法', article: '第一条', level: 'law' },
      { title: '指南', article: '第一条', level: 'guide' },
    ];
    const result = { answer: { outcome, team, urgent: false, citations } } as unknown as SearchTestResult;
    expect(expectationOf(result)).toEqual({
      ...{ expected_route: route, urgent: false, citation_mode: 'all' },
      citations: [{ law: '甲法', article: '第一条' }],
    });
  });
});

describe('charts', () => {
  it.each([
    [0, [0, 1]],
    [7, [0, 2, 4, 6, 8]],
    [1, [0, 0.5, 1]],
    [830, [0, 500, 1000]],
  ])('have round figures on their axis, up to %d', (most, ticks) => {
    expect(ticksTo(most)).toEqual(ticks);
  });

  it('leave holes in a line where nothing is known', () => {
    expect(stretchesOf([null, 1, 2, null, 3])).toEqual([
      [
        { place: 1, value: 1 },
        { place: 2, value: 2 },
      ],
      [{ place: 4, value: 3 }],
    ]);
  });

  it('name the last period, and no more than there is room for', () => {
    const named = Array.from({ length: 31 }, (_, i) => isNamed(i, 31));
    expect(named.at(-1)).toBe(true);
    expect(named.filter(Boolean).length).toBeLessThanOrEqual(10);
  });
});

describe('addresses and files', () => {
  it('keep only the filters that are known and given', () => {
    expect(queryOf('?q=%20&from=2026-01-01&open=x&language=zh', ['from', 'language', 'q'])).toBe(
      'from=2026-01-01&language=zh',
    );
  });

  it('take the name in any letters before the plain one', () => {
    expect(nameIn(`attachment; filename="questions.csv"; filename*=UTF-8''%E6%8F%90%E9%97%AE.csv`)).toBe(
      '提问.csv',
    );
    expect(nameIn('attachment; filename="person.zip"')).toBe('person.zip');
    expect(nameIn(`attachment; filename*=UTF-8''%E6%8; filename="x.csv"`)).toBe('x.csv');
    expect(nameIn('')).toBe('lastkm');
  });
});
