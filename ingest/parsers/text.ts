import type { Reading } from '../blocks.ts';
import { decode } from './decode.ts';
import { reflow } from './reflow.ts';

/** Plain text: lines wrapped to a width become paragraphs again, every other line is one. */
export function readText(bytes: Uint8Array): Reading {
  const { text, warnings } = decode(bytes);
  const lines = text.split('\n').map((line) => ({ text: line, page: null }));
  return {
    blocks: reflow(lines).map(({ text: paragraph, page }) => ({
      kind: /^[-•·●■◆*]\s/.test(paragraph) ? 'item' : 'paragraph',
      text: paragraph,
      page,
    })),
    hints: {},
    pages: null,
    warnings,
  };
}
