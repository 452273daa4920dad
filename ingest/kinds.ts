import { extname } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { fault } from '../src/base/faults.ts';

export type Kind = 'markdown' | 'text' | 'html' | 'docx' | 'pdf';

/** Endings that can be loaded, and what they promise. */
const ENDINGS: Record<string, Kind> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
  '.text': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.shtml': 'html',
  '.docx': 'docx',
  '.pdf': 'pdf',
};

/** What a file's name promises. Throws `file_type_unsupported`. */
export function kindOfName(name: string): Kind {
  const extension = extname(name).toLowerCase();
  const kind = ENDINGS[extension];
  if (!kind) throw fault('file_type_unsupported', { type: extension || name });
  return kind;
}

/**
 * What a file is, by its content; its name only tells kinds of text apart.
 * Throws `file_empty`, `file_type_mismatch`, `file_encrypted`, `file_broken`.
 */
export async function kindOfContent(bytes: Uint8Array, name: string): Promise<Kind> {
  const promised = kindOfName(name);
  if (bytes.every(isBlank)) throw fault('file_empty');
  const found = await sniff(bytes);
  const isText = promised === 'markdown' || promised === 'text' || promised === 'html';
  if (found === promised) return promised;
  if (isText && found === 'text') return promised;
  if (isText && found === 'html') return 'html';
  // A Word document with a password is an OLE container, not a ZIP file.
  if (promised === 'docx' && found === 'cfb') throw fault('file_encrypted');
  if (promised === 'docx' && found === 'zip' && isCutShort(bytes)) return 'docx';
  if (!isText && found === null) throw fault('file_broken', { reason: 'unknown content' });
  throw fault('file_type_mismatch', { extension: extname(name).toLowerCase(), type: found ?? 'binary' });
}

async function sniff(bytes: Uint8Array): Promise<Kind | string | null> {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (hasUtf16Mark(bytes)) return 'text';
  const byMagic = await fileTypeFromBuffer(bytes.subarray(0, 65_536));
  if (byMagic && byMagic.ext !== 'xml') return byMagic.ext === 'zip' && isWord(bytes) ? 'docx' : byMagic.ext;
  if (!isText(bytes)) return head.startsWith('PK') ? 'docx' : null;
  return /<(!doctype\s+html|html|head|body)[\s>]/i.test(head) ? 'html' : 'text';
}

function isWord(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes('word/document.xml');
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Text in some encoding: hardly any zero bytes, few control characters. */
function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  let zeroes = 0;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) zeroes++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  return zeroes < sample.length * 0.005 && controls < sample.length * 0.05;
}

/** A ZIP file without its end: whether it was a Word document cannot be told, only that it is damaged. */
function isCutShort(bytes: Uint8Array): boolean {
  return !Buffer.from(bytes).includes('PK\u0005\u0006', 0, 'latin1');
}

function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
