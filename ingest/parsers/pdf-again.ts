import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PDFParse } from 'pdf-parse';
import type { Reading } from '../blocks.ts';
import { clean, unreadableShare } from '../characters.ts';
import { warning } from '../warnings.ts';
import { pagesBlocks } from './page-lines.ts';

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const UNREADABLE = 0.2;
/** Fewer letters than a sentence has are debris, no text. */
const FEW_LETTERS = 30;

/** A damaged PDF as pdf-parse rebuilds it, with a warning; null when it finds no readable text either. */
export async function readPdfAgain(bytes: Uint8Array): Promise<Reading | null> {
  const pages = await textOfPages(bytes).catch(() => null);
  const text = pages?.flatMap(({ lines }) => lines).join('') ?? '';
  if (pages === null || text.replace(/\s/g, '').length < FEW_LETTERS || unreadableShare(text) >= UNREADABLE)
    return null;
  const empty = pages
    .filter(({ lines }) => lines.every((line) => line.trim() === ''))
    .map(({ page }) => page);
  const warnings = [warning('read_by_second')];
  if (empty.length > 0) warnings.push(warning('pages_without_text', { pages: empty.join(', ') }));
  return { blocks: pagesBlocks(pages), hints: {}, pages: { count: pages.length, empty }, warnings };
}

async function textOfPages(bytes: Uint8Array): Promise<{ page: number; lines: string[] }[]> {
  const parser = new PDFParse({
    // It takes the buffer away from whoever gave it.
    data: bytes.slice(),
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
    return pages.map(({ num, text }) => ({ page: num, lines: clean(text).split('\n') }));
  } finally {
    await parser.destroy();
  }
}
