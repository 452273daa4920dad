import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { workInBackground } from '../../ingest/background.ts';
import { claimJob, countJobs, enqueue, finishJob, listJobs, retryJobs } from '../../ingest/jobs.ts';
import { storeUpload, sweepUploads, uploadPath } from '../../ingest/uploads.ts';
import { guardedFetch } from '../../src/base/fetch.ts';
import { silent } from '../../src/base/log.ts';
import { type Clock, systemClock } from '../../src/base/time.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { statute, tempFolder } from './support.ts';

async function desk(clock: Clock = systemClock) {
  const dataDir = tempFolder();
  const store = await openStore(join(dataDir, 'lastkm.db'));
  const deps = { store, clock, dataDir, actor: 'anna', batch: 'b' };
  const give = (name: string, content: string | Uint8Array, more = {}) =>
    storeUpload(Readable.from([Buffer.from(content as string)]), name, { ...deps, ...more });
  return { store, deps, give, dataDir };
}

/** Works until nothing is left to do. */
async function workOff(store: Store, dataDir: string): Promise<void> {
  const done = new AbortController();
  const fetch = (url: string, options: object) => guardedFetch(url, { ...options, allow: [] });
  const deps = { store, clock: systemClock, logger: silent, dataDir, fetch, signal: done.signal, lookMs: 20 };
  const working = workInBackground(deps);
  for (;;) {
    const { queued, running } = await countJobs(store);
    if (queued + running === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  done.abort();
  await working;
}

it('keeps a file under a name of its own, with what is known of it, and its job', async () => {
  const { store, give, dataDir } = await desk();
  const { upload } = await give('../../etc/cron.d/\u202e某办法\u0000.md', statute('某办法', ['按期办理。']));
  expect(upload).toMatchObject({ name: '某办法.md', type: 'text', created_by: 'anna' });
  expect(await readdir(join(dataDir, 'uploads'))).toEqual([upload.id]);
  expect(await readFile(uploadPath(dataDir, upload.id), 'utf8')).toContain('按期办理');
  expect(await listJobs(store)).toMatchObject([{ target: upload.id, status: 'queued', batch: 'b' }]);
  expect(() => uploadPath(dataDir, '../lastkm.db')).toThrow();
  await store.destroy();
});

it('refuses what is empty, too large or breaks off, and leaves nothing of it', async () => {
  const { store, give, deps, dataDir } = await desk();
  await expect(give('a.md', '')).rejects.toMatchObject({ code: 'file_empty' });
  await expect(give('a.md', 'x'.repeat(101), { maxBytes: 100 })).rejects.toMatchObject({
    code: 'file_too_large',
  });
  async function* broken() {
    yield Buffer.from('part');
    throw new Error('the client went away');
  }
  await expect(storeUpload(broken(), 'a.md', deps)).rejects.toThrow('went away');
  expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
  expect(await listJobs(store)).toEqual([]);
  await store.destroy();
});

it('sweeps away what a killed process left before the row (F-ING: after the part, after the rename)', async () => {
  const { store, give, deps, dataDir } = await desk();
  const { upload } = await give('a.md', 'text');
  const old = new Date(Date.now() - 2 * 3_600_000);
  const leftovers = ['00000000-0000-4000-8000-000000000001.part', '00000000-0000-4000-8000-000000000002'];
  for (const name of [...leftovers, 'fresh.part']) await writeFile(join(dataDir, 'uploads', name), 'x');
  for (const name of leftovers) await utimes(join(dataDir, 'uploads', name), old, old);
  expect(await sweepUploads(deps)).toBe(2);
  expect((await readdir(join(dataDir, 'uploads'))).sort()).toEqual([upload.id, 'fresh.part'].sort());
  await store.destroy();
});

it('ends every file of a batch with a status, good, broken and hostile ones', {
  timeout: 120_000,
}, async () => {
  const { store, give, dataDir } = await desk();
  const BATCH = 500;
  for (let i = 0; i < BATCH; i++)
    if (i % 50 === 7) await give(`${i}.md`, Buffer.from([0, 1, 2, 0, 0, 3]));
    else if (i % 50 === 9) await give(`${i}.xyz`, '\u0000\u0001\u0000');
    else await give(`${i}.md`, statute(`第${i}号办法`, [`第${i}项规定，企业应当按期办理。`]));
  await enqueue(store, [{ kind: 'url', target: 'http://169.254.169.254/', name: 'x' }], {
    clock: systemClock,
    actor: 'anna',
    batch: 'b',
  });
  await workOff(store, dataDir);
  expect(await countJobs(store, 'b')).toEqual({ queued: 0, running: 0, done: 480, failed: 21 });
  const failed = await listJobs(store, { status: 'failed' });
  for (const { fault } of failed) expect(JSON.parse(fault!).code).toMatch(/^(file|fetch)_/);
  expect(JSON.parse(failed[0]!.fault!)).toMatchObject({ code: 'fetch_refused' });
  const { documents } = await store
    .selectFrom('documents')
    .select(({ fn }) => fn.countAll<number>().as('documents'))
    .executeTakeFirstOrThrow();
  expect(documents).toBe(480);
  expect(await retryJobs(store, 'failed', systemClock)).toBe(21);
  await store.destroy();
});

it('gives the work of a dead process to others, and gives up after three tries', async () => {
  let now = Date.parse('2026-11-24T01:00:00Z');
  const clock = { now: () => new Date(now) };
  const { store, give } = await desk(clock);
  await give('a.md', 'text');
  for (let attempt = 1; attempt <= 3; attempt++) {
    const job = await claimJob(store, `process ${attempt}`, clock);
    expect(job).toMatchObject({ attempts: attempt, status: 'running' });
    expect(await claimJob(store, 'another', clock)).toBeNull();
    now += 60_000;
  }
  expect(await claimJob(store, 'process 4', clock)).toBeNull();
  const [job] = await listJobs(store);
  expect(job).toMatchObject({ status: 'failed' });
  expect(JSON.parse(job!.fault!)).toMatchObject({
    code: 'job_abandoned',
    message: { zh: expect.any(String) },
  });
  await retryJobs(store, { id: job!.id }, clock);
  expect(await claimJob(store, 'process 5', clock)).toMatchObject({ attempts: 1 });
  await store.destroy();
});

it('does not let a process that lost its lease write over the one that took over', async () => {
  let now = Date.parse('2026-11-24T01:00:00Z');
  const clock = { now: () => new Date(now) };
  const { store, give } = await desk(clock);
  await give('a.md', 'text');
  const late = await claimJob(store, 'late', clock);
  now += 60_000;
  const taken = await claimJob(store, 'taker', clock);
  await finishJob(store, late!, { status: 'failed', result: null, fault: null }, clock);
  expect(await listJobs(store)).toMatchObject([{ status: 'running', lease_owner: 'taker' }]);
  await finishJob(store, taken!, { status: 'done', result: null, fault: null }, clock);
  expect(await listJobs(store)).toMatchObject([{ status: 'done' }]);
  await store.destroy();
});
