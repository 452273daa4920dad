import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { CHROMIUM, launchBrowser, openPage } from '../support/browser.ts';
import { type DeskSite, startDeskSite, type Who } from '../support/desk-site.ts';
import { SPOKEN, type Words } from '../support/desk-spoken.ts';
import { ask, claim, close, enterDesk, lineOf, referenceIn, reply, transfer } from '../support/desk-steps.ts';

describe.skipIf(!CHROMIUM)('the desk', () => {
  let browser: Browser;
  let desk: DeskSite;
  beforeAll(async () => {
    [browser, desk] = await Promise.all([launchBrowser(), startDeskSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const enter = (who: Who, language: keyof typeof SPOKEN) => enterDesk(browser, desk, who, language);

  it.each(['zh', 'en'] as const)(
    'takes a case from the enterprise to an adviser, on to a volunteer, and to its rating, in %s',
    async (language) => {
      const words = SPOKEN[language];
      const [adviser, volunteer, chat] = await Promise.all([
        enter('adviser', language),
        enter('volunteer', language),
        openPage(browser, desk.url, { locale: words.locale }),
      ]);
      await ask(chat.page, words.question);
      await chat.page.locator('.said.bot').first().waitFor();
      await chat.page.getByRole('button', { name: words.person }).first().click();
      const reference = await referenceIn(chat.page);

      await claim(adviser.page, reference);
      await chat.page.locator('.person').filter({ hasText: reference }).waitFor();
      await searchAndInsert(adviser.page, words);
      await adviser.page.getByRole('button', { name: words.send }).click();
      await chat.page.locator('.person[data-kind="adviser"]', { hasText: '第八十二条' }).waitFor();

      await adviser.page.getByText(words.read, { exact: true }).waitFor();
      await ask(chat.page, words.question);
      await adviser.page.locator('.spoken[data-role="enterprise"]').nth(2).waitFor();
      await sendDraft(adviser.page, words);
      await chat.page.locator('.person[data-kind="adviser"]', { hasText: 'OK.' }).waitFor();

      await transfer(adviser.page, words);
      await chat.page.getByRole('button', { name: words.consent }).click();
      await accept(volunteer.page, reference, words);
      await reply(volunteer.page, words, 'LEGAL-AID');
      await chat.page.locator('.person[data-kind="adviser"]', { hasText: 'LEGAL-AID' }).waitFor();

      await close(volunteer.page, words);
      await chat.page.getByRole('button', { name: words.star }).click();
      await chat.page.locator('.person-comment').getByRole('button', { name: words.rate }).click();
      await chat.page.getByText(words.thanks).waitFor();
      await expect.poll(() => scores(desk), { timeout: 5_000 }).toContain(5);
      for (const { troubles, context } of [adviser, volunteer, chat]) {
        expect(troubles).toEqual([]);
        await context.close();
      }
    },
    120_000,
  );

  it('warns when it is not current, and reads everything again when the network is back', async () => {
    const { page, context } = await enter('adviser', 'zh');
    await page.locator('.rail').waitFor();
    await context.setOffline(true);
    await page.locator('.live-banner', { hasText: '未更新' }).waitFor();
    expect(await page.locator('.desk').getAttribute('data-stale')).toBe('true');

    const chat = await openPage(browser, desk.url);
    await ask(chat.page, '转人工');
    const reference = await referenceIn(chat.page);
    expect(await page.getByText(reference).count()).toBe(0);
    await context.setOffline(false);
    await page.getByText(reference).waitFor();
    expect(await page.locator('.desk').getAttribute('data-stale')).toBeNull();
    await Promise.all([context.close(), chat.context.close()]);
  }, 90_000);

  it('shows a volunteer nothing of a case but its outline before acceptance', async () => {
    const chat = await openPage(browser, desk.url);
    await ask(chat.page, '我叫李雷，电话13800138000，没签劳动合同，转人工');
    const reference = await referenceIn(chat.page);
    const adviser = await enter('adviser', 'zh');
    await claim(adviser.page, reference);
    await transfer(adviser.page, SPOKEN.zh);
    const { page, context } = await enter('volunteer', 'zh');
    await lineOf(page, reference).click();
    await page.locator('.preview').getByText('概要（不含个人信息）').waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/李雷|1380013|没签劳动合同/);
    for (const one of [context, chat.context, adviser.context]) await one.close();
  }, 90_000);

  it.each(['light', 'dark'] as const)(
    'is open to people with disabilities, as far as rules can tell (%s)',
    async (colorScheme) => {
      const chat = await openPage(browser, desk.url);
      await ask(chat.page, '没签劳动合同，转人工');
      const reference = await referenceIn(chat.page);
      const { page, context } = await openPage(browser, await desk.signInLink('adviser'), {
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width: 1440, height: 900 },
      });
      const found = await violations(page);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await lineOf(page, reference).waitFor();
      found.push(...(await violations(page)));
      await claim(page, reference);
      found.push(...(await violations(page)));
      for (const path of ['/desk/wall', '/desk/people', '/desk/me']) {
        await page.goto(desk.url + path);
        await page.locator('.big, .member, .card').first().waitFor();
        found.push(...(await violations(page)));
      }
      expect(found).toEqual([]);
      await Promise.all([context.close(), chat.context.close()]);
    },
    120_000,
  );

  it('fits a phone of 320 pixels without a word cut off at the side', async () => {
    const watched = await openPage(browser, await desk.signInLink('adviser'), {
      viewport: { width: 320, height: 640 },
    });
    const { page } = watched;
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('.rail').waitFor();
    for (const path of ['/desk', '/desk/cases', '/desk/wall', '/desk/people', '/desk/me']) {
      await page.goto(desk.url + path);
      await page.locator('.page-head, .shelf').first().waitFor();
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide, path).toBeLessThanOrEqual(320);
    }
    expect(watched.troubles).toEqual([]);
    await watched.context.close();
  }, 90_000);
});

async function searchAndInsert(page: Page, words: Words) {
  await page.getByRole('tab', { name: words.search }).click();
  await page.getByRole('searchbox', { name: words.searchBox }).fill('订立书面劳动合同 二倍的工资');
  const hit = page.locator('.hit', { hasText: '第八十二条' }).first();
  await hit.getByRole('button', { name: words.insert }).click();
  expect(await page.locator('.writing textarea').inputValue()).toContain('第八十二条');
}

async function sendDraft(page: Page, words: Words) {
  await page.getByRole('button', { name: words.draft }).click();
  await page.getByRole('button', { name: words.use }).click();
  const box = page.getByRole('combobox', { name: words.reply });
  await box.fill(`OK. ${await box.inputValue()}`);
  await page.getByRole('button', { name: words.send }).click();
  await expect.poll(() => box.inputValue()).toBe('');
}

async function accept(page: Page, reference: string, words: Words) {
  await lineOf(page, reference).click();
  await page.locator('.preview').getByRole('button', { name: words.claim }).click();
  await page.getByRole('checkbox', { name: words.scope }).check();
  await page.getByRole('button', { name: words.accept }).click();
  await page.locator('.writing textarea').waitFor();
}

async function scores({ site }: DeskSite): Promise<(number | null)[]> {
  const rows = await site.store.selectFrom('ratings').select('score').execute();
  return rows.map(({ score }) => score);
}
