import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { withdraw } from '../../desk/close.ts';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { createDaily } from '../../src/operations/daily.ts';
import { applyRetention } from '../../src/operations/retention.ts';
import { changeSetting, readSetting } from '../../src/operations/settings.ts';
import { asked, conversation, temporaryStore } from '../support/conversation.ts';
import { desk, opened } from '../support/desk.ts';
import { DAY, movingClock } from '../support/people.ts';

const MONTH = 30.5 * DAY;

async function place() {
  const store = await temporaryStore();
  const dataDir = mkdtempSync(join(tmpdir(), 'lastkm-retention-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const clock = movingClock(new Date().toISOString());
  return { store, dataDir, clock, actor: 'system', patienceMs: 0 };
}

it('erases a conversation thirteen months after its last word, once, and keeps one whose case is open', async () => {
  const deps = await place();
  const { store, clock } = deps;
  await asked(store, await conversation(store, 'old'), '旧问题');
  const open = await opened(desk(store, clock.now().toISOString()), 'open');
  expect((await applyRetention(deps)).conversations).toBe(0);
  clock.pass(13 * MONTH);
  expect((await applyRetention(deps)).conversations).toBe(1);
  expect((await applyRetention(deps)).conversations).toBe(0);
  const texts = await store.selectFrom('questions').select(['conversation_id as id', 'text']).execute();
  expect(texts.find(({ id }) => id === 'old')?.text).toBe('');
  expect(texts.find(({ id }) => id === open.conversation_id)?.text).not.toBe('');
  await withdraw(desk(store, clock.now().toISOString()), open.conversation_id);
  clock.pass(11 * MONTH);
  expect((await applyRetention(deps)).conversations).toBe(0);
  clock.pass(2 * MONTH);
  expect((await applyRetention(deps)).conversations).toBe(1);
});

it('keeps as long as is set, says who set it, and removes old backups', async () => {
  const deps = await place();
  expect(await readSetting(deps.store, 'retention')).toEqual({ conversations: 365, mails: 30, backups: 7 });
  await changeSetting(deps, 'retention', { conversations: 30, mails: 30, backups: 3 });
  const acts = await deps.store.selectFrom('audit').select(['action', 'data']).execute();
  expect(acts).toEqual([{ action: 'setting.changed', data: expect.stringContaining('"conversations":30') }]);
  await asked(deps.store, await conversation(deps.store), '问题');
  const backups = join(deps.dataDir, 'backups');
  mkdirSync(backups);
  for (const name of ['lastkm-2020-01-01T00-00-00-000Z.zip', 'mine.zip'])
    writeFileSync(join(backups, name), '');
  const old = new Date(deps.clock.now().getTime() - 4 * DAY);
  for (const name of readdirSync(backups)) utimesSync(join(backups, name), old, old);
  deps.clock.pass(31 * DAY);
  expect(await applyRetention(deps)).toEqual({ conversations: 1, mails: 0, backups: 1 });
  expect(readdirSync(backups)).toEqual(['mine.zip']);
});

it('a server applies it once a day and makes its backups by itself', async () => {
  const { store, dataDir, clock } = await place();
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: `file:${join(dataDir, 'lastkm.db')}` });
  const { openStore } = await import('../../src/store/open.ts');
  await (await openStore(join(dataDir, 'lastkm.db'))).destroy();
  const daily = createDaily({ config, store, clock, logger: silent });
  await daily.look();
  await daily.look();
  const applied = () =>
    store.selectFrom('audit').select('seq').where('action', '=', 'retention.applied').execute();
  expect(await applied()).toHaveLength(1);
  expect(readdirSync(join(dataDir, 'backups'))).toHaveLength(1);
  clock.pass(DAY);
  await daily.look();
  expect(await applied()).toHaveLength(2);
}, 90_000);
