import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InvalidPDFException, PasswordException, PDFParse, UnknownErrorException } from 'pdf-parse';
import { fault } from '../../src/base/faults.ts';
import type { Reading } from '../blocks.ts';
import { clean } from '../characters.ts';
import { warning } from '../warnings.ts';
import { type Line, withoutFurniture } from './page-lines.ts';
import { reflow } from './reflow.ts';

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * A PDF with a text layer: paragraphs with the page they begin on, running heads and page numbers left out.
 * Throws `file_needs_ocr` when no page holds text, `file_encrypted`, `file_broken`.
 */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const pages = await pageTexts(bytes);
  const empty = pages
    .filter(({ lines }) => lines.every((line) => line.trim() === ''))
    .map(({ page }) => page);
  if (empty.length === pages.length) throw fault('file_needs_ocr');
  const lines: Line[] = withoutFurniture(pages);
  return {
    blocks: reflow(lines).map(({ text, page }) => ({ kind: 'paragraph', text, page })),
    hints: {},
    pages: { count: pages.length, empty },
    warnings: empty.length > 0 ? [warning('pages_without_text', { pages: empty.join(', ') })] : [],
  };
}

async function pageTexts(bytes: Uint8Array): Promise<{ page: number; lines: string[] }[]> {
  const parser = new PDFParse({
    data: bytes,
    // Without its character maps, fonts that are not embedded (common in Chinese files) give no text at all.
    cMapUrl: `${join(PDFJS, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(PDFJS, 'standard_fonts')}/`,
    isEvalSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const { pages } = await parser.getText({ pageJoiner: '' });
    return pages.map(({ num, text }) => ({ page: num, lines: clean(text).split('\n').map(closeGaps) }));
  } catch (cause) {
    throw explain(cause);
  } finally {
    await parser.destroy();
  }
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

function explain(cause: unknown): unknown {
  if (cause instanceof PasswordException) return fault('file_encrypted', {}, cause);
  if (cause instanceof UnknownErrorException && /encrypt/i.test(cause.message))
    return fault('file_encrypted', {}, cause);
  if (cause instanceof InvalidPDFException || cause instanceof Error)
    return fault('file_broken', { reason: cause.message }, cause);
  return cause;
}
