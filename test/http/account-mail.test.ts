import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Invited, SessionView, SignInResult } from '../../accounts/api.ts';
import { browser, GOOD, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { startSmtp, textOf } from '../support/smtp.ts';

const PUBLIC = 'https://centre.example';
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let server: TestServer;

beforeAll(async () => {
  smtp = await startSmtp();
  const env = {
    SMTP_URL: smtp.url,
    MAIL_FROM: 'c@centre.example',
    PUBLIC_URL: PUBLIC,
    CENTRE_NAME: '示范中心',
  };
  server = await startTestServer({ env });
});
afterAll(async () => {
  await server.stop();
  await smtp.stop();
});

/** A browser that stands at the public address, behind TLS. */
const visitor = () => browser(server.local);
const at = { origin: PUBLIC };

async function nextMail(): Promise<string> {
  for (let i = 0; i < 400 && smtp.mails.length === 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 25));
  return textOf(smtp.mails.shift()!.text);
}

const tokenIn = (text: string) => /#\/\w+\?token=([\w-]{43})/.exec(text)![1]!;

it('invitations and reset links go out by mail, in the person’s language, under the public address alone', async () => {
  const boss = await signedIn(
    { ...server, url: server.local },
    await person(server.store, ['admin'], 'boss'),
  );
  boss.cookies.set('__Host-lastkm', boss.cookies.get('lastkm')!);
  const invite = { email: 'wang@centre.example', name: 'Wang', roles: ['adviser'], language: 'en' };
  const forged = { ...at, host: 'evil.example', 'x-forwarded-host': 'evil.example' };
  const invited = (await (await boss.call('POST', '/api/people', invite, forged)).json()) as Invited;
  expect(invited).toMatchObject({
    mailed: true,
    link: { url: expect.stringContaining(`${PUBLIC}/desk#/invitation?`) },
  });
  const invitation = await nextMail();
  expect(invitation).toContain(`Hello Wang,`);
  expect(invitation).toContain(invited.link.url);
  expect(invitation).not.toContain('evil.example');

  const accept = { token: tokenIn(invitation), name: '王', password: GOOD, language: 'zh' };
  const accepted = await visitor().call('POST', '/api/account/invitation', accept, at);
  expect((await accepted.json()) as SessionView).toMatchObject({ person: { name: '王' } });
  expect(accepted.headers.getSetCookie()[0]).toMatch(
    /^__Host-lastkm=.*; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/,
  );

  const asked = [];
  for (const email of ['nobody@centre.example', 'Wang@centre.example'])
    asked.push(await visitor().call('POST', '/api/account/reset-request', { email }, at));
  expect(asked.map(({ status }) => status)).toEqual([202, 202]);
  const reset = await nextMail();
  expect(reset).toContain('王，您好');
  const body = { token: tokenIn(reset), password: '另一句相当长的口令 8848' };
  const done = await visitor().call('POST', '/api/account/reset', body, at);
  expect((await done.json()) as SignInResult).toMatchObject({ next: 'done' });
  expect(await nextMail()).toContain('密码刚刚被更改');
  expect(smtp.mails).toEqual([]);
});
