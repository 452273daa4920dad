import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AFTER, BEFORE, TITLE } from '../support/admin-laws.ts';
import { type AdminSite, startAdminSite } from '../support/admin-site.ts';
import { CHROMIUM, launchBrowser, openPage } from '../support/browser.ts';
import { act, drop, settled } from '../support/texts.ts';

const QUESTION = '小微企业稳岗补贴按照实际缴纳失业保险费的百分之多少发放？';

describe.skipIf(!CHROMIUM)('a text on its way to the answers', () => {
  let browser: Browser;
  let site: AdminSite;
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await startAdminSite(browser);
    const { house } = site;
    const editor = await house.browserOf(['editor'], 'first-editor');
    const approver = await house.browserOf(['approver'], 'first-approver');
    const { drafts } = await drop(editor, house.url, { 'before.pdf': await site.pdfOf(BEFORE) });
    await settled(editor, drafts[0]!.id);
    await act(editor, drafts[0]!, 'submit');
    await act(approver, drafts[0]!, 'approve', { on: null });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('is dropped in, understood, corrected, approved by a second person, answers, and is undone', async () => {
    const [editor, chat] = await Promise.all([
      site.enter(['editor'], '/admin/load'),
      openPage(browser, site.house.url),
    ]);
    expect(await answerIn(chat.page)).toContain('百分之五十');

    await dropFile(editor.page, await site.pdfOf(AFTER));
    await editor.page.locator('a.load-words', { hasText: 'after.pdf' }).filter({ hasText: TITLE }).click();
    await understood(editor.page);
    await correctNumber(editor.page, '示范政令〔2026〕38号');
    await editor.page.getByRole('button', { name: '提交审核' }).click();
    await editor.page.locator('h1', { hasText: '待审核' }).waitFor();
    expect(await editor.page.getByRole('button', { name: '批准' }).count()).toBe(0);
    expect(await answerIn(chat.page)).toContain('百分之五十');

    const approver = await site.enter(['approver'], new URL(editor.page.url()).pathname);
    await approver.page.getByRole('button', { name: '批准' }).click();
    const dialog = approver.page.getByRole('dialog');
    await dialog.getByText(TITLE).waitFor();
    await dialog.getByRole('button', { name: '立即发布' }).click();
    await editor.page.locator('h1', { hasText: '已发布' }).waitFor();
    const answered = await answerIn(chat.page);
    expect(answered).toContain('百分之九十');
    expect(answered).not.toContain('百分之五十');

    await approver.page.getByRole('button', { name: '撤销发布' }).click();
    await approver.page.getByRole('textbox', { name: '理由' }).fill('发布有误');
    await approver.page.getByRole('dialog').getByRole('button', { name: '撤销发布' }).click();
    await editor.page.locator('h1', { hasText: '草稿' }).waitFor();
    const undone = await answerIn(chat.page);
    expect(undone).toContain('百分之五十');
    expect(undone).not.toContain('百分之九十');
    for (const { troubles, context } of [editor, approver, chat]) {
      expect(troubles).toEqual([]);
      await context.close();
    }
  }, 240_000);
});

/** Drops a file where files are dropped, as a mouse does. */
async function dropFile(page: Page, bytes: Buffer): Promise<void> {
  await page.locator('.drop-zone').waitFor();
  const data = await page.evaluateHandle(
    `(() => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob('${bytes.toString('base64')}'), (one) => one.charCodeAt(0));
      transfer.items.add(new File([content], 'after.pdf', { type: 'application/pdf' }));
      return transfer;
    })()`,
  );
  await page.dispatchEvent('.drop-zone', 'drop', { dataTransfer: data });
}

/** The original is drawn, a passage is marked on it, and the version to be replaced was found. */
async function understood(page: Page): Promise<void> {
  await page.locator('.pdf-page canvas').waitFor();
  await page.getByText('条文', { exact: true }).click();
  await page
    .locator('.passage', { hasText: '第四条' })

    .locator('.link-button')
    .click();
  await page.locator('.pdf-mark').first().waitFor();
  await page.getByText('与现行版本比较').click();
  await page.locator('.article-difference del', { hasText: '五' }).first().waitFor();
  await page.getByText('核对', { exact: true }).click();
  await page.locator('.matches', { hasText: '将被取代' }).waitFor();
}

async function correctNumber(page: Page, number: string): Promise<void> {
  await page.locator('.tab-bar').getByText('元数据').click();
  await page.getByRole('button', { name: '编辑 · 文号' }).click();
  await page.getByRole('textbox', { name: '文号' }).fill(number);
  await page.keyboard.press('Enter');
  await page.locator('.field-line', { hasText: number }).waitFor();
}

async function answerIn(page: Page): Promise<string> {
  const answers = page.locator('.said.bot');
  const before = await answers.count();
  await page.locator('#question').fill(QUESTION);
  await page.keyboard.press('Enter');
  await answers.nth(before).locator('.answer-foot').first().waitFor();
  return (await answers.nth(before).textContent()) ?? '';
}
