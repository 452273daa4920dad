import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launchBrowser, openPage, type Watched } from '../support/browser.ts';
import { type ChatPage, startChatPage } from '../support/chat-page.ts';

describe.skipIf(!CHROMIUM)('the chat page in trouble', () => {
  let browser: Browser;
  let site: ChatPage;
  let opened: Watched | undefined;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startChatPage()]);
  });
  afterEach(async () => {
    site.slow(0);
    await opened?.context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  const open = async () => {
    opened = await openPage(browser, site.url);
    await opened.page.locator('#question').waitFor();
    return opened.page;
  };

  it('keeps a message that was not sent, and sends it once on retry', async () => {
    const page = await open();
    await page.route('**/activities', (route) => route.abort());
    await say(page, '没有发出的问题');
    await page.getByText('没有发出', { exact: true }).waitFor();
    await page.unroute('**/activities');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.bot').waitFor();
    expect((await site.asked()).filter((text) => text === '没有发出的问题')).toHaveLength(1);
    expect(await page.locator('.own').count()).toBe(1);
  });

  it('doubles nothing when the acknowledgement is what got lost', async () => {
    const page = await open();
    await page.route('**/activities', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await say(page, '回执丢失的问题');
    await page.locator('.bot').waitFor();
    await page.waitForTimeout(4_500);
    expect((await site.asked()).filter((text) => text === '回执丢失的问题')).toHaveLength(1);
    expect(await page.locator('.own').count()).toBe(1);
    expect(await page.locator('[data-failed]').count()).toBe(0);
  });

  it('sends what was written offline when the network is back, also after a reload', async () => {
    const page = await open();
    await say(page, '第一个问题');
    await page.locator('.bot').waitFor();
    await opened!.context.setOffline(true);
    await page.getByText('网络已断开').waitFor();
    await say(page, '断网时写的问题');
    await page.getByText('没有发出', { exact: true }).waitFor();
    await opened!.context.setOffline(false);
    await expect.poll(() => page.locator('.bot').count(), { timeout: 20_000 }).toBe(2);
    expect((await site.asked()).filter((text) => text === '断网时写的问题')).toHaveLength(1);
  });

  it('says that it cannot reach the service, and begins by itself once it can', async () => {
    const page = await open();
    await page.route('**/chat/token', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.reload();
    await page.getByText('服务暂时无法连接').waitFor();
    await page.locator('#question').fill('等服务恢复');
    await page.unroute('**/chat/token');
    await expect.poll(() => page.getByText('服务暂时无法连接').count(), { timeout: 20_000 }).toBe(0);
    await page.keyboard.press('Enter');
    await page.locator('.bot').waitFor();
  });

  it('begins anew, and says so, when the earlier conversation is gone', async () => {
    const page = await open();
    await page.evaluate('localStorage.setItem("lastkm.token", JSON.stringify("not.a.token"))');
    await page.reload();
    await page.getByText('上次的会话已过期').waitFor();
    await say(page, '新的问题');
    await page.locator('.bot').waitFor();
  });

  it('shows the text as cited when its context cannot be read', async () => {
    const page = await open();
    await say(page, '没签合同');
    await page.locator('.source').first().waitFor();
    await page.route('**/api/passages/*', (route) => route.abort());
    await page.locator('.source').first().click();
    await page.getByText('现在无法读取上下文').waitFor();
    expect(await page.locator('.passage mark').textContent()).toContain('二倍的工资');
    await page.unroute('**/api/passages/*');
    await page.getByRole('dialog').getByRole('button', { name: '重试' }).click();
    await page.getByText('第八十三条').waitFor();
  });

  it('refuses more than 4,000 characters and keeps them', async () => {
    const page = await open();
    const long = '问'.repeat(4_003);
    await page.locator('#question').fill(long);
    await page.getByText('超出 3 字').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: '发送' }).isDisabled()).toBe(true);
    expect(await page.locator('#question').inputValue()).toBe(long);
    await page.locator('#question').fill(long.slice(3));
    await page.getByText('4000 / 4000 字').waitFor();
    expect(await page.getByRole('button', { name: '发送' }).isEnabled()).toBe(true);
  });

  it('says that it is looking while an answer takes its time', async () => {
    const page = await open();
    site.slow(1_500);
    await say(page, '慢一点的问题');
    await page.getByRole('status').getByText('正在查找条文').waitFor();
    await page.locator('.bot').waitFor();
    expect(await page.getByText('正在查找条文').count()).toBe(0);
  });

  it('shows hostile text as characters, runs none of it and asks no other host', async () => {
    const page = await open();
    await say(page, 'hostile <img src=x onerror="window.hacked=9">');
    await page.locator('.bot').waitFor();
    await page.waitForTimeout(300);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('.said :is(img, script, a, iframe, form, [onload], [onerror])').count()).toBe(
      0,
    );
    expect(await page.locator('.bot').textContent()).toContain('<script>window.hacked = 1</script>');
    expect(await page.locator('.bot .citation-mark').count()).toBe(0);
    expect(opened!.troubles).toEqual([]);
  });
});

async function say(page: Page, text: string) {
  await page.locator('#question').fill(text);
  await page.keyboard.press('Enter');
}
