import type { Block } from '../blocks.ts';
import { endsLikeTitle } from '../lines.ts';
import { reflow } from './reflow.ts';

export interface Line {
  text: string;
  page: number;
}

interface Page {
  page: number;
  lines: string[];
}

/** How many lines at either end of a page may be running heads. */
const EDGE = 3;
const TITLE_REACH = 12;
const PAGE_NUMBER =
  /^[\s—–\-·.－]*(第?\s*\d{1,4}\s*页?|[ivxlc]{1,6})\s*([/／,，]?\s*(共|of)?\s*\d{1,4}\s*页?)?[\s—–\-·.－]*$/i;

/** Paragraphs of a document in pages, with the page they begin on. */
export function pagesBlocks(pages: readonly Page[]): Block[] {
  const lines = withoutFurniture(pages.map(({ page, lines: of }) => ({ page, lines: of.map(closeGaps) })));
  return reflow(lines).map(({ text, page }) => ({ kind: 'paragraph', text, page }));
}

/** Typesetting puts gaps between Han characters and figures (`30 日内`); the text as published has none. */
function closeGaps(line: string): string {
  return line
    .replace(/[\t ]+/g, ' ')
    .replace(
      /(?<=[\p{Script=Han}，。、；：（）《》]) (?=[\d第年月日])|(?<=[\d%]) (?=[\p{Script=Han}，。、；：（）《》])/gu,
      '',
    );
}

/** All lines of a document but page numbers and lines that head or foot at least half of three or more pages. */
export function withoutFurniture(pages: readonly Page[]): Line[] {
  const running = runningLines(pages);
  return pages.flatMap(({ page, lines }) => {
    const filled = lines.filter((line) => line.trim() !== '');
    return filled
      .filter((line, i) => {
        const edge = i < EDGE || i >= filled.length - EDGE;
        const outermost = i === 0 || i === filled.length - 1 || i === 1;
        return !(edge && running.has(shape(line, page))) && !(outermost && PAGE_NUMBER.test(line));
      })
      .map((text) => ({ text, page }));
  });
}

function runningLines(pages: readonly Page[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { page, lines } of pages) {
    const filled = lines.filter((line) => line.trim() !== '');
    const edges = new Set(
      [...filled.slice(0, EDGE), ...filled.slice(-EDGE)].map((line) => shape(line, page)),
    );
    for (const line of edges) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const needed = Math.max(3, pages.length / 2);
  return new Set([...counts].filter(([line, count]) => count >= needed && line !== '').map(([line]) => line));
}

/**
 * The running head as the document's name: when no line of the first page reads like a title, or when the head
 * says what stands on the first page and more. Null without.
 */
export function runningTitle(pages: readonly Page[]): string | null {
  const running = runningLines(pages);
  const [first] = pages;
  if (!first || running.size === 0) return null;
  const isRunning = (line: string) => running.has(shape(line, first.page));
  const head = first.lines.slice(0, EDGE).find((line) => isRunning(line) && /\p{Script=Han}{6}/u.test(line));
  const opening = first.lines.filter((line) => !isRunning(line) && line.trim() !== '').slice(0, TITLE_REACH);
  if (head === undefined) return null;
  return saysMore(head, opening) || !opening.some(endsLikeTitle) ? head.trim() : null;
}

/** Whether a head begins with the words of the first lines. */
function saysMore(head: string, opening: readonly string[]): boolean {
  const wanted = head.replace(/\s/g, '');
  let spelt = '';
  for (const line of opening) {
    spelt += line.replace(/\s/g, '');
    if (spelt === wanted || !wanted.startsWith(spelt)) return false;
    if (spelt.length > wanted.length / 2) return true;
  }
  return false;
}

/** A line with the number of its page levelled; other figures count, or two lines of a table would look alike. */
function shape(line: string, page: number): string {
  return line.replace(/\d+/g, (figure) => (Number(figure) === page ? '#' : figure)).replace(/\s+/g, '');
}
