import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { comparePage } from '../../src/cli/eval-page.ts';
import { readExpectations, readResults } from '../../src/cli/eval-read.ts';
import { compareRuns } from '../../src/operations/evaluation/compare.ts';
import {
  expectationSchema,
  markAnswer,
  resultSchema,
  totals,
} from '../../src/operations/evaluation/scoring.ts';

const folder = mkdtempSync(join(tmpdir(), 'lastkm-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

const question = (more: object) =>
  expectationSchema.parse({
    id: 'a',
    language: 'zh',
    turns: [{ role: 'user', text: '试用期最长多久' }],
    ...more,
  });
const answer = (more: object) =>
  resultSchema.parse({
    id: 'a',
    outcome: 'answered',
    team: null,
    urgent: false,
    language: 'zh',
    text: '最长六个月。',
    citations: [{ title: '中华人民共和国劳动合同法', article: '第十九条' }],
    ...more,
  });

describe('scoring', () => {
  const expected = question({
    expected_route: 'answer',
    citations: [{ law: '劳动合同法', article: 19 }],
    citation_required: true,
    key_facts: ['六个月|6个月'],
    must_not_contain: ['一年'],
  });

  it('marks an answer that does all that is expected', () => {
    expect(markAnswer(expected, answer({}))).toEqual({
      route: true,
      'not refused': true,
      facts: true,
      citation: true,
      'must not': true,
      language: true,
    });
  });

  it('marks what is missing, and a question without an answer', () => {
    const marks = markAnswer(expected, answer({ text: '最长一年', citations: [] }));
    expect(marks).toMatchObject({ route: true, facts: false, citation: false, 'must not': false });
    expect(markAnswer(expected, undefined)).toMatchObject({ route: false, citation: false });
  });

  it('knows where a question went', () => {
    const handed = answer({ outcome: 'handed_off', team: 'digital', urgent: true });
    expect(markAnswer(question({ expected_route: 'adviser:general', urgent: true }), handed)).toMatchObject({
      route: true,
      urgent: true,
    });
    expect(
      markAnswer(question({ expected_route: 'answer' }), answer({ outcome: 'declined_off_topic' }))[
        'not refused'
      ],
    ).toBe(false);
  });

  it('counts each measure over the answers it applies to', () => {
    expect(totals([{ route: true, facts: false }, { route: false }])).toEqual([
      { measure: 'route', right: 1, of: 2 },
      { measure: 'facts', right: 0, of: 1 },
    ]);
  });
});

describe('two runs', () => {
  const expectations = ['a', 'b', 'c'].map((id) => ({ ...question({ expected_route: 'answer' }), id }));
  const run = (outcomes: Record<string, string>) =>
    new Map(Object.entries(outcomes).map(([id, outcome]) => [id, answer({ id, outcome, text: outcome })]));
  const before = run({ a: 'answered', b: 'declined_off_topic', c: 'answered' });
  const after = run({ a: 'declined_off_topic', b: 'answered', c: 'answered' });

  it('tell what got better and what got worse', () => {
    const { differences, same } = compareRuns(before, after, expectations);
    expect(differences.map(({ id, change }) => [id, change])).toEqual([
      ['a', 'worse'],
      ['b', 'better'],
    ]);
    expect(same).toBe(1);
  });

  it('are only different where nothing is expected', () => {
    expect(compareRuns(before, after, []).differences.map(({ change }) => change)).toEqual([
      'different',
      'different',
    ]);
  });

  it('make a page that shows their words as words', () => {
    const hostile = new Map([['a', answer({ text: '<script>alert(1)</script>' })]]);
    const page = comparePage(compareRuns(before, hostile, expectations), 'one', 'two');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });
});

describe('the files', () => {
  const file = (name: string, lines: string[]) => {
    const path = join(folder, name);
    writeFileSync(path, lines.join('\n'));
    return path;
  };

  it('are read, of a conversation the last answer', async () => {
    const path = file('r.jsonl', [JSON.stringify(answer({})), JSON.stringify(answer({ text: '二' })), '']);
    expect((await readResults(path)).get('a')?.text).toBe('二');
  });

  it('are refused with the line that is wrong', async () => {
    await expect(
      readExpectations(file('q.jsonl', [JSON.stringify(question({})), '{}'])),
    ).rejects.toMatchObject({
      code: 'questions_invalid',
      facts: { line: 2 },
    });
    await expect(readExpectations(join(folder, 'none.jsonl'))).rejects.toMatchObject({
      code: 'file_missing',
    });
  });
});
