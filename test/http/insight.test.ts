import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../accounts/roles.ts';
import { answer } from '../../bot/answer.ts';
import type { SearchTestResult } from '../../bot/search-test-api.ts';
import { normalOf } from '../../bot/understand/normal.ts';
import { regionsIn } from '../../bot/understand/places.ts';
import { type Knowledge, openKnowledge } from '../../knowledge/open.ts';
import { createLikeness } from '../../services/likeness.ts';
import type { BindableList, StandardDetail, StandardList } from '../../services/standard-answers/api.ts';
import { createFindStandard, type FindStandard } from '../../services/standard-answers/find.ts';
import { silent } from '../../src/base/log.ts';
import type {
  EvaluationQuestion,
  EvaluationSet,
  EvaluationSetDetail,
} from '../../src/operations/evaluation/api.ts';
import { type Browser, codeOf, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { bodyOn, clock, LAW, OLD_ARTICLE, QUESTION, storeLaw } from '../support/standard.ts';

let server: TestServer;
let knowledge: Knowledge;
let standard: FindStandard;
beforeAll(async () => {
  const likeness = createLikeness({ zh: [], en: [] });
  server = await startTestServer({
    clock,
    search: (request) => knowledge.search(request),
    answer: (asked, observe) =>
      answer(
        { store: server.store, search: knowledge.search, likeness, standard, model: null },
        asked,
        observe,
      ),
  });
  const { store } = server;
  await storeLaw(store, { 5: OLD_ARTICLE });
  knowledge = await openKnowledge({ store, embedder: null, dataDir: null, clock, logger: silent });
  standard = createFindStandard({ store, likeness, reading: { plain: normalOf, places: regionsIn } });
});
afterAll(async () => {
  await knowledge.close();
  await server.stop();
});

const as = async (roles: Role[], name?: string): Promise<Browser> =>
  signedIn(server, await person(server.store, roles, name));

describe('a standard answer over HTTP', () => {
  it('is written, bound, approved by another and then given, and shows so in the search test', async () => {
    const [editor, approver] = [await as(['editor', 'approver'], 'both'), await as(['approver'])];
    const { articles } = await editor.json<BindableList>(
      'GET',
      `/api/standard-answers/articles?search=${encodeURIComponent('贴息比例')}`,
    );
    expect(articles[0]).toMatchObject({ title: LAW, article: '第五条' });
    const path = '/api/standard-answers';
    const written = await editor.json<StandardDetail>('POST', path, bodyOn(articles[0]!.passageId));
    expect(written).toMatchObject({ state: 'draft', pending: true, mayDecide: false, problems: [] });
    expect(written.preview.zh.text).toContain('**按实际支付利息的百分之三十贴息。** [1]');
    const decide = `${path}/${written.id}/decide`;
    const yes = { approve: true, revision: 1 };
    expect(await codeOf(editor.call('POST', decide, yes))).toEqual([403, 'standard_own']);
    expect(await approver.json<StandardDetail>('POST', decide, yes)).toMatchObject({ state: 'live' });
    const auditor = await as(['auditor'], 'a1');
    const { answers, fourEyes } = await auditor.json<StandardList>('GET', `${path}?state=live`);
    expect({ fourEyes, ids: answers.map(({ id }) => id) }).toEqual({ fourEyes: true, ids: [written.id] });
    const tried = await editor.json<SearchTestResult>('POST', '/api/search-test', { text: QUESTION });
    expect(tried.answer).toMatchObject({ made: ['standard'], citations: [{ title: LAW }] });
    expect(tried.searches[0]?.curated).toMatchObject([{ id: written.id, used: true }]);
    await storeLaw(server.store, { 5: '第五条　改为百分之五十。' }, { from: '2026-10-01' });
    await knowledge.catchUp();
    const later = await editor.json<SearchTestResult>('POST', '/api/search-test', { text: QUESTION });
    expect(later.answer.made).not.toContain('standard');
    const stale = await auditor.json<StandardList>('GET', `${path}?stale=1`);
    expect(stale.answers).toMatchObject([{ id: written.id, stale: [{ reason: 'amended' }] }]);
  });

  it.each([
    ['no question', { questions: { zh: [], en: [] } }],
    ['a question without its answer', { questions: { zh: [], en: ['What now?'] }, text: { zh: '', en: '' } }],
    ['a day that is none', { reviewBy: '2026-02-30' }],
    ['what is not in the form', { state: 'live' }],
  ])('is refused with %s', async (_, change) => {
    const editor = await as(['editor'], `e-${Math.random()}`);
    const refused = editor.call('POST', '/api/standard-answers', { ...bodyOn(1), ...change });
    expect(await codeOf(refused)).toEqual([400, 'body_invalid']);
  });
});

describe('evaluation over HTTP', () => {
  it('keeps tried questions in a set, and hands it out as a file that nothing runs in', async () => {
    const editor = await as(['editor'], 'keeper');
    const set = await editor.json<EvaluationSet>('POST', '/api/evaluation/sets', { name: '常见问题' });
    const text = '<img src=x onerror=alert(1)>试用期最长多久';
    const expected = { expected_route: 'answer', key_facts: ['六个月'] };
    const saved = await editor.json<EvaluationQuestion>('POST', '/api/search-test/save', {
      ...{ setId: set.id, text, earlier: ['我是员工'], expected },
    });
    expect(saved).toMatchObject({ source: 'search_test', expected, turns: [{ text: '我是员工' }, { text }] });
    const held = await editor.json<EvaluationSetDetail>('GET', `/api/evaluation/sets/${set.id}`);
    expect(held).toMatchObject({ name: '常见问题', questions: 1, lastRun: null });
    const file = await editor.call('GET', `/api/evaluation/sets/${set.id}/export`);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(file.headers.get('content-type')).toContain('application/x-ndjson');
    expect(JSON.parse(await file.text())).toMatchObject({ id: saved.name, ...expected });
    const empty = await editor.json<EvaluationSet>('POST', '/api/evaluation/sets', { name: '空' });
    const run = editor.call('POST', '/api/evaluation/runs', { setId: empty.id });
    expect(await codeOf(run)).toEqual([422, 'evaluation_empty']);
  });

  it('is nothing for advisers, and only to be read by auditors', async () => {
    const [adviser, auditor] = [await as(['adviser']), await as(['auditor'])];
    expect(await codeOf(adviser.call('GET', '/api/evaluation/sets'))).toEqual([403, 'forbidden']);
    const search = adviser.call('POST', '/api/search-test', { text: '问' });
    expect(await codeOf(search)).toEqual([403, 'forbidden']);
    expect((await auditor.call('GET', '/api/evaluation/sets')).status).toBe(200);
    const make = auditor.call('POST', '/api/evaluation/sets', { name: '我的' });
    expect(await codeOf(make)).toEqual([403, 'forbidden']);
  });
});
