import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OwnSessions, SessionView, SignInResult } from '../../accounts/api.ts';
import { issueToken } from '../../accounts/links.ts';
import {
  browser,
  codeOf,
  GOOD,
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

describe('a password', () => {
  it('is changed by who knows it; every other session ends, and this one gets a new secret', async () => {
    const wang = await withPassword(server.store, 'wang');
    const [here, elsewhere] = [
      await signedIn(server, wang, clock.now()),
      await signedIn(server, wang, clock.now()),
    ];
    const change = (current: string, next: string) => ({ current, next });
    const wrong = here.call('PUT', '/api/account/password', change(OTHER, OTHER));
    expect(await codeOf(wrong)).toEqual([403, 'password_wrong']);
    const [cookie, csrf] = [here.cookies.get('lastkm'), here.csrf];
    await here.json('PUT', '/api/account/password', change(GOOD, OTHER));
    expect(here.cookies.get('lastkm')).not.toBe(cookie);
    expect(here.csrf).not.toBe(csrf);
    expect((await here.session()).person).not.toBeNull();
    expect((await elsewhere.session()).person).toBeNull();
    const signIn = { email: wang.email, password: OTHER };
    expect((await browser(server.url).call('POST', '/api/account/sign-in', signIn)).status).toBe(200);
  });

  it('is set anew by a link that works once; every session ends', async () => {
    const wang = await withPassword(server.store, 'wang');
    const before = await signedIn(server, wang, clock.now());
    const { token } = await issueToken(server.store, { kind: 'reset', personId: wang.id, at: clock.now() });
    const visitor = browser(server.url);
    const result = await visitor.json<SignInResult>('POST', '/api/account/reset', { token, password: OTHER });
    expect(result).toMatchObject({ next: 'done', session: { person: { id: wang.id } } });
    expect((await before.session()).person).toBeNull();
    expect(await codeOf(visitor.call('POST', '/api/account/reset', { token, password: GOOD }))).toEqual([
      410,
      'link_invalid',
    ]);
  });

  it('cannot be reset by mail where none is sent', async () => {
    const request = browser(server.url).call('POST', '/api/account/reset-request', { email: 'a@b.example' });
    expect(await codeOf(request)).toEqual([404, 'mail_closed']);
  });
});

describe('sessions', () => {
  it('are listed and ended by their owner alone', async () => {
    const [wang, li] = [
      await person(server.store, ['adviser'], 'wang'),
      await person(server.store, ['admin'], 'li'),
    ];
    const [here, there, other] = [
      await signedIn(server, wang, clock.now()),
      await signedIn(server, wang, new Date(clock.now().getTime() - MINUTE)),
      await signedIn(server, li, clock.now()),
    ];
    const { sessions } = await here.json<OwnSessions>('GET', '/api/account/sessions');
    expect(sessions.map(({ current }) => current)).toEqual([true, false]);
    const theirs = sessions[1]!.id;
    for (const id of [theirs, 'missing'])
      expect(await codeOf(other.call('DELETE', `/api/account/sessions/${id}`))).toEqual([404, 'not_found']);
    expect((await here.call('DELETE', `/api/account/sessions/${theirs}`)).status).toBe(204);
    expect((await there.session()).person).toBeNull();
    expect((await here.session()).person).not.toBeNull();
  });

  it('show a new name and language at once', async () => {
    const wang = await signedIn(server, await person(server.store, ['adviser'], 'wang'), clock.now());
    const session = await wang.json<SessionView>('PATCH', '/api/account/profile', {
      name: ' 王 ',
      language: 'en',
    });
    expect(session.person).toMatchObject({ name: '王', language: 'en' });
  });
});
