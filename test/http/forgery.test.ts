import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/base/time.ts';
import { createSessions } from '../../src/http/session.ts';
import { type Browser, browser, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let self: Browser;

beforeAll(async () => {
  server = await startTestServer();
  self = await signedIn(server, await person(server.store, ['admin'], 'boss'));
});
afterAll(() => server.stop());

const EVIL = 'https://evil.example';

async function code(response: Promise<Response>): Promise<[number, string | undefined]> {
  const { status, headers } = await response;
  if (!headers.get('content-type')?.includes('json')) return [status, undefined];
  return [status, ((await (await response).json()) as { code?: string }).code];
}

/** The status of a call with headers as they are, `Host` too. */
async function raw(headers: Record<string, string>, path: string, method = 'GET', body = '') {
  const sent = request(server.url + path, { method, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  response.resume();
  return response;
}

describe('another site', () => {
  it('cannot make a browser write: not by origin, by fetch metadata, nor without the mark (CSRF)', async () => {
    const patch = (headers: Record<string, string>) =>
      code(self.call('PATCH', '/api/account/profile', { name: 'x' }, headers));
    const forged = [403, 'request_forged'];
    expect(await patch({ origin: EVIL })).toEqual(forged);
    expect(await patch({ origin: 'null' })).toEqual(forged);
    expect(await patch({ 'sec-fetch-site': 'cross-site' })).toEqual(forged);
    expect(await patch({ 'sec-fetch-site': 'same-site' })).toEqual(forged);
    for (const mark of ['', 'x', 'x'.repeat(43)])
      expect(await patch({ 'x-csrf-token': mark })).toEqual(forged);
    expect((await patch({}))[0]).toBe(200);
  });

  it('cannot sign a visitor in, nor post a form (login CSRF)', async () => {
    const body = { email: 'a@b.example', password: 'whatever it is' };
    const stranger = browser(server.url);
    for (const path of ['sign-in', 'second-factor', 'link', 'reset', 'setup', 'invitation', 'reset-request'])
      expect(await code(stranger.call('POST', `/api/account/${path}`, body, { origin: EVIL }))).toEqual([
        403,
        'request_forged',
      ]);
    const form = { 'content-type': 'text/plain' };
    expect(await code(stranger.call('POST', '/api/account/sign-in', body, form))).toEqual([
      400,
      'body_invalid',
    ]);
  });

  it('cannot read: no CORS for any origin, and no answer to its embedded calls', async () => {
    for (const path of ['/api/account/session', '/api/people', '/']) {
      const response = await self.call('GET', path, undefined, { origin: EVIL });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
    const asked = await self.call('OPTIONS', '/api/people', undefined, {
      origin: EVIL,
      'access-control-request-method': 'POST',
    });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    expect(
      await code(self.call('GET', '/api/people', undefined, { 'sec-fetch-site': 'cross-site' })),
    ).toEqual([403, 'request_forged']);
  });

  it('cannot open a stream with a visitor’s cookie (CSWSH)', async () => {
    const sessions = createSessions({ ...server, clock: systemClock });
    const host = new URL(server.url).host;
    const cookie = `lastkm=${self.cookies.get('lastkm')}`;
    const open = (headers: Record<string, string>) =>
      sessions.ofStream({ headers: { host, ...headers } } as never);
    await expect(open({ cookie, origin: EVIL })).rejects.toMatchObject({ code: 'request_forged' });
    await expect(open({ origin: server.url })).rejects.toMatchObject({ code: 'sign_in_needed' });
    await expect(open({ cookie, origin: server.url })).resolves.toMatchObject({
      person: { roles: ['admin'] },
    });
  });

  it('cannot frame a page (clickjacking)', async () => {
    const { headers } = await self.call('GET', '/');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});

describe('the address of this installation', () => {
  it('is the public one: a forged Host opens nothing and stands in no link', async () => {
    const behind = await startTestServer({ env: { PUBLIC_URL: 'https://centre.example' } });
    const boss = await signedIn(
      { ...behind, url: behind.local },
      await person(behind.store, ['admin'], 'boss'),
    );
    boss.cookies.set('__Host-lastkm', boss.cookies.get('lastkm')!);
    const body = { email: 'w@b.example', name: 'w', roles: ['adviser'], language: 'zh' };
    const host = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    expect(
      await code(boss.call('POST', '/api/people', body, { ...host, origin: 'http://evil.example' })),
    ).toEqual([403, 'request_forged']);
    const invited = await boss.call('POST', '/api/people', body, {
      ...host,
      origin: 'https://centre.example',
    });
    expect(await invited.text()).toContain('"https://centre.example/desk#/invitation?token=');
    await behind.stop();
  });

  it('is where every redirect stays: no address in a query leads away (open redirect)', async () => {
    for (const query of [
      'next=//evil.example',
      'redirect_uri=https://evil.example',
      'returnTo=https://evil.example',
    ]) {
      const response = await raw({}, `/api/account/oidc/start?${query}`);
      expect(response.headers.location).toBe('/desk#/sign-in?problem=oidc_closed');
    }
    for (const path of ['//evil.example/', '/\\evil.example', '/%2f%2fevil.example'])
      expect((await raw({}, path)).headers.location ?? '').not.toMatch(/evil\.example/);
  });
});
