import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEFORE } from '../support/admin-laws.ts';
import { type AdminSite, startAdminSite } from '../support/admin-site.ts';
import { violations } from '../support/axe.ts';
import { CHROMIUM, launchBrowser } from '../support/browser.ts';
import { act, drop, settled } from '../support/texts.ts';

const PAYLOAD = '<img src=x onerror="window.hacked=1"><svg/onload=window.hacked=1>';
const FILES = 500;

describe.skipIf(!CHROMIUM)('the pages for texts', () => {
  let browser: Browser;
  let site: AdminSite;
  let paths: string[];
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await startAdminSite(browser);
    const { house } = site;
    const editor = await house.browserOf(['editor'], 'reach-editor');
    const approver = await house.browserOf(['approver'], 'reach-approver');
    const bad = `# ${PAYLOAD}\n\n第一条 ${PAYLOAD}\n\n第二条 javascript:alert(1) 为了测试。\n`;
    const files = { 'rule.pdf': await site.pdfOf(BEFORE), [`${PAYLOAD.replaceAll('/', ' ')}.md`]: bad };
    const { drafts } = await drop(editor, house.url, files);
    for (const draft of drafts) await settled(editor, draft.id);
    await act(editor, drafts[0]!, 'submit');
    const { draft } = await act(approver, drafts[0]!, 'approve', { on: null });
    paths = [
      '/admin',
      '/admin/worklists/unsure',
      '/admin/load',
      '/admin/drafts?state=open',
      `/admin/drafts/${drafts[1]!.id}`,
      `/admin/drafts/${draft.id}`,
      '/admin/texts',
      `/admin/texts/${draft.versionId}`,
      '/admin/sources',
    ];
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it.each(['light', 'dark'] as const)(
    'are open to people with disabilities, as far as rules can tell (%s)',
    async (colorScheme) => {
      const { page, context } = await site.enter(['approver', 'admin'], paths[0]!, {
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width: 1440, height: 900 },
      });
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(site.house.url + path);
        await page.locator('.page-body > :not(.empty)').first().waitFor();
        await page.locator('.empty').first().waitFor({ state: 'detached' });
        found.push(...(await violations(page)).map((one) => `${path} ${one}`));
      }
      expect(found).toEqual([]);
      await context.close();
    },
    240_000,
  );

  it('fit a phone of 320 pixels, and run nothing that a text holds', async () => {
    const watched = await site.enter(['editor', 'approver'], paths[0]!, {
      viewport: { width: 320, height: 640 },
    });
    const { page } = watched;
    for (const path of paths) {
      await page.goto(site.house.url + path);
      await page.locator('.page-body > :not(.empty)').first().waitFor();
      await expect.poll(() => cutOff(page), { message: path }).toEqual([]);
      expect(await page.evaluate('window.hacked'), path).toBeUndefined();
      expect(await page.locator('main img').count(), path).toBe(0);
    }
    expect(watched.troubles).toEqual([]);
    await watched.context.close();
  }, 120_000);

  it(`take ${FILES} files at once: each ends with a state, and only those in sight are drawn`, async () => {
    const { page, context, troubles } = await site.enter(['editor'], '/admin/load');
    const files = Array.from({ length: FILES }, (_, i) => ({
      name: `notice-${i}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(`关于示范事项的通知之${i}\n\n第一条 为了示范第${i}项事务，制定本通知。\n`),
    }));
    await page.locator('input[type=file]').first().setInputFiles(files);
    await page.getByText(`${FILES} / ${FILES}`).waitFor({ timeout: 240_000 });
    expect(await page.locator('.virtual li').count()).toBeLessThan(60);
    expect(troubles).toEqual([]);
    await context.close();
  }, 300_000);
});

/** What stands out at the side of a phone and cannot be scrolled to. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(
    `[...document.querySelectorAll('main *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
      .filter((one) => !one.closest('.rows table, .tab-bar > *, .lists ul, .passage-table table'))
      .map((one) => one.tagName + ' ' + one.className)`,
  );
}
