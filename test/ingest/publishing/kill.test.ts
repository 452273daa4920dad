import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, it } from 'vitest';
import { publishDue } from '../../../ingest/publishing/due.ts';
import { receiveFiles } from '../../../ingest/publishing/receive.ts';
import { loadDraft } from '../../../ingest/publishing/rows.ts';
import { ROOT } from '../../../src/base/root.ts';
import { DAY } from '../../support/people.ts';
import { openTempStore } from '../support.ts';
import { EDITOR, type House, measure, openHouse, publishOne, readOne, readWaiting } from './support.ts';

const FILES = 500;
/** Drafts that each process reads before it is killed. */
const KILLED_AFTER = [20, 60, 90];

let house: House;
beforeEach(async () => {
  const { store, folder } = await openTempStore();
  house = { ...(await openHouse()), store, dataDir: folder };
});

it(`ends ${FILES} files dropped at once each with a status, read once, though its process is killed over and over`, {
  timeout: 400_000,
}, async () => {
  const files = Array.from({ length: FILES }, (_, i) => ({
    path: `政策/${i}.md`,
    bytes: Buffer.from(i % 50 === 49 ? '' : measure('2023-02-01', '三十', `第${i}号办法`)),
  }));
  const { drafts } = await receiveFiles(files, { ...house, actor: EDITOR.id });
  expect(drafts).toHaveLength(FILES);
  for (const count of KILLED_AFTER) {
    await expireLeases();
    const before = await settled();
    const child = start(
      `await workInBackground({ ...deps, lookMs: 10, signal: new AbortController().signal, fetch: null, actor: 'x' });`,
    );
    await until(async () => (await settled()) >= before + count);
    await killed(child);
  }
  await expireLeases();
  await readWaiting(house);
  const rows = await house.store.selectFrom('drafts').select(['state', 'passages']).execute();
  expect(rows.filter(({ state }) => state === 'failed')).toHaveLength(FILES / 50);
  expect(rows.filter(({ state, passages }) => state === 'draft' && passages === 3)).toHaveLength(
    FILES - FILES / 50,
  );
  const read = await house.store.selectFrom('draft_revisions').select('draft_id').execute();
  expect(new Set(read.map(({ draft_id }) => draft_id)).size).toBe(read.length);
  expect(await house.store.selectFrom('versions').select('id').execute()).toEqual([]);
});

it.each(['before', 'after'] as const)(
  'publishes once when it dies right %s the commit',
  { timeout: 120_000 },
  async (when) => {
    const { id } = await readOne(house, measure('2023-02-01', '三十'));
    await publishOne(house, id, '2026-06-02');
    house.clock.pass(2 * DAY);
    const child = start(`
    const { publishDue } = await import(${module('ingest/publishing/due.ts')});
    const { dieAt } = await import(${module('test/support/fail-point.ts')});
    dieAt('${when} document.published');
    process.emit('SIGUSR2');
    await publishDue({ ...deps, clock: { now: () => new Date('${house.clock.now().toISOString()}') } });
  `);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    const state = when === 'before' ? 'approved' : 'published';
    expect(await loadDraft(house.store, id)).toMatchObject({ state });
    expect(await publishDue(house)).toBe(when === 'before');
    expect(await publishDue(house)).toBe(false);
    expect(await house.store.selectFrom('versions').select('id').execute()).toHaveLength(1);
    expect(await house.store.selectFrom('text_acts').select('kind').execute()).toEqual([
      { kind: 'published' },
    ]);
    expect(await loadDraft(house.store, id)).toMatchObject({ state: 'published' });
  },
);

const module = (path: string) => JSON.stringify(pathToFileURL(join(ROOT, path)).href);

/** A process of its own on the same folder. */
function start(program: string): ChildProcess {
  const opened = `
    const { openStore } = await import(${module('src/store/open.ts')});
    const { workInBackground } = await import(${module('ingest/background.ts')});
    const { silent } = await import(${module('src/base/log.ts')});
    const { systemClock } = await import(${module('src/base/time.ts')});
    const dataDir = ${JSON.stringify(house.dataDir)};
    const store = await openStore(dataDir + '/lastkm.db');
    const deps = { store, clock: systemClock, logger: silent, dataDir };
    ${program}
  `;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', opened], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  expect(child.signalCode).toBe('SIGKILL');
}

async function settled(): Promise<number> {
  const rows = await house.store.selectFrom('drafts').select('nr').where('state', '=', 'draft').execute();
  return rows.length;
}

async function expireLeases(): Promise<void> {
  const past = new Date(0).toISOString();
  await house.store
    .updateTable('drafts')
    .set({ lease_until: past, attempts: 1 })
    .where('state', '=', 'parsing')
    .execute();
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 50));
}
