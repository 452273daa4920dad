import { launchBrowser, openPage } from '../test/support/browser.ts';
import { startDeskSite } from '../test/support/desk-site.ts';
import { enterDesk, lineOf, referenceIn } from '../test/support/desk-steps.ts';

/**
 * From the enterprise's Enter to the case on the adviser's screen, in a real browser with both pages open:
 * `node --import tsx bench/desk-screen.ts [rounds]`. Promise: within 1 s. Exits 1 when the slowest is slower.
 */
const rounds = Number(process.argv[2] ?? 20);
const [browser, desk] = await Promise.all([launchBrowser(), startDeskSite()]);
const { page } = await enterDesk(browser, desk, 'adviser', 'zh');
await page.locator('.desk:not([data-stale])').waitFor();
const took: number[] = [];
for (let i = 0; i < rounds; i++) {
  const { page: chat, context } = await openPage(browser, desk.url);
  await chat.locator('#question').fill('没签劳动合同，转人工');
  const before = await page.locator('.line').count();
  const seen = page.locator('.line').nth(before).waitFor();
  const started = performance.now();
  await chat.keyboard.press('Enter');
  await seen;
  took.push(performance.now() - started);
  await lineOf(page, await referenceIn(chat)).waitFor();
  await context.close();
}
await browser.close();
await desk.stop();
took.sort((a, b) => a - b);
const at = (share: number) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))]!);
process.stdout.write(`${JSON.stringify({ rounds, p50: at(0.5), p90: at(0.9), slowest: at(1) })}\n`);
process.exitCode = at(1) > 1_000 ? 1 : 0;
