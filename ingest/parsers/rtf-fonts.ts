import iconv from 'iconv-lite';

/** Code pages by the character sets that fonts of Rich Text name (`\fcharset`). */
const CHARSETS: Record<number, string> = {
  77: 'macroman',
  128: 'cp932',
  129: 'cp949',
  134: 'gb18030',
  136: 'cp950',
  161: 'cp1253',
  162: 'cp1254',
  163: 'cp1258',
  177: 'cp1255',
  178: 'cp1256',
  186: 'cp1257',
  204: 'cp1251',
  222: 'cp874',
  238: 'cp1250',
};
const DOUBLE = /^(gb18030|cp932|cp949|cp950)$/;

/** Decodes bytes of Rich Text in the code pages of its fonts. */
export function createFonts() {
  const encodings = new Map<number, string>();
  let usual = 'cp1252';
  return {
    /** `\ansicpg936` */
    setCodePage: (page: number) => {
      const encoding = page === 936 || page === 54936 ? 'gb18030' : page === 65001 ? 'utf-8' : `cp${page}`;
      if (iconv.encodingExists(encoding)) usual = encoding;
    },
    setCharset: (font: number, charset: number) => {
      const encoding = CHARSETS[charset];
      if (encoding) encodings.set(font, encoding);
      else encodings.delete(font);
    },
    /** Whether the bytes break off inside a character. */
    isIncomplete: (bytes: readonly number[], font: number): boolean => {
      if (!DOUBLE.test(encodings.get(font) ?? usual)) return false;
      let at = 0;
      while (at < bytes.length) at += (bytes[at] ?? 0) > 0x80 && bytes[at] !== 0xff ? 2 : 1;
      return at > bytes.length;
    },
    decode: (bytes: readonly number[], font: number): string =>
      iconv.decode(Buffer.from(bytes), encodings.get(font) ?? usual),
  };
}
