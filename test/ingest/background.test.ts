import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { countJobs } from '../../ingest/jobs.ts';
import { startBackground } from '../../ingest/start-background.ts';
import { storeUpload } from '../../ingest/uploads.ts';
import { addSource } from '../../ingest/watch/sources.ts';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { ROOT } from '../../src/base/root.ts';
import { systemClock } from '../../src/base/time.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { startSite } from '../support/site.ts';
import { statute, tempFolder } from './support.ts';

const TEXTS = 40;
const ARTICLES = 5;

it('reads every text once though its process is killed over and over (F-ING, F-PROC)', {
  timeout: 240_000,
}, async () => {
  const dataDir = tempFolder();
  const store = await openStore(join(dataDir, 'lastkm.db'));
  const deps = { store, clock: systemClock, dataDir, actor: 'anna' };
  for (let i = 0; i < TEXTS; i++) {
    const articles = Array.from({ length: ARTICLES }, (_, n) => `第${i}号的第${n}项规定，企业应当遵守。`);
    await storeUpload(Readable.from([Buffer.from(statute(`第${i}号条例`, articles))]), `${i}.md`, deps);
  }
  for (const after of [2, 15]) await killAfter(after, store, dataDir);
  await expireLeases(store);
  const background = startBackground(config(dataDir), silent);
  await until(async () => (await countJobs(store)).done === TEXTS);
  await background.stop();
  const held = await store
    .selectFrom('versions as v')
    .innerJoin('passages as p', 'p.version_id', 'v.id')
    .select(({ fn }) => ['v.id', fn.count<number>('p.id').as('passages')])
    .groupBy('v.id')
    .execute();
  expect(held.map(({ passages }) => passages)).toEqual(Array(TEXTS).fill(ARTICLES));
  await store.destroy();
});

it('checks a source that is due, and asks robots.txt before', { timeout: 120_000 }, async () => {
  const page = `<!doctype html><html><body><h1>某办法</h1><p>${'企业应当按期办理登记。'.repeat(20)}</p></body></html>`;
  const site = await startSite({
    '/a.html': page,
    '/private/b.html': page,
    '/robots.txt': 'User-agent: *\nDisallow: /private/',
  });
  const dataDir = tempFolder();
  const store = await openStore(join(dataDir, 'lastkm.db'));
  const deps = { store, clock: systemClock, actor: 'anna', allow: ['127.0.0.1'] };
  for (const path of ['/a.html', '/private/b.html'])
    await addSource({ url: site.url + path, kind: 'page' }, deps);
  const background = startBackground(config(dataDir), silent);
  await until(async () => {
    const rows = await store.selectFrom('sources').select('checked_at').execute();
    return rows.every(({ checked_at }) => checked_at !== null);
  });
  await background.stop();
  expect(site.hitsOf('/a.html')).toBe(1);
  expect(site.hitsOf('/private/b.html')).toBe(0);
  const rows = await store.selectFrom('sources').select(['fault', 'due_at']).orderBy('id').execute();
  expect(rows[0]?.fault).toBeNull();
  expect(rows[1]?.fault).toContain('robots.txt');
  for (const { due_at } of rows) expect(Date.parse(due_at)).toBeGreaterThan(Date.now());
  await store.destroy();
  await site.stop();
});

const config = (dataDir: string) =>
  readConfig({ DATA_DIR: dataDir, FETCH_ALLOW: '127.0.0.1', LOG_LEVEL: 'error' });

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** What waiting for the leases of the dead does, without the wait. */
async function expireLeases(store: Store): Promise<void> {
  const past = new Date(0).toISOString();
  await store.updateTable('ingest_jobs').set({ lease_until: past }).where('status', '=', 'running').execute();
}

/** Works in a process of its own and kills it when so many more texts are done. */
async function killAfter(count: number, store: Store, dataDir: string): Promise<void> {
  await expireLeases(store);
  const before = (await countJobs(store)).done;
  const module = (path: string) => JSON.stringify(pathToFileURL(join(ROOT, path)).href);
  const program = `
    const { openStore } = await import(${module('src/store/open.ts')});
    const { workInBackground } = await import(${module('ingest/background.ts')});
    const { silent } = await import(${module('src/base/log.ts')});
    const { systemClock } = await import(${module('src/base/time.ts')});
    const dataDir = ${JSON.stringify(dataDir)};
    const store = await openStore(dataDir + '/lastkm.db');
    const signal = new AbortController().signal;
    await workInBackground({ store, clock: systemClock, logger: silent, dataDir, signal, fetch: null, actor: 'x' });
  `;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exit = once(child, 'exit');
  await until(async () => (await countJobs(store)).done >= before + count);
  child.kill('SIGKILL');
  await exit;
  expect(child.signalCode).toBe('SIGKILL');
}
