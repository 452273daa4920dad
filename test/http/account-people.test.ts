import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, Invited, PersonDetail } from '../../accounts/api.ts';
import { verifyAudit } from '../../accounts/audit.ts';
import type { Person } from '../../accounts/person.ts';
import { type Browser, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let boss: Person;
let self: Browser;

beforeAll(async () => {
  server = await startTestServer();
  boss = await person(server.store, ['admin'], 'boss');
  self = await signedIn(server, boss);
});
afterAll(() => server.stop());

async function code(response: Promise<Response>): Promise<[number, string]> {
  const { status, code } = (await (await response).json()) as { status: number; code: string };
  return [status, code];
}

describe('administrators', () => {
  it('change roles, which hold from the next call on', async () => {
    const wang = await person(server.store, ['adviser'], 'wang');
    const hers = await signedIn(server, wang);
    expect((await hers.call('GET', '/api/audit')).status).toBe(403);
    const change = { roles: ['auditor', 'adviser'] };
    const changed = await self.json<PersonDetail>('PATCH', `/api/people/${wang.id}`, change);
    expect(changed.roles).toEqual(['adviser', 'auditor']);
    expect((await hers.call('GET', '/api/audit')).status).toBe(200);
  });

  it('shut somebody out at once, and let in again', async () => {
    const gone = await person(server.store, ['adviser'], 'gone');
    const theirs = await signedIn(server, gone);
    expect(await self.json('POST', `/api/people/${gone.id}/disable`)).toMatchObject({ state: 'disabled' });
    expect(await code(theirs.call('GET', '/api/account/sessions'))).toEqual([401, 'sign_in_needed']);
    expect(await code(self.call('POST', `/api/people/${gone.id}/reset`))).toEqual([409, 'person_state']);
    await self.json('POST', `/api/people/${gone.id}/enable`);
    expect((await theirs.session()).person).toBeNull();
  });

  it('cannot leave the centre without one of them, nor does a failed attempt change anything', async () => {
    const tries = [
      self.call('PATCH', `/api/people/${boss.id}`, { roles: ['adviser'] }),
      self.call('POST', `/api/people/${boss.id}/disable`),
    ];
    for (const each of tries) expect(await code(each)).toEqual([409, 'last_admin']);
    expect((await self.session()).person).toMatchObject({ roles: ['admin'], state: 'active' });
  });

  it.each([
    ['no role', { roles: [] }],
    ['a role that is none', { roles: ['king'] }],
    ['an empty name', { name: '  ' }],
    ['nothing to change', {}],
  ])('are refused %s', async (_, change) => {
    expect(await code(self.call('PATCH', `/api/people/${boss.id}`, change))).toEqual([400, 'body_invalid']);
  });

  it('read in the trail who did what, and its chain holds', async () => {
    const invite = { email: 'n@b.example', name: 'n', roles: ['volunteer'], language: 'zh' };
    const { person: invited } = await self.json<Invited>('POST', '/api/people', invite);
    await self.json('PATCH', `/api/people/${invited.id}`, { roles: ['volunteer', 'adviser'] });
    const { entries } = await self.json<AuditPage>('GET', `/api/audit?subject=${invited.id}&limit=2`);
    expect(entries).toMatchObject([
      {
        action: 'person.changed',
        actorName: 'boss',
        data: { before: ['volunteer'], after: ['adviser', 'volunteer'] },
      },
      { action: 'person.invited', actor: boss.id, subjectKind: 'person', data: { roles: ['volunteer'] } },
    ]);
    expect((await verifyAudit(server.store)).entries).toBeGreaterThanOrEqual(5);
    expect(await code(self.call('GET', '/api/audit?action=%25'))).toEqual([400, 'body_invalid']);
  });

  it('refuse in the language of who asks', async () => {
    const said = async (language: string) => {
      const headers = { 'accept-language': language };
      const response = await self.call('POST', `/api/people/${boss.id}/disable`, undefined, headers);
      return ((await response.json()) as { detail: string }).detail;
    };
    expect(await said('zh-CN')).toContain('管理员');
    expect(await said('en')).toContain('administrator');
  });
});
