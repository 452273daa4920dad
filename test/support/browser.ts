import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium of this machine; undefined: none was found, and the browser tests are skipped with the reason. */
export const CHROMIUM = PLACES.find((place) => place !== undefined && existsSync(place));

if (!CHROMIUM)
  process.stderr.write('Browser tests are skipped: no Chromium found; set CHROMIUM_PATH to its program.\n');

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM!, headless: true, args: SWITCHES });
}

/** A page, and everything about it that must stay empty. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  /** Console errors, uncaught exceptions, and requests to any other host. */
  troubles: string[];
}

type Look = Parameters<Browser['newContext']>[0];

/** Opens a page on the server of the test, in Chinese unless said otherwise, and watches it. */
export async function openPage(browser: Browser, url: string, look: Look = {}): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 860 },
    ...look,
  });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (line) => line.type() === 'error' && troubles.push(line.text()));
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && host !== new URL(url).host)
      troubles.push(`asked ${request.url()}`);
  });
  await page.goto(url);
  return { page, context, troubles };
}
