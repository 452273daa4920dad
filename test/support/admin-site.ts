import type { Browser } from 'playwright-core';
import type { Role } from '../../accounts/roles.ts';
import { ruleHtml } from './admin-laws.ts';
import { openPage, type Watched } from './browser.ts';
import { openTextHouse, type TextHouse } from './texts.ts';

const COOKIE = {
  name: 'lastkm',
  path: '/',
  expires: -1,
  httpOnly: true,
  secure: false,
  sameSite: 'Lax',
} as const;

export interface AdminSite {
  house: TextHouse;
  /** A page of `/admin` on which somebody with these roles is signed in. */
  enter(roles: Role[], path: string, look?: Parameters<Browser['newContext']>[0]): Promise<Watched>;
  /** A rule as a PDF of print. */
  pdfOf(lines: readonly string[]): Promise<Buffer>;
  stop(): Promise<void>;
}

/** A whole centre behind the real pages, on which people can sign in without a password. */
export async function startAdminSite(browser: Browser): Promise<AdminSite> {
  const house = await openTextHouse();
  let visits = 0;
  const enter: AdminSite['enter'] = async (roles, path, look) => {
    visits += 1;
    const { cookies } = await house.browserOf(roles, `${roles.join('-')}-${visits}`);
    const session = { ...COOKIE, value: cookies.get('lastkm')!, domain: new URL(house.url).hostname };
    const watched = await openPage(browser, house.url + path, {
      ...look,
      storageState: { cookies: [session], origins: [] },
    });
    await watched.page.locator('.rail').waitFor();
    return watched;
  };
  const pdfOf = async (lines: readonly string[]) => {
    const page = await browser.newPage();
    await page.setContent(ruleHtml(lines));
    const bytes = await page.pdf({
      format: 'A4',
      margin: { top: '2cm', bottom: '2cm', left: '2cm', right: '2cm' },
    });
    await page.close();
    return bytes;
  };
  return { house, enter, pdfOf, stop: house.close };
}
