import type { Browser, Page } from 'playwright-core';
import { openPage, type Watched } from './browser.ts';
import type { DeskSite, Who } from './desk-site.ts';
import { SPOKEN, type Words } from './desk-spoken.ts';

/** Opens the desk as somebody, by a link that signs in. */
export async function enterDesk(
  browser: Browser,
  desk: DeskSite,
  who: Who,
  language: keyof typeof SPOKEN,
): Promise<Watched> {
  const { locale, signIn } = SPOKEN[language];
  const watched = await openPage(browser, await desk.signInLink(who), {
    locale,
    viewport: { width: 1440, height: 900 },
  });
  await watched.page.getByRole('button', { name: signIn, exact: true }).click();
  await watched.page.locator('.rail').waitFor();
  return watched;
}

export async function ask(page: Page, text: string) {
  await page.locator('#question').fill(text);
  await page.keyboard.press('Enter');
}

export async function referenceIn(page: Page): Promise<string> {
  const card = page.locator('.case-reference strong').last();
  await card.waitFor();
  return (await card.textContent())!.trim();
}

export function lineOf(page: Page, reference: string) {
  return page.locator('.line', { hasText: reference });
}

export async function claim(page: Page, reference: string) {
  await lineOf(page, reference).click();
  await page.locator('.preview .brief').waitFor();
  await page.keyboard.press('c');
  await page.locator('.writing textarea').waitFor();
}

export async function reply(page: Page, words: Words, text: string) {
  await page.getByRole('combobox', { name: words.reply }).fill(text);
  await page.keyboard.press('Control+Enter');
}

export async function transfer(page: Page, words: Words) {
  await page.getByRole('button', { name: words.transfer }).click();
  const dialog = page.getByRole('dialog');
  const chosen = dialog.locator('.ant-select', { hasText: words.team });
  // A list that opens while its dialog still moves in may close under the click.
  while ((await chosen.count()) === 0) {
    await dialog.getByRole('combobox').click();
    const option = page.locator('.ant-select-item-option', { hasText: words.team });
    await option.click({ timeout: 5_000 }).catch(() => {});
  }
  await dialog.getByRole('textbox', { name: words.note }).fill('请从法律援助角度看一下');
  await dialog.getByRole('button', { name: words.transfer }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function close(page: Page, words: Words) {
  await page.getByRole('button', { name: words.close, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: words.outcome }).click();
  await page.locator('.ant-select-item-option', { hasText: words.resolved }).click();
  await dialog.getByRole('button', { name: words.close, exact: true }).last().click();
  await dialog.waitFor({ state: 'hidden' });
}
