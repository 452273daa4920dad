import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askInChat, brokenRules, enterAdmin } from '../support/admin-steps.ts';
import { type AnsweringSite, startAnsweringSite } from '../support/answering-site.ts';
import { CHROMIUM, launchBrowser } from '../support/browser.ts';

const PAYLOAD = '<img src=x onerror="window.broken=1">"\'><svg onload=window.broken=1> 二倍工资怎么算';

describe.skipIf(!CHROMIUM)('the screens of what is asked and answered', () => {
  let browser: Browser;
  let admin: AnsweringSite;
  beforeAll(async () => {
    [browser, admin] = await Promise.all([launchBrowser(), startAnsweringSite()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await admin?.stop();
  });

  it('try a question as an enterprise would, and keep it for evaluation', async () => {
    const { page, context, troubles } = await enterAdmin(browser, admin, 'editor', '/admin/evaluation');
    await page.getByRole('button', { name: '新建题集' }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('日常问题');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('题集是空的').waitFor();

    await page.getByRole('link', { name: '检索测试' }).click();
    await page
      .getByRole('textbox', { name: '问题', exact: true })
      .fill('没签书面劳动合同，要付二倍的工资吗？');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '企业看到的答复' }).waitFor();
    await page.getByRole('region', { name: '按词（BM25）' }).getByText('第八十二条').first().waitFor();
    await page
      .getByRole('region', { name: '合并后的排序' })
      .locator('tr[data-tone="cited"]')
      .first()
      .waitFor();
    await page.getByText('第八十二条', { exact: true }).first().waitFor();
    expect(await brokenRules(page)).toEqual([]);

    await page.getByRole('button', { name: '存为评测题' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '存为评测题' }).click();
    await page.getByText('已存入题集').waitFor();
    await page.getByRole('link', { name: '评测', exact: true }).click();
    await page.getByRole('link', { name: '日常问题' }).click();
    const row = page.getByRole('row').filter({ hasText: '没签书面劳动合同' });
    expect(await row.textContent()).toMatch(/回答.*第八十二条.*检索测试/);

    await page.getByRole('button', { name: '运行', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '运行' }).click();
    await page.getByText('完成', { exact: true }).waitFor({ timeout: 30_000 });
    await page.getByText('全部正确').waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  }, 90_000);

  it('find a question by a filter and open all that led to its answer, whatever it was made of', async () => {
    for (const text of [PAYLOAD, '今天天气怎么样']) {
      const chat = await askInChat(browser, admin.url, text);
      await chat.context.close();
    }
    const { page, context, troubles } = await enterAdmin(browser, admin, 'admin', '/admin/questions');
    await page.getByText('共 2 个提问').waitFor();
    await page.getByRole('searchbox', { name: '问题中的词' }).fill('二倍');
    await page.keyboard.press('Enter');
    await page.getByText('共 1 个提问').waitFor();
    expect(page.url()).toContain('q=');
    await page.getByRole('button', { name: /二倍工资怎么算/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('heading', { name: /二倍工资怎么算/ }).waitFor();
    await drawer.getByText('检索', { exact: false }).first().waitFor();
    await drawer.locator('.steps summary').first().click();
    await drawer.locator('.steps .json').first().waitFor();
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(await brokenRules(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await brokenRules(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await context.close();
  }, 90_000);

  it('write a standard answer on an article, which another approves and the chat then gives', async () => {
    const editor = await enterAdmin(browser, admin, 'editor', '/admin/standard-answers/new');
    await editor.page.getByLabel('问法（中文，每行一种）').fill('规章制度违法会怎么处理');
    await editor.page.getByLabel('答复（中文）').fill('由劳动行政部门责令改正，给予警告。');
    expect(await editor.page.getByRole('button', { name: '保存草稿' }).isDisabled()).toBe(true);
    await editor.page.getByRole('searchbox', { name: '添加条文' }).fill('劳动合同示范法 第八十条');
    await editor.page.keyboard.press('Enter');
    await editor.page.getByRole('button', { name: /^添加: .*第八十条/ }).click();
    await editor.page.getByRole('button', { name: '保存草稿' }).click();
    await editor.page.getByText('需由作者以外的人批准。').waitFor();
    expect(await editor.page.getByRole('button', { name: '批准上线' }).count()).toBe(0);

    const path = new URL(editor.page.url()).pathname;
    const approver = await enterAdmin(browser, admin, 'approver', path);
    await approver.page.getByRole('button', { name: '批准上线' }).click();
    await approver.page.getByRole('dialog').getByRole('button', { name: '批准上线' }).click();
    await approver.page.getByText('已上线').waitFor();
    const chat = await askInChat(browser, admin.url, '规章制度违法会怎么处理');
    await chat.page.getByText('由劳动行政部门责令改正，给予警告。').first().waitFor();
    for (const { context, troubles } of [editor, approver, chat]) {
      expect(troubles).toEqual([]);
      await context.close();
    }
  }, 90_000);

  it('show figures as charts and as tables, in light and dark', async () => {
    const { page, context, troubles } = await enterAdmin(browser, admin, 'admin', '/admin/statistics');
    const chart = page.locator('.chart').filter({ hasText: '提问与结局' });
    await chart.locator('.plot-stack i').first().waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await brokenRules(page)).toEqual([]);
    await chart.getByText('以表格查看').click();
    await chart.getByRole('columnheader', { name: '时段' }).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  }, 60_000);
});
