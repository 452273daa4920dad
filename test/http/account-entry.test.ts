import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Invited, LinkView, SessionView, SignInResult } from '../../accounts/api.ts';
import { setupToken } from '../../accounts/enter.ts';
import { countTry } from '../../accounts/throttle.ts';
import {
  browser,
  codeOf,
  DAY,
  GOOD,
  HOUR,
  MINUTE,
  movingClock,
  person,
  signedIn,
  withPassword,
} from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const OTHER = '红色的自行车靠着老墙 7';
let server: TestServer;
let clock: ReturnType<typeof movingClock>;

beforeEach(async () => {
  clock = movingClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());

describe('the first administrator', () => {
  const body = (token: string) => ({
    token,
    name: '李',
    email: 'Li@Centre.example',
    password: GOOD,
    language: 'zh',
  });
  const token = async () => (await setupToken({ ...server, clock }))?.token ?? '';

  it('is made by the link printed last, once, and is signed in', async () => {
    const [old, latest] = [await token(), await token()];
    const visitor = browser(server.url);
    expect((await visitor.session()).features.setupOpen).toBe(true);
    expect(await codeOf(visitor.call('POST', '/api/account/setup', body(old)))).toEqual([
      410,
      'link_invalid',
    ]);
    const session = await visitor.json<SessionView>('POST', '/api/account/setup', body(latest));
    expect(session.person).toMatchObject({ email: 'li@centre.example', roles: ['admin'], state: 'active' });
    expect(session.features.setupOpen).toBe(false);
    expect(await visitor.json('GET', '/api/people')).toMatchObject({ people: [{ name: '李' }] });
    expect(await codeOf(browser(server.url).call('POST', '/api/account/setup', body(latest)))).toEqual([
      410,
      'link_invalid',
    ]);
    expect(await setupToken({ ...server, clock })).toBeNull();
  });

  it('is one, when two use the link at once', async () => {
    const link = await token();
    const made = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        browser(server.url).call('POST', '/api/account/setup', {
          ...body(link),
          email: `${name}@centre.example`,
        }),
      ),
    );
    expect(made.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  });

  it('cannot be made after a day, nor with a weak password, which leaves the link in force', async () => {
    const link = await token();
    const weak = { ...body(link), password: 'password1234' };
    expect(await codeOf(browser(server.url).call('POST', '/api/account/setup', weak))).toEqual([
      422,
      'password_common',
    ]);
    clock.pass(DAY);
    expect(await codeOf(browser(server.url).call('POST', '/api/account/setup', body(link)))).toEqual([
      410,
      'link_invalid',
    ]);
  });
});

describe('an invitation', () => {
  const invite = { email: 'wang@centre.example', name: '王', roles: ['adviser'], language: 'zh' };
  const accept = (token: string) => ({ token, name: '王顾问', password: GOOD, language: 'en' });
  const tokenOf = ({ link }: Invited) =>
    new URL(link.url.replace('#/invitation', '')).searchParams.get('token')!;
  const admin = async () => signedIn(server, await person(server.store, ['admin']), clock.now());

  it('carries the roles, works once within seven days, and is shown before it is accepted', async () => {
    const invited = await (await admin()).json<Invited>('POST', '/api/people', invite);
    expect(invited.mailed).toBe(false);
    const visitor = browser(server.url);
    const token = tokenOf(invited);
    const seen = await visitor.json<LinkView>('POST', '/api/account/link-info', { token });
    expect(seen).toMatchObject({ kind: 'invitation', person: { email: invite.email, roles: ['adviser'] } });
    const session = await visitor.json<SessionView>('POST', '/api/account/invitation', accept(token));
    expect(session.person).toMatchObject({
      name: '王顾问',
      language: 'en',
      roles: ['adviser'],
      state: 'active',
    });
    for (const path of ['invitation', 'link-info'])
      expect(await codeOf(visitor.call('POST', `/api/account/${path}`, accept(token)))).toEqual([
        410,
        'link_invalid',
      ]);
  });

  it('ends with the next one, with the week, and with its person', async () => {
    const boss = await admin();
    const first = await boss.json<Invited>('POST', '/api/people', invite);
    const second = await boss.json<Invited>('POST', `/api/people/${first.person.id}/invitation`);
    const tried = (token: string) =>
      codeOf(browser(server.url).call('POST', '/api/account/invitation', accept(token)));
    expect(await tried(tokenOf(first))).toEqual([410, 'link_invalid']);
    await boss.json('POST', `/api/people/${first.person.id}/disable`);
    expect(await tried(tokenOf(second))).toEqual([410, 'link_invalid']);
    await boss.json('POST', `/api/people/${first.person.id}/enable`);
    const third = await boss.json<Invited>('POST', `/api/people/${first.person.id}/invitation`);
    clock.pass(7 * DAY);
    expect(await tried(tokenOf(third))).toEqual([410, 'link_invalid']);
  });

  it('is refused for an address that is here already', async () => {
    const boss = await admin();
    await boss.json('POST', '/api/people', invite);
    const again = boss.call('POST', '/api/people', { ...invite, email: 'WANG@centre.example' });
    expect(await codeOf(again)).toEqual([409, 'email_taken']);
  });
});

describe('signing in', () => {
  const attempt = (email: string, password: string) =>
    browser(server.url).call('POST', '/api/account/sign-in', { email, password });

  it('gives a session in a cookie that scripts cannot read and other sites cannot send', async () => {
    await withPassword(server.store, 'wang');
    const response = await attempt(' Wang@centre.example', GOOD);
    const said = (await response.json()) as SignInResult;
    expect(said).toMatchObject({ next: 'done', session: { person: { name: 'wang' }, needs: null } });
    const cookie = response.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(
      /^lastkm=[\w-]{43}; Max-Age=604800; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const stored = await server.store.selectFrom('sessions').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(/lastkm=([\w-]+)/.exec(cookie)![1]);
  });

  it('says the same of an unknown address, a wrong password, and accounts that may not sign in', async () => {
    await withPassword(server.store, 'wang');
    const { id } = await withPassword(server.store, 'gone');
    await server.store.updateTable('people').set({ state: 'disabled' }).where('id', '=', id).execute();
    await person(server.store, ['adviser'], 'passwordless');
    const answers = await Promise.all(
      [
        attempt('nobody@centre.example', GOOD),
        attempt('wang@centre.example', OTHER),
        attempt('gone@centre.example', GOOD),
        attempt('passwordless@centre.example', ''),
      ].map(async (sent) => {
        const response = await sent;
        return [response.status, await response.text(), response.headers.getSetCookie()];
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]![0]).toBe(401);
  });

  it('is held up after ten tries on an address, known or not, and no longer than a quarter of an hour', async () => {
    await withPassword(server.store, 'wang');
    for (const of of ['wang@centre.example', 'nobody@centre.example']) {
      for (let i = 0; i < 9; i++)
        await countTry(server.store, clock, { guessed: 'account', of, source: `203.0.113.${i}` });
      expect(await codeOf(attempt(of, OTHER))).toEqual([401, 'sign_in_failed']);
      expect(await codeOf(attempt(of, GOOD))).toEqual([429, 'too_many_tries']);
    }
    clock.pass(15 * MINUTE);
    expect((await attempt('wang@centre.example', GOOD)).status).toBe(200);
  });

  it('never takes over a session that was in the browser before', async () => {
    await withPassword(server.store, 'wang');
    const planted = await signedIn(server, await person(server.store, ['adviser'], 'attacker'), clock.now());
    const victim = browser(server.url);
    victim.cookies.set('lastkm', planted.cookies.get('lastkm')!);
    await victim.json('POST', '/api/account/sign-in', { email: 'wang@centre.example', password: GOOD });
    expect(victim.cookies.get('lastkm')).not.toBe(planted.cookies.get('lastkm'));
    expect((await planted.session()).person).toBeNull();
  });

  it('lasts twelve hours without use, and seven days in any case', async () => {
    const someone = await person(server.store, ['adviser'], 'wang');
    const idle = await signedIn(server, someone, clock.now());
    clock.pass(12 * HOUR - MINUTE);
    expect((await idle.session()).person).not.toBeNull();
    clock.pass(12 * HOUR);
    expect((await idle.session()).person).toBeNull();
    const busy = await signedIn(server, someone, clock.now());
    for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
      clock.pass(8 * HOUR);
      expect((await busy.session()).person).not.toBeNull();
    }
    clock.pass(8 * HOUR);
    expect((await busy.session()).person).toBeNull();
  });

  it('ends with signing out', async () => {
    const wang = await signedIn(server, await person(server.store, ['adviser'], 'wang'), clock.now());
    const cookie = wang.cookies.get('lastkm')!;
    expect((await wang.call('POST', '/api/account/sign-out')).status).toBe(204);
    expect(wang.cookies.size).toBe(0);
    wang.cookies.set('lastkm', cookie);
    expect((await wang.session()).person).toBeNull();
  });
});
