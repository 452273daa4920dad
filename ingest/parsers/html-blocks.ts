import { parseHTML } from 'linkedom';
import { type Block, textOf } from '../blocks.ts';
import type { PageElement, PageNode } from './dom.ts';

const DROPPED = 'script,style,noscript,template,svg,iframe,object,embed,button,select,input,textarea,head';
const HIDDEN = '[hidden],[aria-hidden="true"],[style]';
const BREAKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
);

/** Blocks of an HTML fragment or page, hidden parts left out. */
export function readHtmlBlocks(html: string): Block[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  dropUnseen(document.body);
  return blocksOfElement(document.body);
}

/** Takes out what a reader of the page does not see; tells whether hidden words were among it. */
export function dropUnseen(root: PageElement): boolean {
  for (const element of root.querySelectorAll(DROPPED)) element.remove();
  let hiddenWords = false;
  for (const element of root.querySelectorAll(HIDDEN)) {
    if (!isHidden(element)) continue;
    hiddenWords ||= (element.textContent ?? '').trim() !== '';
    element.remove();
  }
  return hiddenWords;
}

function isHidden(element: PageElement): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  const style = (element.getAttribute('style') ?? '').replace(/\s+/g, '').toLowerCase();
  return /(^|;)(display:none|visibility:hidden|opacity:0(\.0+)?(;|!|$)|font-size:0(px|pt|em|%)?(;|!|$)|mso-hide:all)/.test(
    style,
  );
}

/** What stands in an element, in reading order. */
export function blocksOfElement(root: PageElement): Block[] {
  const blocks: Block[] = [];
  let line = '';
  const flush = (make: (text: string) => Block = paragraph) => {
    const text = line.replace(/[^\S\n]+/g, ' ').trim();
    line = '';
    for (const part of text.split(/\s*\n\s*/)) if (part !== '') blocks.push(make(part));
  };
  const visit = (node: PageNode) => {
    if (node.nodeType === 3) line += (node.textContent ?? '').replace(/\s+/g, ' ');
    if (node.nodeType !== 1) return;
    const element = node as PageElement;
    const name = element.localName;
    if (name === 'br') line += '\n';
    else if (!BREAKS.has(name)) element.childNodes.forEach(visit);
    else {
      flush();
      const table = name === 'table' ? dataTable(element) : null;
      if (table) blocks.push(table);
      else element.childNodes.forEach(visit);
      flush(maker(element, name));
    }
  };
  root.childNodes.forEach(visit);
  flush();
  return blocks;
}

function maker(element: PageElement, name: string): (text: string) => Block {
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level) return (text) => ({ kind: 'heading', level: Number(level), text, page: null });
  if (name === 'li') return (text) => ({ kind: 'item', text: `${itemMark(element)} ${text}`, page: null });
  return paragraph;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text, page: null };
}

function itemMark(element: PageElement): string {
  const list = element.parentElement;
  if (list?.localName !== 'ol') return '-';
  const items = [...list.children].filter((child) => child.localName === 'li');
  return `${Number(list.getAttribute('start') ?? 1) + items.indexOf(element)}.`;
}

/** A table of data as rows; null for one that only lays out the page, which is read as running text. */
function dataTable(table: PageElement): Block | null {
  const rows = ownRows(table).map((row) => [...row.children].map(cellText));
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const columns = Math.max(0, ...filled.map((row) => row.length));
  const laysOut = table.querySelector('table') !== null || filled.flat().some((cell) => cell.length > 600);
  if (filled.length < 2 || columns < 2 || laysOut) return null;
  return { kind: 'table', rows: filled, page: null };
}

function ownRows(table: PageElement): PageElement[] {
  return [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
}

function cellText(cell: PageElement): string {
  return blocksOfElement(cell).map(textOf).join(' ').trim();
}
