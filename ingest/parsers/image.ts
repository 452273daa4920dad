import { fault } from '../../src/base/faults.ts';
import type { Reading } from '../blocks.ts';
import { clean } from '../characters.ts';
import { warning } from '../warnings.ts';
import { findRecognition } from './ocr.ts';
import { pagesBlocks } from './page-lines.ts';

/** A picture of a text. Throws `file_needs_ocr` when no words can be recognised in it here. */
export async function readImage(bytes: Uint8Array): Promise<Reading> {
  const recognise = await findRecognition();
  const lines = recognise ? (await recognise(bytes)).map(clean) : [];
  if (lines.length === 0) throw fault('file_needs_ocr');
  return {
    blocks: pagesBlocks([{ page: 1, lines }]),
    hints: {},
    pages: { count: 1, empty: [], recognised: [1] },
    warnings: [warning('recognised', { pages: 1 })],
  };
}
