import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launchBrowser, openPage } from '../support/browser.ts';
import { type ChatPage, startChatPage } from '../support/chat-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SECOND_SOURCE = /^2《劳动合同示范法》\s*第八十一条/;

describe.skipIf(!CHROMIUM)('the chat page is within reach', () => {
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

  it('of the keyboard alone: asks, opens a source, stays in it, comes back', async () => {
    const { page, context } = await open();
    await page.locator('#question').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('您的问题');
    await page.keyboard.type('没签劳动合同怎么办');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('已经半年了');
    await page.keyboard.press('Enter');
    await page.locator('.bot').waitFor();
    expect(await page.locator('.own-text').textContent()).toBe('没签劳动合同怎么办\n已经半年了');
    expect(await focused(page)).toBe('您的问题');

    await pressUntil(page, 'Shift+Tab', SECOND_SOURCE);
    await page.keyboard.press('Enter');
    await page.locator('.passage mark').waitFor();
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.closest(".ant-drawer") !== null')).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(SECOND_SOURCE);
    await context.close();
  });

  it('of a Chinese input method: Enter that ends a composition sends nothing', async () => {
    const { page, context } = await open();
    const box = page.locator('#question');
    await box.fill('没签合同');
    await box.dispatchEvent('compositionstart');
    await box.press('Enter');
    await box.dispatchEvent('compositionend');
    await box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true });
    expect(await box.inputValue()).toContain('没签合同');
    expect(await page.locator('.own').count()).toBe(0);
    await box.press('Enter');
    await page.locator('.own').waitFor();
    expect(await page.locator('.own').count()).toBe(1);
    await context.close();
  });

  it.each([360, 390])('of a phone %i pixels wide', async (width) => {
    const { page, context, troubles } = await open({
      viewport: { width, height: 780 },
      isMobile: true,
      hasTouch: true,
    });
    for (const name of ['转人工', '发送', /Switch to English/])
      expect(await page.getByRole('button', { name }).isVisible()).toBe(true);
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: '没签书面劳动合同，要赔双倍工资吗？' }).tap();
    await page.locator('.bot').waitFor();
    expect(await overflow(page)).toBe(0);
    await page.locator('.source').first().tap();
    await page.locator('.passage mark').waitFor();
    await expect.poll(async () => (await page.getByRole('dialog').boundingBox())?.width).toBe(width);
    expect(await overflow(page)).toBe(0);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'of people with disabilities, as far as rules can tell (%s)',
    async (colorScheme) => {
      const { page, context } = await open({ colorScheme, reducedMotion: 'reduce' });
      await page.getByText('可以这样问').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.locator('#question').fill('很急，我要转人工');
      await page.keyboard.press('Enter');
      await page.locator('.case').waitFor();
      await page.locator('#question').fill('2023年贴息比例是多少？');
      await page.keyboard.press('Enter');
      await page.locator('.source').waitFor();
      await page.getByRole('button', { name: '没有帮助' }).last().click();
      await page.locator('.rating').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.locator('.source').click();
      await page.locator('.passage .notice').waitFor();
      expect(await violations(page)).toEqual([]);
      await context.close();
    },
  );

  it('of who reads with ears: answers arrive in a polite log', async () => {
    const { page, context } = await open();
    const log = page.getByRole('log', { name: '会话记录' });
    await page.getByRole('button', { name: '试用期最长可以约定多久？' }).click();
    await log.getByRole('article', { name: '政策助手' }).waitFor();
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await log.getAttribute('aria-busy')).toBe('false');
    await context.close();
  });

  it('of who has no JavaScript: the hotlines', async () => {
    const { page, context } = await open({ javaScriptEnabled: false });
    for (const number of ['12345', '12366', '12333', '12348'])
      expect(await page.locator('noscript li', { hasText: number }).first().isVisible()).toBe(true);
    await context.close();
  });
});

function focused(page: Page): Promise<string> {
  return page.evaluate(
    'document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? ""',
  );
}

async function pressUntil(page: Page, key: string, label: RegExp) {
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press(key);
    if (label.test(await focused(page))) return;
  }
  throw new Error(`${label} was not reached by ${key}`);
}

/** Pixels by which the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((found) =>
      found.violations.map((rule) => rule.id + ': ' + rule.nodes.map((node) => node.html.slice(0, 160)).join(' | ')))`,
  );
}
