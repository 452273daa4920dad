import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../src/base/time.ts';
import { writeArchive } from '../../src/operations/archive.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { eraseConversations } from '../../src/operations/person-erase.ts';
import { restoreBackup } from '../../src/operations/restore.ts';
import { holdServerLock, openStore } from '../../src/store/open.ts';
import { chatClient } from '../support/chat-client.ts';
import { person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let site: TestServer;
let work: string;
const source = () => ({
  database: join(site.folder, 'lastkm.db'),
  dataDir: site.folder,
  at: systemClock.now(),
});
const folder = () => mkdtempSync(join(work, 'to-'));

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'lastkm-backup-'));
  site = await startTestServer();
});
afterAll(async () => {
  await site.stop();
  rmSync(work, { recursive: true });
});

it('holds every message that was acknowledged before it began, while more come in', async () => {
  const chat = chatClient(site.url);
  const talks = await Promise.all(Array.from({ length: 4 }, () => chat.start()));
  const acknowledged: string[] = [];
  let going = true;
  const load = talks.map(async (talk) => {
    for (let i = 0; going; i++) {
      acknowledged.push(await chat.say(talk, `第 ${i} 句`, `c${i}`));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  while (acknowledged.length < 40) await new Promise((resolve) => setTimeout(resolve, 10));
  const before = [...acknowledged];
  const admin = await signedIn(site, await person(site.store, ['admin'], 'boss'));
  const { backups } = await admin.json<{ backups: { name: string }[] }>('POST', '/api/admin/backups', {
    make: true,
  });
  const during = acknowledged.length - before.length;
  going = false;
  await Promise.all(load);
  expect(during).toBeGreaterThan(0);
  const response = await admin.call('GET', `/api/admin/backups/file?name=${backups[0]!.name}`);
  const file = join(work, 'fetched.zip');
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  const to = folder();
  await restoreBackup(file, to, systemClock);
  const restored = await openStore(join(to, 'lastkm.db'));
  const ids = new Set((await restored.selectFrom('messages').select('id').execute()).map(({ id }) => id));
  const sessions = await restored.selectFrom('sessions').select('id').execute();
  await restored.destroy();
  expect(before.filter((id) => !ids.has(id))).toEqual([]);
  expect(sessions).toEqual([]);
}, 90_000);

it('brings back the database and the files, and puts aside what was there', async () => {
  const bytes = join(site.folder, 'attachments', 'ab');
  mkdirSync(bytes, { recursive: true });
  writeFileSync(join(bytes, 'ab12'), 'file');
  const file = join(work, 'whole.zip');
  await makeBackup(source(), file);
  const to = folder();
  writeFileSync(join(to, 'lastkm.db'), 'what was there');
  const { replaced } = await restoreBackup(file, to, systemClock);
  expect(readFileSync(join(to, 'attachments/ab/ab12'), 'utf8')).toBe('file');
  expect(readFileSync(join(replaced!, 'lastkm.db'), 'utf8')).toBe('what was there');
  expect(readdirSync(to).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('refuses beside a running server, and changes nothing', async () => {
  const file = join(work, 'locked.zip');
  await makeBackup(source(), file);
  const to = folder();
  const release = holdServerLock(to);
  await expect(restoreBackup(file, to, systemClock)).rejects.toThrow(/Another server/);
  release();
  expect(existsSync(join(to, 'lastkm.db'))).toBe(false);
});

it('refuses what is cut short, changed, or no backup, and changes nothing', async () => {
  const file = join(work, 'good.zip');
  await makeBackup(source(), file);
  const whole = readFileSync(file);
  const flipped = Buffer.from(whole);
  flipped[Math.floor(whole.length / 2)]! ^= 0xff;
  const bad = { cut: whole.subarray(0, whole.length - 2_000), flipped, text: Buffer.from('no archive') };
  for (const [name, bytes] of Object.entries(bad)) writeFileSync(join(work, `${name}.zip`), bytes);
  await writeArchive(join(work, 'other.zip'), [{ name: '../evil', from: Buffer.from('x') }]).catch(() => {});
  await writeArchive(join(work, 'foreign.zip'), [{ name: 'a.txt', from: Buffer.from('x') }]);
  for (const name of [...Object.keys(bad), 'foreign']) {
    const to = folder();
    await expect(restoreBackup(join(work, `${name}.zip`), to, systemClock), name).rejects.toThrow(
      /no whole backup/,
    );
    expect(readdirSync(to).filter((one) => !one.startsWith('server.lock'))).toEqual([]);
  }
});

it('erases again who was erased after the backup was made', async () => {
  const chat = chatClient(site.url);
  const talk = await chat.start();
  await chat.answerTo(talk, await chat.say(talk, '请忘记我'));
  const file = join(work, 'before.zip');
  await makeBackup(source(), file);
  const to = folder();
  await restoreBackup(file, to, systemClock);
  const store = await openStore(join(to, 'lastkm.db'));
  const deps = { store, clock: systemClock, dataDir: to, actor: 'cli' };
  await eraseConversations(deps, [talk.conversationId], 'request');
  await store.destroy();
  expect((await restoreBackup(file, to, systemClock)).erasedAgain).toBe(1);
  expect(readFileSync(join(to, 'lastkm.db')).includes('请忘记我')).toBe(false);
});
