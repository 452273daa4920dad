import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { storeAnswer } from '../../../bot/store-answer.ts';
import { emptyConversation } from '../../../src/operations/erase-rows.ts';
import { exportQuestions, importQuestions } from '../../../src/operations/evaluation/files.ts';
import { addFromQuestion } from '../../../src/operations/evaluation/from-question.ts';
import { addQuestion, changeQuestion, removeQuestion } from '../../../src/operations/evaluation/questions.ts';
import { beginRun, keepResult } from '../../../src/operations/evaluation/run-rows.ts';
import { loadRunDetail } from '../../../src/operations/evaluation/run-views.ts';
import {
  deleteSet,
  listSets,
  loadSet,
  type SetDeps,
  saveSet,
} from '../../../src/operations/evaluation/sets.ts';
import type { Store } from '../../../src/store/open.ts';
import { asked, conversation, temporaryStore } from '../../support/conversation.ts';
import { dataPath, hasData } from '../../support/data.ts';
import { scriptedAnswer } from '../../support/scripted-answer.ts';
import { clock } from '../../support/standard.ts';

let store: Store;
let deps: SetDeps;
let set: string;
beforeEach(async () => {
  store = await temporaryStore();
  deps = { store, clock, actor: 'editor' };
  set = (await saveSet(deps, { name: '常见问题', about: '' })).id;
});

const question = (text: string, more = {}) => ({
  language: 'zh' as const,
  turns: [{ role: 'user' as const, text }],
  ...more,
});
const hand = { source: 'hand' } as const;

describe('a set of questions', () => {
  it('grows, changes and shrinks by hand, personal data masked', async () => {
    const expected = { expected_route: 'answer', key_facts: ['六个月|6个月'] };
    const body = question('试用期最长多久？电话13800138000', { name: 'a', expected });
    const { id } = await addQuestion(deps, set, body, hand);
    await addQuestion(deps, set, question('年假几天'), hand);
    const { items } = await loadSet(store, set);
    expect(items.find((one) => one.id === id)).toMatchObject({
      name: 'a',
      source: 'hand',
      expected,
      clock: null,
    });
    expect(JSON.stringify(items)).not.toContain('13800138000');
    const changed = await changeQuestion(deps, set, id, question('试用期几个月', { clock: '2026-01-01' }));
    expect(changed).toMatchObject({ name: 'a', clock: '2026-01-01', expected: {} });
    await removeQuestion(deps, set, id);
    expect(await listSets(store)).toMatchObject([{ name: '常见问题', questions: 1, lastRun: null }]);
  });

  it('keeps names apart, of sets and of questions in one', async () => {
    await expect(saveSet(deps, { name: '常见问题', about: '' })).rejects.toMatchObject({
      code: 'name_taken',
    });
    await addQuestion(deps, set, question('一', { name: 'a' }), hand);
    const again = addQuestion(deps, set, question('二', { name: 'a' }), hand);
    await expect(again).rejects.toMatchObject({ code: 'name_taken' });
    const other = await saveSet(deps, { name: '税务', about: '' });
    await addQuestion(deps, other.id, question('二', { name: 'a' }), hand);
    await deleteSet(deps, set);
    expect((await listSets(store)).map(({ name }) => name)).toEqual(['税务']);
    await expect(loadSet(store, set)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a file of questions', () => {
  const rows = [
    '{"id":"a","turns":[{"role":"user","text":"一"}],"must_not_cite":["旧法"]}',
    '{"id":"b","turns":[{"role":"user","text":"<script>alert(1)</script>"}]}',
  ];

  it('comes in and goes out as it was, known names changed in place', async () => {
    const file = `${rows.join('\n')}\n`;
    expect(await importQuestions(deps, set, file)).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(await exportQuestions(store, set)).toBe(file);
    const changed = file.replace('"一"', '"二"');
    expect(await importQuestions(deps, set, changed)).toEqual({ added: 0, changed: 1, unchanged: 1 });
    const [held] = (await loadSet(store, set)).items;
    await changeQuestion(deps, set, held!.id, question('三', { note: '改' }));
    expect(await exportQuestions(store, set)).toContain('"must_not_cite":["旧法"]');
  });

  it('comes in whole or not at all, and says which line is wrong', async () => {
    const broken = `${rows[0]}\n{"id":"c","turns":[]}\n`;
    await expect(importQuestions(deps, set, broken)).rejects.toMatchObject({
      code: 'questions_invalid',
      facts: { line: 2 },
    });
    expect((await loadSet(store, set)).items).toEqual([]);
  });

  it.skipIf(!hasData('questions.dev.jsonl'))('of the real questions comes in', async () => {
    const file = readFileSync(dataPath('questions.dev.jsonl'), 'utf8');
    expect(await importQuestions(deps, set, file)).toMatchObject({ added: 60, changed: 0 });
    expect((await loadSet(store, set)).items[0]?.expected.expected_route).toBeDefined();
  });
});

describe('a question that an enterprise asked', () => {
  async function real(text: string) {
    await conversation(store, 'c1');
    const one = await asked(store, 'c1', text);
    const answer = await scriptedAnswer({ text, locale: 'zh', history: [], today: '2026-11-24' });
    await storeAnswer({ store, clock }, one, answer);
    return addFromQuestion(deps, set, one.id);
  }

  it('is taken over masked, expecting what its answer did', async () => {
    const held = await real('没签合同要赔双倍工资吗，我电话13800138000');
    expect(held).toMatchObject({
      source: 'question',
      expected: { expected_route: 'answer', citation_required: true, citation_mode: 'any' },
    });
    expect(held.turns.at(-1)?.text).not.toContain('13800138000');
  });

  it('goes with its conversation when that is erased, from runs too', async () => {
    const { id } = await real('没签合同要赔双倍工资吗');
    await addQuestion(deps, set, question('年假几天'), hand);
    const run = await beginRun(store, set, { by: 'editor' }, clock.now());
    const played = {
      id,
      outcome: 'answered',
      team: null,
      urgent: false,
      language: 'zh',
      text: '要',
      citations: [],
    };
    await keepResult(store, run, played);
    await store.transaction().execute((tx) => emptyConversation(tx, 'c1', { actor: 'x', at: clock.now() }));
    expect((await loadSet(store, set)).items).toHaveLength(1);
    expect((await loadRunDetail(store, run)).results).toMatchObject([{ question: '年假几天' }]);
  });

  it('is not there when it was never asked', async () => {
    await expect(addFromQuestion(deps, set, 'none')).rejects.toMatchObject({ code: 'not_found' });
  });
});
