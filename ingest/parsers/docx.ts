import mammoth from 'mammoth';
import { fault } from '../../src/base/faults.ts';
import type { Reading } from '../blocks.ts';
import { clean } from '../characters.ts';
import { warning } from '../warnings.ts';
import { readHtmlBlocks } from './html-blocks.ts';
import { unpack } from './zip-guard.ts';

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  'comment-reference => ',
];

/**
 * A Word document: headings, paragraphs, lists and tables; pictures and deleted revisions are left out, and
 * nothing outside the file is read. Throws `file_bomb`, `file_encrypted`, `file_broken`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const parts = await unpack(bytes, ['word/document.xml']);
  const html = await toHtml(bytes);
  const hidden = /<w:vanish\s*\/>/.test(parts.get('word/document.xml')?.toString('utf8') ?? '');
  return {
    blocks: readHtmlBlocks(clean(html)),
    hints: {},
    pages: null,
    warnings: hidden ? [warning('hidden_text')] : [],
  };
}

async function toHtml(bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, {
      styleMap: STYLES,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    } as Parameters<typeof mammoth.convertToHtml>[1]);
    return value;
  } catch (cause) {
    throw fault('file_broken', { reason: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
}
