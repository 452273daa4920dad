import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentResult } from '../../ingest/results.ts';
import { CHROMIUM, launchBrowser } from '../support/browser.ts';
import { hasData } from '../support/data.ts';
import { type Law, lawDocx, lawHtml, lawMarkdown, lawOfd, lawPrint, readLaw } from '../support/law-files.ts';
import { folderOf, load, tempStore } from './support.ts';

const LAWS = [
  '中小企业促进法(2017-09-01)',
  '保障中小企业款项支付条例(2025-03-17)',
  '促进个体工商户发展条例(2022-10-01)',
  '市场主体登记管理条例(2021-07-27)',
  '公平竞争审查条例(2024-06-06)',
  '增值税法(2024-12-25)',
  '劳动争议调解仲裁法(2007-12-29)',
  '劳动合同法(2012-12-28)',
  '工伤保险条例(2010-12-20)',
  '失业保险条例(1999-01-22)',
];

describe.skipIf(!hasData('policy-pack', 'manifest.csv'))('the same law', { timeout: 240_000 }, () => {
  let browser: Browser | null = null;
  beforeAll(async () => {
    if (CHROMIUM) browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(LAWS)('%s has the same articles in every format', async (name) => {
    const law = readLaw(`national/${name}.md`);
    const files: Record<string, string | Uint8Array> = {
      'a.md': lawMarkdown(law),
      'b.html': lawHtml(law),
      'c.docx': lawDocx(law, 'typed'),
      'd.docx': lawDocx(law, 'automatic'),
      'e.ofd': lawOfd(law),
      ...(browser ? { 'f.pdf': await print(browser, law) } : {}),
    };
    const read = await articlesOf(files);
    const expected = articlesIn(law);
    expect(expected.length).toBeGreaterThan(20);
    for (const format of Object.keys(files)) expect(read.get(format), format).toEqual(expected);
  });
});

async function print(browser: Browser, law: Law): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(lawPrint(law));
  const pdf = await page.pdf({
    format: 'A4',
    margin: { top: '20mm', bottom: '20mm', left: '22mm', right: '22mm' },
    displayHeaderFooter: true,
    headerTemplate: `<div style="font-size:9px;width:100%;text-align:center">${law.title}</div>`,
    footerTemplate:
      '<div style="font-size:9px;width:100%;text-align:center">第 <span class="pageNumber"></span> 页 共 <span class="totalPages"></span> 页</div>',
  });
  await page.close();
  return pdf;
}

/** Articles by format: number and words, without white space. */
async function articlesOf(files: Record<string, string | Uint8Array>): Promise<Map<string, string[]>> {
  const read = new Map<string, string[]>();
  const folder = await folderOf(files);
  await load(await tempStore(), folder, {
    dryRun: true,
    onResult: ({ path, document }: DocumentResult) =>
      read.set(
        path.slice(folder.length + 1),
        (document?.passages ?? [])
          .filter(({ kind }) => kind === 'article')
          .map(({ article, text }) => plain(`${article}${text}`)),
      ),
  });
  return read;
}

/** The articles as the source has them, read apart from the product. */
function articlesIn({ lines }: Law): string[] {
  const articles: string[] = [];
  let open = false;
  for (const { kind, text } of lines) {
    if (kind === 'article') articles.push(plain(text));
    else if (open && kind === 'text') articles.push(articles.pop() + plain(text));
    open = kind !== 'division' && (open || kind === 'article');
  }
  return articles;
}

function plain(text: string): string {
  return text.replace(/[\s\u3000]/g, '');
}
