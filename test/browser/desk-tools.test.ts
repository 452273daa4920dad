import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launchBrowser, openPage, type Watched } from '../support/browser.ts';
import { type DeskSite, startDeskSite, type Who } from '../support/desk-site.ts';
import { SPOKEN } from '../support/desk-spoken.ts';
import { ask, claim, close, enterDesk, lineOf, referenceIn, reply } from '../support/desk-steps.ts';

const words = SPOKEN.zh;
/** The smallest picture: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe.skipIf(!CHROMIUM)('what an adviser has at hand', () => {
  let browser: Browser;
  let desk: DeskSite;
  const opened: Watched[] = [];
  beforeAll(async () => {
    [browser, desk] = await Promise.all([launchBrowser(), startDeskSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const enter = async (who: Who) => {
    const watched = await enterDesk(browser, desk, who, 'zh');
    opened.push(watched);
    return watched.page;
  };
  const enterprise = async (text: string) => {
    const watched = await openPage(browser, desk.url);
    opened.push(watched);
    await ask(watched.page, text);
    return { page: watched.page, reference: await referenceIn(watched.page) };
  };
  afterEach(async () => {
    for (const { troubles, context } of opened.splice(0)) {
      expect(troubles).toEqual([]);
      await context.close();
    }
  });

  it('shows that the enterprise writes, and sends files both ways', async () => {
    const { page: chat, reference } = await enterprise('没签劳动合同，转人工');
    const page = await enter('adviser');
    await claim(page, reference);
    await reply(page, words, '您好');
    await chat.locator('.person[data-kind="adviser"]').waitFor();
    await chat.locator('#question').pressSequentially('我有一份');
    await page.getByText('对方正在输入').waitFor();

    await page.locator('.writer input[type=file]').setInputFiles({
      name: '说明.png',
      mimeType: 'image/png',
      buffer: PIXEL,
    });
    await page.locator('.chips', { hasText: '说明.png' }).waitFor();
    await reply(page, words, '请看附件');
    const sent = chat.locator('.person[data-kind="adviser"]', { hasText: '说明.png' });
    const [download] = await Promise.all([chat.waitForEvent('download'), sent.getByText('说明.png').click()]);
    expect(download.suggestedFilename()).toBe('说明.png');

    const choose = (name: string, buffer: Buffer) =>
      chat.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
    await choose('工资条.png', PIXEL);
    await page.locator('.spoken[data-role="enterprise"]', { hasText: '工资条.png' }).waitFor();
    await choose('病毒.png', Buffer.from('MZ\x90\0 this program cannot be run'));
    await chat.locator('.case-bar [role=alert]').waitFor();
    expect(await page.getByText('病毒.png').count()).toBe(0);
    opened.find((one) => one.page === chat)!.troubles.length = 0; // the refusal is an error to the console too
  }, 90_000);

  it('puts a case away until later, and the enterprise brings it back', async () => {
    const { page: chat, reference } = await enterprise('经济补偿怎么算，转人工');
    const page = await enter('adviser');
    await claim(page, reference);
    await more(page, '搁置…');
    await page.getByRole('button', { name: '一小时' }).click();
    await lineOf(page, reference).waitFor({ state: 'hidden' });
    await page.getByText('搁置', { exact: true }).first().click();
    await lineOf(page, reference).waitFor();
    await ask(chat, '还有一件事');
    await page.getByText('我的', { exact: true }).first().click();
    await lineOf(page, reference).waitFor();
  }, 90_000);

  it('records the parties, warns of a conflict, and screens for legal aid by named rules', async () => {
    const { reference } = await enterprise('被拖欠工资，转人工');
    const page = await enter('adviser');
    await claim(page, reference);
    await page.getByRole('tab', { name: '法援' }).click();
    await page
      .locator('section', { hasText: '当事人' })
      .getByRole('button', { name: '编辑' })
      .first()
      .click();
    const names = page.getByRole('textbox', { name: '姓名或企业名称' });
    await names.nth(0).fill('李雷');
    await names.nth(1).fill('杭州某某贸易有限公司');
    await page.getByRole('textbox', { name: '统一社会信用代码' }).nth(1).fill('91350100M000100Y43');
    await page
      .getByRole('button', { name: '保 存' })
      .or(page.getByRole('button', { name: '保存' }))
      .click();
    await page.locator('.plain-list', { hasText: '杭州某某贸易有限公司' }).waitFor();
    await page.getByText('未发现冲突').waitFor();

    await page.getByRole('radio', { name: '企业或其他单位' }).check();
    await page.getByRole('button', { name: /判\s?断/ }).click();
    await page.locator('.verdict', { hasText: '不符合条件' }).waitFor();
    expect(await page.locator('.rules li[data-met="false"]').first().textContent()).toContain('法律援助法');
    await page.locator('summary', { hasText: '由人裁定' }).click();
    await page.getByRole('textbox', { name: '理由（记入记录）' }).fill('地方规定放宽');
    await page.locator('.override').getByRole('button').last().click();
    await page.getByText('地方规定放宽').last().waitFor();
  }, 90_000);

  it('counts a draft sent as it stood as accepted', async () => {
    const { page: chat, reference } = await enterprise('没签劳动合同，转人工');
    const page = await enter('adviser');
    await claim(page, reference);
    await ask(chat, words.question);
    await page.locator('.spoken[data-role="enterprise"]', { hasText: words.question }).waitFor();
    await page.getByRole('button', { name: words.draft }).click();
    await page.getByRole('button', { name: words.use }).click();
    await page.getByRole('button', { name: words.send }).click();
    await expect.poll(() => page.locator('.writing textarea').inputValue()).toBe('');
    const { result } = await desk.site.store
      .selectFrom('case_drafts')
      .select('result')
      .orderBy('at', 'desc')
      .executeTakeFirstOrThrow();
    expect(result).toBe('accepted');
  }, 90_000);

  it('keeps what a closed case taught, once an approver has agreed', async () => {
    const { reference } = await enterprise('电话13800138000，没签劳动合同，转人工');
    const page = await enter('adviser');
    await claim(page, reference);
    await reply(page, words, '可以要求二倍工资，请拨13900139000');
    await page.locator('.spoken[data-role="adviser"]').waitFor();
    await close(page, words);
    await more(page, '沉淀…');
    await page.getByRole('textbox', { name: '标题', exact: true }).fill('没签合同的二倍工资');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /沉\s?淀/ })
      .last()
      .click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    const approver = await enter('approver');
    await approver.goto(`${desk.url}/desk/proposals`);
    const card = approver.locator('.card', { hasText: '没签合同的二倍工资' });
    expect(await card.textContent()).not.toContain('13900139000');
    await card.getByRole('button', { name: /批\s?准/ }).click();
    await card.locator('.tag', { hasText: '已批准' }).waitFor();
  }, 90_000);

  it('lets an editor write a canned reply that an adviser puts in by a slash', async () => {
    const editor = await enter('editor');
    await editor.goto(`${desk.url}/desk/replies`);
    await editor.getByRole('button', { name: '新增常用语' }).click();
    const dialog = editor.getByRole('dialog');
    for (const [i, text] of [
      '补材料',
      '请补充营业执照。',
      'Send papers',
      'Please send the licence.',
    ].entries())
      await dialog.getByRole('textbox').nth(i).fill(text);
    await dialog.locator('.ant-btn-primary').click();
    await editor.locator('.card', { hasText: '请补充营业执照' }).waitFor();

    const { reference } = await enterprise('贷款贴息怎么申请，转人工');
    const page = await enter('adviser');
    await claim(page, reference);
    await page.locator('.writing textarea').pressSequentially('/send');
    await page.getByRole('option', { name: /补材料/ }).click();
    await expect.poll(() => page.locator('.writing textarea').inputValue()).toContain('请补充营业执照');
  }, 90_000);

  it('notes an absence, and who is away counts as not there', async () => {
    const page = await enter('admin');
    await page.goto(`${desk.url}/desk/people`);
    await page.getByRole('button', { name: /王磊/ }).first().click();
    const dialog = page.getByRole('dialog');
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await dialog.locator('.absences input[type=date]').nth(0).fill(day);
    await dialog.locator('.absences input[type=date]').nth(1).fill(day);
    await dialog.getByRole('textbox', { name: '原因' }).fill('培训');
    await dialog.locator('.absences .row button').last().click();
    await dialog.locator('.plain-list', { hasText: '培训' }).waitFor();
    await dialog.locator('.ant-btn-primary').last().click();
    await page.locator('.member', { hasText: '王磊' }).locator('[data-state="absent"]').waitFor();
  }, 90_000);

  it('rings and shows a notice of a new case to who asked for it, without a word of the enterprise', async () => {
    const page = await enter('adviser');
    await page.context().grantPermissions(['notifications'], { origin: desk.url });
    await page.addInitScript(LISTENING);
    await page.goto(`${desk.url}/desk/me`);
    for (const one of ['#alert-desktop', '#alert-sound']) {
      await page.locator(one).click();
      await page.locator(`${one}[aria-checked=true]`).waitFor();
    }
    await page.goto(`${desk.url}/desk`);
    await page.locator('.rail').waitFor();
    const { reference } = await enterprise('工资三个月没发，转人工');
    const heard = () => page.evaluate<{ notes: number; shown: string[] }>('globalThis.heard');
    await expect.poll(async () => (await heard()).shown.join(), { timeout: 10_000 }).toContain(reference);
    expect((await heard()).notes).toBeGreaterThan(0);
    expect((await heard()).shown.join()).not.toContain('工资');
  }, 90_000);
});

/** Keeps what would ring and be shown, on a page that nobody looks at. */
const LISTENING = `
  globalThis.heard = { notes: 0, shown: [] };
  document.hasFocus = () => false;
  AudioContext.prototype.createOscillator = new Proxy(AudioContext.prototype.createOscillator, {
    apply: (make, self) => { heard.notes += 1; return Reflect.apply(make, self, []); },
  });
  globalThis.Notification = class {
    static permission = 'granted';
    static requestPermission = async () => 'granted';
    constructor(title, { body }) { heard.shown.push(title + ' ' + body); }
    close() {}
  };
`;

async function more(page: Page, name: string) {
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name }).click();
}
