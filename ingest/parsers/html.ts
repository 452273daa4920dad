import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type Block, type Hints, type Reading, textOf, weigh } from '../blocks.ts';
import { firstDate } from '../dates.ts';
import { warning } from '../warnings.ts';
import { declaredCharset, decode } from './decode.ts';
import type { Page, PageElement } from './dom.ts';
import { blocksOfElement, dropUnseen } from './html-blocks.ts';

/** Parts of a page that are not its text. */
const FURNITURE =
  'nav,header,footer,aside,form,[role=navigation],[role=banner],[role=contentinfo],[class*=breadcrumb],[class*=footer],[id*=footer],[class*=share],[id*=share],[class*=sidebar],[class*=pagination]';

/** Where the publishing systems of Chinese authorities put the text of a page. */
const TEXT_AREAS =
  '#UCAP-CONTENT,.TRS_Editor,.TRS_UEDITOR,#zoomcon,#zoom,.pages_content,.article-content,.article_content,.article-con,.news_content,.detail-content,.view_content,.zwxl-article,.info-content,#content_main,#article,article';

const MIN_TEXT = 120;
/** Share of words in links below which there is nothing to part from the text. */
const FEW_LINKS = 0.03;

/** A page: its text without menus, headers, footers and anything hidden. */
export function readHtml(bytes: Uint8Array): Reading {
  const { text, warnings } = decode(bytes, declaredCharset(bytes));
  const document: Page = parseHTML(withBody(text)).document;
  const hints = hintsOf(document);
  const { body } = document;
  if (body && dropUnseen(body)) warnings.push(warning('hidden_text'));
  return { blocks: body ? mainBlocks(document, body) : [], hints, pages: null, warnings };
}

/** HTML lets the tags of the page and its body be left out; the reader does not put them in by itself. */
function withBody(text: string): string {
  return /<body[\s>]/i.test(text) ? text : `<html><body>${text}</body></html>`;
}

/**
 * The text area that a known publishing system marks, or what Readability finds; and the whole page without
 * its furniture where either would lose articles or most of a short text.
 */
function mainBlocks(document: Page, body: PageElement): Block[] {
  const areas = [...document.querySelectorAll(TEXT_AREAS)];
  // Readability looks at the page with its furniture, and takes longest: it is asked only when it has to be.
  const untouched = areas.length > 0 ? null : document.cloneNode(true);
  dropFurniture(body);
  const whole = blocksOfElement(body);
  const suffices = (blocks: readonly Block[]) =>
    amount(blocks) >= MIN_TEXT && articles(blocks) >= articles(whole) && amount(blocks) * 4 >= amount(whole);
  const [marked = []] = areas.map(blocksOfElement).sort((a, b) => amount(b) - amount(a));
  if (suffices(marked)) return marked;
  if (linkShare(body) < FEW_LINKS) return whole;
  const readable = readableBlocks(untouched ?? document);
  return suffices(readable) ? readable : whole;
}

/** Menus and lists are made of links; a page without them is all text. */
function linkShare(body: PageElement): number {
  let links = 0;
  for (const link of body.getElementsByTagName('a')) links += weigh(link.textContent ?? '');
  return links / Math.max(1, weigh(body.textContent ?? ''));
}

function dropFurniture(body: PageElement): void {
  const most = weigh(body.textContent ?? '') / 2;
  for (const part of body.querySelectorAll(FURNITURE))
    if (weigh(part.textContent ?? '') < most) part.remove();
}

function readableBlocks(document: Page): Block[] {
  const found = new Readability(document, { charThreshold: MIN_TEXT }).parse();
  if (!found?.content) return [];
  return blocksOfElement(parseHTML(`<html><body>${found.content}</body></html>`).document.body);
}

function amount(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + weigh(textOf(block)), 0);
}

/** How many different articles there are: some pages hold their text twice. */
function articles(blocks: readonly Block[]): number {
  const lines = blocks.map(textOf).filter((text) => /^第[一二三四五六七八九十百零〇\d]+条/.test(text));
  return new Set(lines.map((line) => line.replace(/\s/g, ''))).size;
}

function hintsOf(document: Page): Hints {
  const meta = (name: string) =>
    document
      .querySelector(`meta[name="${name}" i],meta[property="${name}" i]`)
      ?.getAttribute('content')
      ?.trim();
  const title = meta('ArticleTitle') || meta('og:title') || pageTitle(document);
  const publishedOn = firstDate(meta('PubDate') ?? '');
  return { ...(title ? { title } : {}), ...(publishedOn ? { publishedOn } : {}) };
}

/** The page's title without the name of the site behind it. */
function pageTitle(document: Page): string | undefined {
  const title = document.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim();
  return title?.split(/\s*[_|｜]\s*|\s+[-–—]+\s*|\s*[-–—]{2,}\s*/)[0];
}
