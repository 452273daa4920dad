import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launchBrowser, openPage, type Watched } from '../support/browser.ts';
import { CENTRE, type ChatPage, startChatPage } from '../support/chat-page.ts';

const QUESTION = '没签劳动合同要赔双倍工资吗？';

describe.skipIf(!CHROMIUM)('the chat page', () => {
  let browser: Browser;
  let site: ChatPage;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startChatPage()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  const open = (look = {}) => openPage(browser, site.url, look);
  const quiet = async ({ troubles, context }: Watched) => {
    expect(troubles).toEqual([]);
    await context.close();
  };

  it('shows the privacy notice and what it can do before the first message', async () => {
    const watched = await open();
    const { page } = watched;
    await page.getByRole('region', { name: '隐私说明' }).getByText(`${CENTRE}保存`).waitFor();
    for (const topic of ['税收', '融资', '社会保险', '劳动用工', '惠企政策', '法律援助'])
      expect(await page.getByRole('region', { name: topic }).getByRole('button').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: '阅读全文' }).click();
    await page.getByRole('dialog').getByText('您的权利').waitFor();
    await quiet(watched);
  });

  it('answers a question with marks, sources, their validity and an AI label', async () => {
    const watched = await open();
    const { page } = watched;
    await ask(watched, QUESTION);
    const answer = page.getByRole('article', { name: '政策助手' });
    expect(await answer.locator('strong', { hasText: '《劳动合同示范法》' }).count()).toBe(1);
    expect(await answer.getByRole('table').count()).toBe(1);
    expect(await answer.getByText('AI 生成').count()).toBe(1);
    const source = answer.getByRole('region', { name: '依据' }).getByRole('listitem').first();
    expect(await source.textContent()).toMatch(
      /《劳动合同示范法》\s*第八十二条\s*现行有效\s*示范令〔2008〕12号/,
    );
    await quiet(watched);
  });

  it('opens a citation in its context with the quoted words highlighted', async () => {
    const watched = await open();
    const { page } = watched;
    await ask(watched, QUESTION);
    await page.locator('.citation-mark').first().click();
    const panel = page.getByRole('dialog');
    await panel.locator('mark').waitFor();
    expect(await panel.locator('mark').textContent()).toBe(
      '超过一个月不满一年未与劳动者订立书面劳动合同的，应当向劳动者每月支付二倍的工资',
    );
    const text = await panel.textContent();
    for (const part of [
      '第七章',
      '第八十一条',
      '第八十三条',
      '示范令〔2008〕12号',
      '示范发布机关',
      '2008-01-01 起',
    ])
      expect(text).toContain(part);
    await quiet(watched);
  });

  it('warns of a text that is no longer in force and leads to the new one', async () => {
    const watched = await open();
    const { page } = watched;
    await ask(watched, '2023年贴息比例是多少？');
    await page.getByRole('listitem').filter({ hasText: '已被取代' }).getByRole('button').click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('note').getByText('此文本今天不是现行有效文本').waitFor();
    await panel.getByRole('button', { name: /查看新文本/ }).click();
    await panel.getByText('百分之五十').waitFor();
    expect(await panel.getByRole('note').count()).toBe(0);
    await quiet(watched);
  });

  it('speaks English when asked to, and stays so', async () => {
    const watched = await open();
    const { page } = watched;
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByPlaceholder(/Ask your question/).waitFor();
    expect(hanOf(await page.locator('main, .dock').allTextContents())).toEqual([CENTRE]);
    await page.reload();
    await page.getByRole('button', { name: 'Talk to a person' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await quiet(watched);
  });

  it('keeps the conversation and the draft over a reload, and leaves it on request', async () => {
    const watched = await open();
    const { page } = watched;
    await ask(watched, QUESTION);
    await page.locator('#question').fill('还没写完的');
    await page.waitForTimeout(400);
    await page.reload();
    await page.getByText('每月支付').first().waitFor();
    expect(await page.locator('.said').count()).toBe(2);
    expect(await page.locator('#question').inputValue()).toBe('还没写完的');
    await page.getByRole('button', { name: '新会话' }).click();
    await page.getByRole('button', { name: '开始新会话' }).click();
    await page.getByText('可以这样问').waitFor();
    await page.reload();
    await page.getByText('可以这样问').waitFor();
    await quiet(watched);
  });

  it('stores a rating with its reason, and shows it pressed after a reload', async () => {
    const watched = await open();
    const { page } = watched;
    await ask(watched, QUESTION);
    await page.getByRole('button', { name: '没有帮助' }).click();
    await page.getByText('条文已过时').click();
    await page.getByRole('textbox', { name: /补充说明/ }).fill('请看新法');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('谢谢，已记录').waitFor();
    await expect.poll(() => site.ratings()).toContainEqual(['down', 'outdated', '请看新法']);
    await page.reload();
    const thumb = page.getByRole('button', { name: '没有帮助', pressed: true });
    await thumb.waitFor();
    await quiet(watched);
  });

  it('gets a person at any time, with a reference number and what happens next', async () => {
    const watched = await open();
    const { page } = watched;
    await page.getByRole('button', { name: '转人工' }).click();
    const card = page.getByRole('region', { name: '已为您登记' });
    await card.waitFor();
    expect(await card.textContent()).toMatch(/LK-\d{8}-\d{4}[\s\S]*劳动与社保顾问[\s\S]*接下来/);
    await quiet(watched);
  });

  it('takes a burst of messages and answers each', async () => {
    const watched = await open();
    const { page } = watched;
    for (const text of ['第一问', '第二问', '第三问']) await say(watched, text);
    await expect.poll(() => page.locator('.bot').count(), { timeout: 10_000 }).toBe(3);
    expect(await page.locator('.own-text').allTextContents()).toEqual(['第一问', '第二问', '第三问']);
    expect(await page.getByText('正在查找条文').count()).toBe(0);
    await quiet(watched);
  });
});

/** The different runs of Chinese in some texts. */
function hanOf(texts: string[]): string[] {
  const runs = texts.join(' ').match(/\p{Script=Han}{2,}/gu) ?? [];
  return [...new Set(runs)];
}

async function say({ page }: Watched, text: string) {
  await page.locator('#question').fill(text);
  await page.keyboard.press('Enter');
}

async function ask(watched: Watched, text: string) {
  await say(watched, text);
  await watched.page.getByRole('article', { name: '政策助手' }).waitFor();
}
