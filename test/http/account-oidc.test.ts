import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disable, enable } from '../../accounts/administer.ts';
import { addPerson } from '../../accounts/people.ts';
import { systemClock } from '../../src/base/time.ts';
import { CLIENT, startOidc, throughProvider } from '../support/oidc.ts';
import { type Browser, browser, person } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let provider: Awaited<ReturnType<typeof startOidc>>;
let server: TestServer;

beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await startOidc(`${url}/api/account/oidc/callback`);
  const settings = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
  };
  server = await startTestServer({
    env: { ...settings, OIDC_NAME: '统一身份', PORT: String(port), PUBLIC_URL: url },
  });
});
afterAll(async () => {
  await server.stop();
  await provider.stop();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Goes to the organisation and comes back; gives the address to return to. */
async function away(self: Browser): Promise<string> {
  const started = await self.call('GET', '/api/account/oidc/start');
  expect(started.status).toBe(303);
  return throughProvider(provider.issuer, started.headers.get('location')!);
}

/** Returns as the other site sends the browser: without our headers. */
async function back(self: Browser, to: string): Promise<string> {
  const { pathname, search } = new URL(to);
  const response = await self.call('GET', pathname + search, undefined, { 'sec-fetch-site': 'cross-site' });
  return response.headers.get('location')!;
}

async function signIn(self = browser(server.url)): Promise<string> {
  return back(self, await away(self));
}

const problem = (code: string) => `/desk#/sign-in?problem=${code}`;

describe('sign-in through the organisation', () => {
  it('lets an invited, verified address in, once and again, and binds it to that identity', async () => {
    const invited = {
      name: '王',
      email: 'wang@org.example',
      roles: ['adviser'] as const,
      language: 'zh' as const,
    };
    await addPerson(server.store, { ...invited, state: 'invited' }, new Date());
    provider.state.account = { sub: 'w-1', email: 'Wang@org.example', email_verified: true };
    const self = browser(server.url);
    expect((await self.session()).features.oidc).toBe('统一身份');
    expect(await signIn(self)).toBe('/desk');
    expect(await self.session()).toMatchObject({
      person: { email: 'wang@org.example', state: 'active' },
      password: false,
    });
    provider.state.account = { sub: 'w-1', email: 'wang.new@org.example', email_verified: true };
    expect(await signIn()).toBe('/desk');
    provider.state.account = { sub: 'w-2', email: 'wang@org.example', email_verified: true };
    expect(await signIn()).toBe(problem('oidc_not_invited'));
  });

  it.each([
    ['nobody invited', { sub: 'x', email: 'x@org.example', email_verified: true }],
    ['an address that is not verified', { sub: 'y', email: 'known@org.example', email_verified: false }],
    ['no address', { sub: 'z' }],
  ])('refuses %s', async (_, account) => {
    const known = {
      name: 'K',
      email: 'known@org.example',
      roles: ['admin'] as const,
      language: 'zh' as const,
    };
    await addPerson(server.store, { ...known, state: 'active' }, new Date()).catch(() => {});
    provider.state.account = account;
    const self = browser(server.url);
    expect(await signIn(self)).toBe(problem('oidc_not_invited'));
    expect((await self.session()).person).toBeNull();
  });

  it('refuses who was shut out, and binds anew when let in again', async () => {
    const deps = { ...server, clock: systemClock, actor: 'cli', address: server.url };
    await person(server.store, ['admin'], 'other-admin');
    const { id } = await person(server.store, ['adviser'], 'shut');
    provider.state.account = { sub: 's-1', email: 'shut@centre.example', email_verified: true };
    expect(await signIn()).toBe('/desk');
    await disable(deps, id);
    expect(await signIn()).toBe(problem('oidc_not_invited'));
    await enable(deps, id);
    provider.state.account = { ...provider.state.account, sub: 's-2' };
    expect(await signIn()).toBe('/desk');
  });

  it('takes a return only in the browser that went, once, unchanged', async () => {
    await person(server.store, ['adviser'], 'li');
    provider.state.account = { sub: 'l-1', email: 'li@centre.example', email_verified: true };
    const [self, victim] = [browser(server.url), browser(server.url)];
    const to = await away(self);
    expect(await back(victim, to)).toBe(problem('oidc_failed'));
    await away(victim);
    expect(await back(victim, to)).toBe(problem('oidc_failed'));
    expect(await back(self, to.replace(/state=[^&]+/, 'state=other'))).toBe(problem('oidc_failed'));
    const again = await away(self);
    expect(await back(self, again)).toBe('/desk');
    expect(await back(self, again)).toBe(problem('oidc_failed'));
    expect((await victim.session()).person).toBeNull();
  });

  it('is closed where it is not configured', async () => {
    const plain = await startTestServer();
    const response = await browser(plain.url).call('GET', '/api/account/oidc/start');
    expect(response.headers.get('location')).toBe(problem('oidc_closed'));
    await plain.stop();
  });
});
