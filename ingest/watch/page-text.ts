import { createHash } from 'node:crypto';
import type { ParsedDocument } from '../../knowledge/parsed-document.ts';
import type { Fetched } from '../../src/base/fetch.ts';
import { weigh } from '../blocks.ts';
import { declaredCharset, decode } from '../parsers/decode.ts';
import { vocabulary } from './vocabulary.ts';

/** A page with less text than this, that speaks of being gone, is gone. */
const SHORT = 400;
const UTF8_MARK = Buffer.from('\ufeff');

/** Digest of the words read from a page, without what changes by itself: counters, dates of today, buttons. */
export function textDigest(documents: readonly ParsedDocument[]): string {
  const hash = createHash('sha256');
  for (const { title, passages } of documents)
    for (const text of [title, ...passages.map((passage) => passage.text)]) hash.update(stableText(text));
  return hash.digest('hex');
}

function stableText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[\s\u3000]+/g, ''))
    .filter((line) => line !== '' && !vocabulary.volatile.some((pattern) => pattern.test(line)))
    .join('');
}

/** Whether a page that came with status 200 only says that there is nothing here any more. */
export function saysGone(documents: readonly ParsedDocument[]): boolean {
  const text = documents
    .flatMap(({ title, passages }) => [title, ...passages.map((passage) => passage.text)])
    .join('\n');
  return weigh(text) < SHORT && vocabulary.gone.some((pattern) => pattern.test(text));
}

/** Whether the server led from a page of its own to its entrance, as some do with pages that are gone. */
export function ledToEntrance(asked: string, ended: string): boolean {
  const entrance = /^\/(?:(?:index|default|home|main)\.\w+)?$/i;
  return !entrance.test(new URL(asked).pathname) && entrance.test(new URL(ended).pathname);
}

/** Whether bytes are a page, by what they hold. */
export function isPage(bytes: Buffer): boolean {
  return /<(!doctype\s+html|html|head|body)[\s>]/i.test(bytes.subarray(0, 4096).toString('latin1'));
}

/** The bytes to be read: a page whose charset only the header tells is written down in one it can tell itself. */
export function selfDescribed({ bytes, charset }: Pick<Fetched, 'bytes' | 'charset'>): Buffer {
  if (charset === null || /^utf-?8$/i.test(charset) || !isPage(bytes) || declaredCharset(bytes)) return bytes;
  return Buffer.concat([UTF8_MARK, Buffer.from(decode(bytes, charset).text)]);
}
