import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setupToken } from '../../accounts/enter.ts';
import { linkUrl } from '../../accounts/links.ts';
import { systemClock } from '../../src/base/time.ts';
import { CHROMIUM, launchBrowser, openPage } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const PASSWORD = '一句好记又不短的话 2026';

describe.skipIf(!CHROMIUM)('accounts on the desk', () => {
  let browser: Browser;
  let site: TestServer;
  beforeAll(async () => {
    [browser, site] = await Promise.all([
      launchBrowser(),
      startTestServer({ env: { SECOND_FACTOR: 'required' } }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('make the first administrator, ask for the second factor from then on, and invite an adviser', async () => {
    const setup = await setupToken({ ...site, clock: systemClock });
    const { page, context, troubles } = await openPage(browser, linkUrl(site.url, 'setup', setup!.token));
    await page.getByRole('textbox', { name: '姓名' }).fill('林静');
    await page.getByRole('textbox', { name: '电子邮箱' }).fill('lin@example.com');
    await newPassword(page, 'short');
    await page.getByRole('button', { name: '创建管理员' }).click();
    await page.getByRole('alert').getByText('密码太短').waitFor();
    await newPassword(page, PASSWORD);
    await page.getByRole('button', { name: '创建管理员' }).click();
    await page.getByText('本中心要求您的角色开启两步验证').waitFor();
    expect(page.url()).not.toContain('token');

    const secret = await turnOnSecondFactor(page);
    await page.locator('.rail').waitFor();
    await page.goto(`${site.url}/desk/me`);
    await page.getByText('已开启').waitFor();
    await page.getByRole('button', { name: '退出登录' }).click();
    await signIn(page, PASSWORD);
    await page.getByRole('textbox', { name: '六位验证码' }).fill(codeOf(secret, 1));
    await page.locator('.rail').waitFor();

    const invitation = await invite(page, site.url);
    expect(troubles).toEqual([]);
    await context.close();

    const guest = await openPage(browser, invitation, { locale: 'en' });
    await guest.page.getByText('Adviser').waitFor();
    await guest.page.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await guest.page.getByLabel('New password again').fill(PASSWORD);
    await guest.page.getByRole('button', { name: 'Open my account' }).click();
    await guest.page.getByRole('link', { name: 'Queue' }).waitFor();
    expect(guest.troubles).toEqual([]);
    await guest.context.close();
  }, 90_000);

  it('say in words that a link was used and that a password is wrong', async () => {
    const used = await openPage(browser, linkUrl(site.url, 'invitation', 'used-or-invented'));
    await used.page.getByRole('heading', { name: '登录' }).waitFor();
    await used.page.getByText(/链接/).waitFor();
    await used.page.getByRole('link', { name: '登录' }).click();
    await signIn(used.page, 'wrong password here');
    await used.page
      .getByRole('alert')
      .filter({ hasText: /\p{Script=Han}/u })
      .waitFor();
    await used.context.close();
  });
});

async function newPassword(page: Page, password: string) {
  await page.getByLabel('新密码', { exact: true }).fill(password);
  await page.getByLabel('再次输入新密码').fill(password);
}

async function signIn(page: Page, password: string) {
  await page.getByRole('textbox', { name: '电子邮箱' }).fill('lin@example.com');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Sets it up on the screen that asks for it; gives the secret of the app. */
async function turnOnSecondFactor(page: Page): Promise<string> {
  await page.getByLabel('当前密码').fill(PASSWORD);
  await page.getByRole('button', { name: '开启两步验证' }).click();
  await page.getByRole('img', { name: '验证器应用的二维码' }).waitFor();
  const secret = (await page.locator('.secret').textContent())!.replaceAll(' ', '');
  await page.getByRole('textbox', { name: '六位验证码' }).fill(codeOf(secret));
  const codes = await page.getByRole('textbox', { name: '恢复码' }).inputValue();
  expect(codes.split('\n').length).toBeGreaterThan(5);
  await page.getByRole('button', { name: '我已保存' }).click();
  return secret;
}

/** Gives the link that the invitation shows, this once. */
async function invite(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/desk/people?tab=accounts`);
  await page.getByRole('button', { name: '邀请' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '姓名' }).fill('Maria Lopez');
  await dialog.getByRole('textbox', { name: '电子邮箱' }).fill('maria@example.com');
  await dialog.getByRole('button', { name: '邀请' }).click();
  const link = await page.getByRole('textbox', { name: '邀请链接' }).inputValue();
  // The link names the configured port, and this server took a free one.
  return url + link.slice(link.indexOf('/desk#'));
}

/** What the app shows now, or so many periods of thirty seconds later: a code works once. */
function codeOf(secret: string, later = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: Date.now() + later * 30_000 });
}
