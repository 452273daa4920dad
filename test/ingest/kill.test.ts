import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/base/root.ts';
import { openStore } from '../../src/store/open.ts';
import { folderOf, load, statute, tempFolder } from './support.ts';

const TEXTS = 60;
const ARTICLES = 10;

it('leaves whole documents only when it is killed, and the next run completes them', {
  timeout: 120_000,
}, async () => {
  const folder = await folderOf(
    Object.fromEntries(
      Array.from({ length: TEXTS }, (_, i) => [
        `${String(i).padStart(3, '0')}.md`,
        statute(
          `第${i}号条例`,
          Array.from({ length: ARTICLES }, (_, n) => `第${i}号的第${n}项规定，企业应当遵守。`),
        ),
      ]),
    ),
  );
  const database = join(tempFolder(), 'lastkm.db');
  for (const after of [1, 7, 19]) await killAfter(after, database, folder);

  const store = await openStore(database);
  const held = await store
    .selectFrom('versions as v')
    .leftJoin('passages as p', 'p.version_id', 'v.id')
    .select(({ fn }) => ['v.id', 'v.document_id', fn.count<number>('p.id').as('passages')])
    .groupBy('v.id')
    .orderBy('v.document_id')
    .execute();
  expect(held.length).toBeGreaterThanOrEqual(19);
  expect(held.length).toBeLessThan(TEXTS);
  for (const { passages } of held) expect(passages).toBe(ARTICLES);
  const logged = await store.selectFrom('log').select('subject').orderBy('seq').execute();
  expect(logged.map(({ subject }) => Number(subject))).toEqual(held.map(({ document_id }) => document_id));

  const { counts } = await load(store, folder);
  expect(counts).toEqual({ created: TEXTS - held.length, updated: 0, skipped: held.length, failed: 0 });
  const { passages } = await store
    .selectFrom('passages')
    .select(({ fn }) => fn.countAll<number>().as('passages'))
    .executeTakeFirstOrThrow();
  expect(passages).toBe(TEXTS * ARTICLES);
  await store.destroy();
});

/** Runs an ingest in a process of its own and kills it the moment it reports its n-th result beyond those held. */
async function killAfter(count: number, database: string, folder: string): Promise<void> {
  const module = (path: string) => JSON.stringify(pathToFileURL(join(ROOT, path)).href);
  const program = `
    const { openStore } = await import(${module('src/store/open.ts')});
    const { ingest } = await import(${module('ingest/run.ts')});
    const { silent } = await import(${module('src/base/log.ts')});
    const { systemClock } = await import(${module('src/base/time.ts')});
    const store = await openStore(${JSON.stringify(database)});
    await ingest([${JSON.stringify(folder)}], { store, clock: systemClock, logger: silent, onResult: () => process.stdout.write('.') });
  `;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let results = 0;
  child.stdout.on('data', (data: Buffer) => {
    results += data.length;
    if (results >= count) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}
