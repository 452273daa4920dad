import { Secret, TOTP } from 'otpauth';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Invited, RecoveryCodes, TotpEnrolment } from '../../accounts/api.ts';
import { issueToken } from '../../accounts/links.ts';
import { hashPassword } from '../../accounts/password.ts';
import { ROUTES } from '../../src/http/access.ts';
import { browser, GOOD, person, signedIn } from '../support/people.ts';
import { startTestServer } from '../support/server.ts';

const CLIENT_SECRET = 'canary-oidc-client-secret';
const SMTP_PASSWORD = 'canary-smtp-password';
const DIRECTLINE = 'canary-direct-line-secret';
const MODEL_KEY = 'canary-model-key';

it('secrets stand in no answer but the one that hands them out, in no log, and not in the database', async () => {
  const lines: string[] = [];
  const sink = { write: (line: string) => void lines.push(line) };
  const server = await startTestServer({
    logger: pino({ level: 'trace' }, sink),
    env: {
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'x',
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      PUBLIC_URL: 'http://centre.localhost',
      SMTP_URL: `smtp://user:${SMTP_PASSWORD}@127.0.0.1:9`,
      MAIL_FROM: 'c@centre.example',
      DIRECTLINE_SECRET: DIRECTLINE,
      OPENAI_API_KEY: MODEL_KEY,
    },
  });
  const at = { origin: 'http://centre.localhost' };
  const boss = await person(server.store, ['admin', 'auditor', 'adviser'], 'boss');
  const hash = await hashPassword(GOOD);
  await server.store.updateTable('people').set({ password: hash }).where('id', '=', boss.id).execute();
  const self = await signedIn({ ...server, url: server.local }, boss);
  const json = async <T>(method: string, path: string, body: unknown) =>
    (await (await self.call(method, path, body, at)).json()) as T;

  const { secret } = await json<TotpEnrolment>('POST', '/api/account/totp', { password: GOOD });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const { codes } = await json<RecoveryCodes>('POST', '/api/account/totp/confirm', { code });
  const invite = { email: 'w@b.example', name: 'w', roles: ['adviser'], language: 'zh' };
  const { link } = await json<Invited>('POST', '/api/people', invite);
  const { token } = await issueToken(server.store, { kind: 'reset', personId: boss.id, at: new Date() });
  const wrong = 'canary-mistyped-password';
  await browser(server.local).call(
    'POST',
    '/api/account/sign-in',
    { email: boss.email, password: wrong },
    at,
  );
  await browser(server.local).call('GET', '/api/account/oidc/start', undefined, at);
  const { value: signing } = await server.store
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'token_secret')
    .executeTakeFirstOrThrow();

  const cookie = self.cookies.get('lastkm')!;
  const canaries = {
    CLIENT_SECRET,
    SMTP_PASSWORD,
    DIRECTLINE,
    MODEL_KEY,
    GOOD,
    wrong,
    hash,
    secret,
    token,
    signing,
    cookie,
  };
  const invitation = new URL(link.url.replace('#', '')).searchParams.get('token')!;
  const said: string[] = [];
  for (const key of Object.keys(ROUTES).filter((each) => each !== 'POST /api/account/sign-out')) {
    const [method, path] = key.replace(/:\w+/g, boss.id).replace('{*file}', '').split(' ') as [
      string,
      string,
    ];
    if (/disable|sign-out|remove|\/reset$|oidc/.test(path)) continue;
    const response = await self.call(method, path, method === 'GET' ? undefined : {}, at);
    const endless = response.headers.get('content-type')?.includes('event-stream');
    if (endless) await response.body?.cancel();
    const text = endless ? '' : await response.text();
    said.push(`${key} ${JSON.stringify([...response.headers])} ${text}`);
  }
  const kept = [];
  for (const table of ['people', 'links', 'sessions', 'recovery_codes', 'tries', 'audit', 'log'] as const)
    kept.push(JSON.stringify(await server.store.selectFrom(table).selectAll().execute()));

  for (const [name, canary] of Object.entries({ ...canaries, invitation, recovery: codes[0]! })) {
    expect(
      said.filter((text) => text.includes(canary)),
      `${name} in an answer`,
    ).toEqual([]);
    expect(
      lines.filter((text) => text.includes(canary)),
      `${name} in the log`,
    ).toEqual([]);
    // The hash and the shared secret of the second factor have to be kept to be compared with.
    if (name !== 'hash' && name !== 'secret')
      expect(
        kept.filter((text) => text.includes(canary)),
        `${name} in the database`,
      ).toEqual([]);
  }
  expect(said.length).toBeGreaterThan(30);
  expect(lines.length).toBeGreaterThan(0);
  await server.stop();
}, 120_000);
