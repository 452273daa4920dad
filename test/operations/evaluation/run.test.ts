import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../../src/base/config.ts';
import { silent } from '../../../src/base/log.ts';
import { compareStored } from '../../../src/operations/evaluation/compare-runs.ts';
import { importQuestions } from '../../../src/operations/evaluation/files.ts';
import {
  createRunner,
  type EvaluationRunner,
  type RunnerDeps,
} from '../../../src/operations/evaluation/run.ts';
import { beginRun, startRun } from '../../../src/operations/evaluation/run-rows.ts';
import { listRuns, loadRun, loadRunDetail } from '../../../src/operations/evaluation/run-views.ts';
import { listSets, saveSet } from '../../../src/operations/evaluation/sets.ts';
import { openStore } from '../../../src/store/open.ts';
import { clock, LAW, OLD_ARTICLE, storeLaw } from '../../support/standard.ts';

const RATE = {
  ...{ id: 'rate', language: 'zh', turns: [{ role: 'user', text: `${LAW}第五条怎么规定的` }] },
  ...{ expected_route: 'answer', key_facts: ['百分之三十'], clock: '2026-11-24' },
  ...{ citations: [{ law: LAW, article: 5 }], citation_required: true },
};
const PERSON = {
  ...{
    id: 'person',
    language: 'zh',
    turns: ['贴息比例是多少', '我要找人工'].map((text) => ({ role: 'user', text })),
  },
  ...{ expected_route: 'adviser:general', acceptable_routes: ['adviser:finance'] },
};

let folder: string;
let deps: RunnerDeps;
let runner: EvaluationRunner;
let set: string;
beforeEach(async () => {
  // The child starts faster without them.
  vi.stubEnv('GUIDES', 'false');
  folder = mkdtempSync(join(tmpdir(), 'lastkm-eval-run-'));
  const store = await openStore(join(folder, 'lastkm.db'));
  deps = { store, clock, logger: silent, config: readConfig({ DATA_DIR: folder }) };
  await storeLaw(store, { 5: OLD_ARTICLE });
  set = (await saveSet({ ...deps, actor: 'editor' }, { name: '贴息', about: '' })).id;
  const lines = [RATE, PERSON].map((row) => JSON.stringify(row)).join('\n');
  await importQuestions({ ...deps, actor: 'editor' }, set, lines);
  runner = await createRunner(deps);
});
afterEach(async () => {
  await runner.stop();
  await deps.store.destroy();
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

const by = { by: 'editor' };

describe('a run', () => {
  it('plays a set in a process of its own and keeps figures per question; two runs compare', async () => {
    const queued = await runner.runSet(set, { ...by, label: '之前' });
    expect(queued).toMatchObject({ state: 'queued', label: '之前', done: 0, total: 2 });
    const before = await runner.ended(queued.id);
    expect(before).toMatchObject({
      state: 'done',
      done: 2,
      problem: null,
      overlay: false,
      by: { name: 'editor' },
    });
    expect(before.totals).toContainEqual({ measure: 'route', right: 2, of: 2 });
    expect(before.totals).toContainEqual({ measure: 'facts', right: 1, of: 1 });
    expect(before.latency?.p95).toBeGreaterThanOrEqual(before.latency?.p50 ?? Number.NaN);
    const { results } = await loadRunDetail(deps.store, before.id);
    expect(results.find(({ name }) => name === 'rate')).toMatchObject({
      failures: [],
      marks: { citation: true },
      answer: { route: 'answer', citations: [{ title: LAW, article: '第五条' }] },
    });
    expect(await deps.store.selectFrom('conversations').selectAll().execute()).toEqual([]);
    expect(readdirSync(join(folder, 'evaluation'))).toEqual([]);

    await storeLaw(deps.store, { 5: '第五条　贴息比例为实际支付利息的百分之五十。' }, { from: '2026-10-01' });
    const overlayDir = join(folder, 'overlay');
    mkdirSync(overlayDir);
    const dry = { ...by, overlayDir, model: false };
    const after = await runner.ended((await runner.runSet(set, dry)).id);
    expect(after).toMatchObject({ state: 'done', overlay: true, model: false, label: '贴息' });
    const compared = await compareStored(deps.store, before.id, after.id);
    expect(compared.totals).toContainEqual({ measure: 'facts', before: 1, after: 0, of: 1 });
    expect(compared.differences[0]).toMatchObject({
      name: 'rate',
      change: 'worse',
      why: ['− facts', 'wording differs'],
    });
    expect(compared.same).toBe(1);
    expect((await listSets(deps.store))[0]?.lastRun?.id).toBe(before.id);
  }, 180_000);

  it('is stopped when somebody wants that, and those after it go on', async () => {
    const first = await runner.runSet(set, by);
    const second = await runner.runSet(set, by);
    expect(await runner.cancel(first.id)).toMatchObject({ state: 'cancelled', total: 2 });
    await runner.cancelAll();
    expect(await runner.cancel(second.id)).toMatchObject({ state: 'cancelled' });
    expect(existsSync(join(folder, 'evaluation', first.id))).toBe(false);
  }, 180_000);

  it('says why it failed', async () => {
    vi.stubEnv('PORT', 'none');
    const run = await runner.ended((await runner.runSet(set, by)).id);
    expect(run).toMatchObject({ state: 'failed', done: 0, problem: expect.stringContaining('PORT') });
  }, 180_000);

  it('is interrupted by the end of the server, and said to be so by the next', async () => {
    const stopped = await runner.runSet(set, by);
    await runner.stop();
    expect(await loadRun(deps.store, stopped.id)).toMatchObject({ state: 'interrupted' });
    const killed = await beginRun(deps.store, set, by, clock.now());
    await startRun(deps.store, killed);
    mkdirSync(join(folder, 'evaluation', killed), { recursive: true });
    runner = await createRunner(deps);
    expect(await loadRun(deps.store, killed)).toMatchObject({ state: 'interrupted', done: 0, total: 2 });
    expect(existsSync(join(folder, 'evaluation', killed))).toBe(false);
    expect((await listRuns(deps.store, set)).map(({ state }) => state)).toEqual([
      'interrupted',
      'interrupted',
    ]);
  }, 180_000);

  it('needs questions, and a set', async () => {
    const { id } = await saveSet({ ...deps, actor: 'editor' }, { name: '空', about: '' });
    await expect(runner.runSet(id, by)).rejects.toMatchObject({ code: 'evaluation_empty' });
    await expect(runner.runSet('none', by)).rejects.toMatchObject({ code: 'not_found' });
    await expect(runner.cancel('none')).rejects.toMatchObject({ code: 'not_found' });
  });
});
