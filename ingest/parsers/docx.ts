import mammoth from 'mammoth';
import { fault } from '../../src/base/faults.ts';
import type { Reading } from '../blocks.ts';
import { clean } from '../characters.ts';
import { warning } from '../warnings.ts';
import { MARKUP_PARTS, type Markup, plain, readMarkup } from './docx-markup.ts';
import { readHtmlBlocks } from './html-blocks.ts';
import { unpack } from './zip-guard.ts';

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  'comment-reference => ',
];

/**
 * A Word document: headings, paragraphs with the numbers Word gives them, lists and tables; pictures, hidden
 * text and deleted revisions are left out, and nothing outside the file is read.
 * Throws `file_bomb`, `file_encrypted`, `file_broken`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const parts = await unpack(bytes, MARKUP_PARTS);
  const markup = readMarkup(parts);
  return {
    blocks: readHtmlBlocks(clean(await toHtml(bytes, markup))),
    hints: {},
    pages: null,
    warnings: markup.hasHidden ? [warning('hidden_text')] : [],
  };
}

async function toHtml(bytes: Uint8Array, markup: Markup): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, {
      styleMap: STYLES,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      transformDocument: (document: WordElement) => apply(document, markup),
    } as Parameters<typeof mammoth.convertToHtml>[1]);
    return value;
  } catch (cause) {
    throw fault('file_broken', { reason: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
}

/** The reader's own tree of a Word document, as far as it is changed here. */
interface WordElement {
  type: string;
  value?: string;
  children?: WordElement[];
  numbering?: unknown;
}

/** Puts automatic numbers into the text (a list of the page would number it anew) and takes hidden runs out. */
function apply(element: WordElement, markup: Markup): WordElement {
  if (element.type === 'run' && markup.isHidden(wordsOf(element))) return { ...element, children: [] };
  const number = element.type === 'paragraph' ? markup.numberOf(wordsOf(element)) : null;
  const children = element.children?.map((child) => apply(child, markup)) ?? [];
  if (!element.children) return element;
  if (number === null) return { ...element, children };
  const label: WordElement = { type: 'text', value: number + gapAfter(number) };
  return { ...element, numbering: null, children: [{ type: 'run', children: [label] }, ...children] };
}

function gapAfter(number: string): string {
  if (/[条章节编]$/.test(number)) return ' ';
  return /[.)\d]$/.test(number) ? ' ' : '';
}

function wordsOf(element: WordElement): string {
  return plain(element.value ?? '') + (element.children ?? []).map(wordsOf).join('');
}
