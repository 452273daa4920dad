import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askInChat, brokenRules, enterAdmin } from '../support/admin-steps.ts';
import { type AnsweringSite, startAnsweringSite } from '../support/answering-site.ts';
import { CHROMIUM, launchBrowser } from '../support/browser.ts';

describe.skipIf(!CHROMIUM)('the screens of running it', () => {
  let browser: Browser;
  let admin: AnsweringSite;
  beforeAll(async () => {
    [browser, admin] = await Promise.all([launchBrowser(), startAnsweringSite()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await admin?.stop();
  });

  it('switch the bot off with a reason, which the chat shows, and on again', async () => {
    const { page, context, troubles } = await enterAdmin(browser, admin, 'admin', '/admin/switches');
    await page.getByRole('switch', { name: '自动答复' }).click();
    const dialog = page.getByRole('dialog');
    const off = dialog.getByRole('button', { name: '关闭：自动答复' });
    expect(await off.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: '理由' }).fill('演练 <b>bold</b>');
    await off.click();
    await page.getByRole('row').filter({ hasText: '演练 <b>bold</b>' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);

    const paused = await askInChat(browser, admin.url, '没签书面劳动合同要付二倍工资吗');
    await paused.page
      .getByText(/暂停|人工/)
      .first()
      .waitFor();
    expect(await paused.page.getByText('第八十二条').count()).toBe(0);
    await paused.context.close();

    await page.getByRole('switch', { name: '自动答复' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '理由' }).fill('演练结束');
    await page.getByRole('dialog').getByRole('button', { name: '打开：自动答复' }).click();
    await page.getByRole('row').filter({ hasText: '演练结束' }).waitFor();
    const again = await askInChat(browser, admin.url, '没签书面劳动合同要付二倍工资吗');
    await again.page.getByText('第八十二条').first().waitFor();
    await again.context.close();
    expect(troubles).toEqual([]);
    await context.close();
  }, 90_000);

  it('find a person, export what is held and erase it', async () => {
    const chat = await askInChat(browser, admin.url, '我的电话是 13800138000，没签书面劳动合同怎么办');
    await chat.context.close();
    const { page, context, troubles } = await enterAdmin(browser, admin, 'admin', '/admin/personal');
    await page.getByRole('textbox', { name: '查找' }).fill('138 0013 8000');
    await page.keyboard.press('Enter');
    await page.getByText('找到 1 个会话').waitFor();
    await page.getByText('全选').click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出所选' }).click();
    expect((await download).suggestedFilename()).toBe('person.zip');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: '删除所选' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除所选' }).click();
    await page.getByText(/已删除：会话 1/).waitFor();
    const { count } = await admin.site.store
      .selectFrom('messages')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('text', 'like', '%13800138000%')
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(0);
    expect(troubles).toEqual([]);
    await context.close();
  }, 90_000);

  it('make a backup and change how long data are kept', async () => {
    const { page, context, troubles } = await enterAdmin(browser, admin, 'admin', '/admin/personal');
    await page.getByRole('spinbutton', { name: '邮件' }).fill('14');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('保留期限已更改').waitFor();
    await page.goto(`${admin.url}/admin/backups`);
    await page.getByRole('button', { name: '立即备份' }).click();
    await page
      .getByRole('region', { name: '备份' })
      .getByRole('rowheader')
      .first()
      .waitFor({ timeout: 30_000 });
    expect(troubles).toEqual([]);
    await context.close();
  }, 90_000);

  it('edit data by a form, say what is wrong in the text, and show what a draft changes to who approves', async () => {
    const file = '/admin/data?file=knowledge/thesaurus/tax.yaml';
    const { page, context, troubles } = await enterAdmin(browser, admin, 'editor', file);
    const text = page.getByRole('textbox', { name: '内容（YAML）' });
    const shipped = await text.inputValue();
    await text.fill(shipped.replace('concepts:', 'concept:'));
    await page.getByText(/处有误/).waitFor();
    expect(await page.getByRole('button', { name: '保存草稿' }).isDisabled()).toBe(true);
    await text.fill(shipped);
    await page.getByText('表单', { exact: true }).click();
    const lay = page.getByLabel('lay', { exact: true }).first();
    await lay.fill(`${await lay.inputValue()}, 报税咋弄`);
    await lay.blur();
    await page.getByText('校验通过').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('textbox', { name: '改了什么、为什么' }).fill('加一个口语说法');
    await page.getByRole('dialog').getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('待审核').waitFor();
    expect(await page.getByRole('button', { name: '批准并生效' }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await context.close();

    const approver = await enterAdmin(browser, admin, 'approver', file);
    await approver.page.getByText('改动', { exact: true }).click();
    await approver.page.locator('.difference tr[data-kind="added"]', { hasText: '报税咋弄' }).waitFor();
    expect(await approver.page.locator('.difference tr:not([data-kind="same"])').count()).toBe(2);
    await approver.page.getByRole('button', { name: '批准并生效' }).waitFor();
    await approver.context.close();
  }, 90_000);
});
