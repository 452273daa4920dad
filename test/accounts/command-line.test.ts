import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Invited } from '../../accounts/api.ts';
import { createDemoPeople, DEMO_PEOPLE } from '../../accounts/demo.ts';
import { ROLES } from '../../accounts/roles.ts';
import { systemClock } from '../../src/base/time.ts';
import { createProgram } from '../../src/cli/program.ts';
import { openStore } from '../../src/store/open.ts';
import { temporaryStore } from '../support/conversation.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lastkm-people-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('PUBLIC_URL', 'https://centre.example');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What a command says, or why it is refused. */
async function lastkm(...args: string[]): Promise<string> {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return said.join('').trim();
  } catch (error) {
    return (error as Error).message;
  } finally {
    write.mockRestore();
  }
}

it('the command line invites, changes and shuts out, and everything stands in the trail', async () => {
  const wang = 'wang@centre.example';
  const invite = ['people', 'invite', wang, '--name', '王', '--roles', 'adviser,editor', '--json'];
  const invited = JSON.parse(await lastkm(...invite)) as Invited;
  expect(invited.link.url).toMatch(/^https:\/\/centre\.example\/desk#\/invitation\?token=[\w-]{43}$/);
  expect(await lastkm(...invite)).toContain('already');
  expect(await lastkm('people', 'roles', wang, 'king')).toContain('there are adviser, volunteer');
  expect(await lastkm('people', 'reset', wang)).toContain('#/invitation?token=');
  const store = await openStore(join(folder, 'lastkm.db'));
  await createDemoPeople({ store, clock: systemClock });
  await store.destroy();
  expect(await lastkm('people', 'disable', 'admin@demo.invalid')).toContain('At least one administrator');
  expect(await lastkm('people', 'disable', wang)).toMatch(
    /^disabled +wang@centre\.example +王 +adviser,editor$/,
  );
  expect((await lastkm('people')).split('\n')).toHaveLength(1 + DEMO_PEOPLE.length);
  expect(await lastkm('audit', 'list', '--action', 'person', '--limit', '1')).toContain('person.disabled');
  expect(await lastkm('audit', 'verify')).toMatch(/^\d+ entries, unbroken; the last hash is [0-9a-f]{64}$/);
});

it('a demo has one person at least of every role, made once, and a new link each time', async () => {
  const store = await temporaryStore();
  const [first, second] = [
    await createDemoPeople({ store, clock: systemClock }),
    await createDemoPeople({ store, clock: systemClock }),
  ];
  expect(second.map(({ person }) => person.id)).toEqual(first.map(({ person }) => person.id));
  expect(new Set(first.flatMap(({ person }) => person.roles))).toEqual(new Set(ROLES));
  for (const { person } of first)
    expect(person).toMatchObject({ name: expect.stringContaining('演示 Demo'), state: 'active' });
  expect(second[0]!.link.token).not.toBe(first[0]!.link.token);
});
