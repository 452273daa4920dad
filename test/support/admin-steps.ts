import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { AnsweringSite } from './answering-site.ts';
import { openPage, type Watched } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Signs somebody in and opens a screen of `/admin`, in Chinese. */
export async function enterAdmin(
  browser: Browser,
  admin: AnsweringSite,
  who: Parameters<AnsweringSite['signInLink']>[0],
  path: string,
): Promise<Watched> {
  const watched = await openPage(browser, await admin.signInLink(who), {
    viewport: { width: 1360, height: 900 },
    reducedMotion: 'reduce',
  });
  await watched.page.getByRole('button', { name: '登录', exact: true }).click();
  await watched.page.locator('.rail').waitFor();
  await watched.page.goto(admin.url + path);
  return watched;
}

/** Rules of WCAG 2.2 AA that the page breaks, with where. */
export async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((found) =>
      found.violations.map((rule) => rule.id + ': ' + rule.nodes.map((node) => node.html.slice(0, 160)).join(' | ')))`,
  );
}

/** Asks in the chat and waits for the answer. */
export async function askInChat(browser: Browser, url: string, text: string): Promise<Watched> {
  const chat = await openPage(browser, url);
  await chat.page.locator('#question').fill(text);
  await chat.page.keyboard.press('Enter');
  await chat.page.locator('.said.bot, .person').first().waitFor();
  return chat;
}
