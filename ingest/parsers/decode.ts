import { detect } from 'chardet';
import iconv from 'iconv-lite';
import { clean } from '../characters.ts';
import { type Warning, warning } from '../warnings.ts';

export interface Decoded {
  text: string;
  warnings: Warning[];
}

/**
 * Bytes to clean text: byte-order mark, then UTF-8 if the bytes are valid UTF-8 (other encodings practically
 * never are), then the encoding the file declares, then GB18030 where it fits, then a guess.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  for (const encoding of [byteOrderMark(bytes), 'utf-8', declared && canonical(declared)]) {
    const text = encoding && strictly(bytes, encoding);
    if (text !== null && text !== '') return { text: clean(text), warnings: [] };
  }
  return guess(bytes);
}

/** The charset that an HTML or XML text declares in its first bytes. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
    null
  );
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** GB2312 and GBK are parts of GB18030, and pages that declare the former hold characters of the latter. */
function canonical(encoding: string): string {
  return /^(gb2312|gbk|gb_2312.*|x-gbk|cp936)$/i.test(encoding) ? 'gb18030' : encoding;
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function guess(bytes: Uint8Array): Decoded {
  const found = canonical(detect(bytes) ?? 'gb18030');
  const gb = found === 'Big5' ? null : strictly(bytes, 'gb18030');
  const encoding = gb !== null && looksChinese(gb) ? 'gb18030' : found;
  const text = encoding === 'gb18030' && gb !== null ? gb : iconvOrUtf8(bytes, encoding);
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  return {
    text: clean(text),
    warnings: [
      warning('encoding_guessed', { encoding }),
      ...(lost > 0 ? [warning('characters_lost', { count: lost })] : []),
    ],
  };
}

function iconvOrUtf8(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes), iconv.encodingExists(encoding) ? encoding : 'utf-8');
}

/** Misread bytes give rare characters; a Chinese text has the commonest ones in every sentence. */
function looksChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const common =
    text.match(
      /[的一是不了在人有我他这为之大来以个中上们到说国和地也子时年得就那要下生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长]/gu,
    )?.length ?? 0;
  return han > 0 && common / han > 0.1;
}
