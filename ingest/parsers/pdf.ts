import { Fault, fault } from '../../src/base/faults.ts';
import type { Reading } from '../blocks.ts';
import { clean, unreadableShare } from '../characters.ts';
import { type Warning, warning } from '../warnings.ts';
import { pageLines } from './layout.ts';
import { findRecognition } from './ocr.ts';
import { pagesBlocks, runningTitle } from './page-lines.ts';
import { readPdfAgain } from './pdf-again.ts';
import { type PdfPage, readPage } from './pdf-page.ts';
import { pagePicture } from './pdf-picture.ts';
import { hasSoundPageCount } from './pdf-tree.ts';
import { type OpenPdf, withPdf } from './pdfium.ts';

interface Read {
  page: number;
  lines: string[];
  /** It shows something whose words its letters do not tell. */
  needsRecognition: boolean;
  recognised: boolean;
  hasHidden: boolean;
}

const MOST_PAGES = 2_000;
/** A page with less text than this beside a picture of some size is a scan with a number or a title on it. */
const FEW_LETTERS = 30;
const PICTURED = 0.15;
const UNREADABLE = 0.2;
/** Recognition of one file ends after this; what it did not reach is named as pages without text. */
const RECOGNITION_MS = 40_000;

/**
 * A PDF: paragraphs with the page they begin on, columns one after the other, running heads and page numbers
 * left out, pages that are pictures recognised where Tesseract is installed, else named as pages without text.
 * A damaged file that PDFium gives up is tried with pdf-parse, which rebuilds more of them.
 * Throws `file_needs_ocr` when no page yields text, `file_encrypted`, `file_too_large`, `file_broken`.
 */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  if (!hasSoundPageCount(bytes)) throw fault('file_broken', { reason: 'impossible number of pages' });
  try {
    return await readWithPdfium(bytes);
  } catch (cause) {
    if (!(cause instanceof Fault) || cause.code !== 'file_broken') throw cause;
    const reading = await readPdfAgain(bytes);
    if (reading === null) throw cause;
    return reading;
  }
}

function readWithPdfium(bytes: Uint8Array): Promise<Reading> {
  return withPdf(bytes, async (pdf) => {
    if (pdf.pages === 0) throw fault('file_broken', { reason: 'no pages' });
    if (pdf.pages > MOST_PAGES)
      throw fault('file_too_large', { size: `${pdf.pages} pages`, limit: `${MOST_PAGES} pages` });
    const pages = Array.from({ length: pdf.pages }, (_, index) => read(readPage(pdf, index), index + 1));
    await recogniseAll(
      pdf,
      pages.filter(({ needsRecognition }) => needsRecognition),
    );
    return readingOf(pages);
  });
}

function read(page: PdfPage | null, number: number): Read {
  const lines = page
    ? (page.verticalText === null ? pageLines(page.fragments) : [page.verticalText]).map(clean)
    : [];
  const text = lines.join('').replace(/\s/g, '');
  const thin = text.length < FEW_LETTERS && (page?.pictured ?? 0) > PICTURED;
  const needsRecognition =
    (text === '' && page?.shows !== false) || thin || unreadableShare(text) >= UNREADABLE;
  return {
    page: number,
    lines,
    needsRecognition,
    recognised: page?.isRecognised ?? false,
    hasHidden: page?.hasHidden ?? false,
  };
}

async function recogniseAll(pdf: OpenPdf, pages: readonly Read[]): Promise<void> {
  const recognise = pages.length > 0 ? await findRecognition() : null;
  const end = performance.now() + RECOGNITION_MS;
  for (const page of recognise ? pages : []) {
    if (performance.now() > end) return;
    const picture = pagePicture(pdf, page.page - 1);
    const lines = picture && recognise ? (await recognise(picture, end - performance.now())).map(clean) : [];
    if (lines.length === 0) continue;
    const own = page.lines.filter((line) => unreadableShare(line) < UNREADABLE && !holds(lines, line));
    Object.assign(page, { lines: [...own, ...lines], recognised: true, needsRecognition: false });
  }
}

/** Whether recognition read a line that the page also holds as text. */
function holds(lines: readonly string[], line: string): boolean {
  const plain = (text: string) => text.replace(/\s/g, '');
  return plain(lines.join('')).includes(plain(line));
}

function readingOf(pages: readonly Read[]): Reading {
  const numbers = (which: (page: Read) => boolean) => pages.filter(which).map(({ page }) => page);
  const empty = numbers(({ needsRecognition }) => needsRecognition);
  const recognised = numbers((page) => page.recognised);
  const text = pages.some(({ lines }) => lines.some((line) => line.trim() !== ''));
  if (empty.length === pages.length || (!text && empty.length > 0)) throw fault('file_needs_ocr');
  const warnings: Warning[] = [];
  if (empty.length > 0) warnings.push(warning('pages_without_text', { pages: empty.join(', ') }));
  if (recognised.length > 0) warnings.push(warning('recognised', { pages: recognised.join(', ') }));
  if (pages.some(({ hasHidden }) => hasHidden)) warnings.push(warning('hidden_text'));
  const title = runningTitle(pages);
  return {
    blocks: pagesBlocks(pages),
    hints: title === null ? {} : { title },
    pages: { count: pages.length, empty, recognised },
    warnings,
  };
}
