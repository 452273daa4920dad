import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { type Config, readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import {
  applyRestore,
  armRestore,
  receivingFile,
  restoreOrdered,
  restoreState,
  stageRestore,
} from '../../src/operations/restore-staged.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { tempFolder } from '../ingest/support.ts';
import { movingClock, person } from '../support/people.ts';

const clock = movingClock();
let config: Config;
let archive: string;
beforeEach(async () => {
  config = readConfig({ DATA_DIR: join(tempFolder(), 'data') });
  archive = join(tempFolder(), 'centre.zip');
  await inStore((store) => person(store, ['admin'], 'before'));
  const database = join(config.DATA_DIR, 'lastkm.db');
  await makeBackup({ database, dataDir: config.DATA_DIR, at: clock.now() }, archive);
  await inStore((store) => person(store, ['admin'], 'after'));
});

async function inStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(join(config.DATA_DIR, 'lastkm.db'));
  try {
    return await use(store);
  } finally {
    await store.destroy();
  }
}

const names = () =>
  inStore(async (store) =>
    (await store.selectFrom('people').select('name').orderBy('name').execute()).map(({ name }) => name),
  );

/** An archive as it is received, and kept until it is ordered. */
async function stage(store: Store, from = archive) {
  const file = await receivingFile(config);
  copyFileSync(from, file);
  return stageRestore({ config, store, clock }, 'admin', { file, name: 'centre.zip' });
}

it('says what a backup holds before it takes the place of anything', async () => {
  const { staged } = await inStore((store) => stage(store));
  expect(staged).toMatchObject({ name: 'centre.zip', people: 1, applying: false });
  expect(await restoreOrdered(config)).toBe(false);
  await applyRestore(config, { clock, logger: silent });
  expect(await names()).toEqual(['after', 'before']);
});

it('puts it in place at the next start once it is ordered, and keeps what it replaced aside', async () => {
  await inStore(async (store) => {
    const { staged } = await stage(store);
    await expect(armRestore({ config, store, clock }, 'admin', '0'.repeat(64))).rejects.toMatchObject({
      code: 'not_found',
    });
    await armRestore({ config, store, clock }, 'admin', staged!.digest);
  });
  await applyRestore(config, { clock, logger: silent });
  expect(await names()).toEqual(['before']);
  const { staged, last } = await inStore((store) => restoreState({ config, store, clock }));
  expect(staged).toBeNull();
  expect(last).toMatchObject({ ok: true, problem: null });
  expect(existsSync(join(config.DATA_DIR, last!.replaced!))).toBe(true);
});

it('refuses a spoiled archive, and leaves nothing of it', async () => {
  const spoiled = join(tempFolder(), 'spoiled.zip');
  writeFileSync(spoiled, 'PK\x03\x04 not an archive');
  await inStore((store) => expect(stage(store, spoiled)).rejects.toMatchObject({ code: 'backup_broken' }));
  expect(readdirSync(join(config.DATA_DIR, 'restore'))).toEqual([]);
  expect(await names()).toEqual(['after', 'before']);
});
