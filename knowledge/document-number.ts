import { toNumber } from './numerals.ts';

/**
 * A document number (文号) in one spelling: `财税[2023]12号` → `财税〔2023〕12号`, `财政部 税务总局公告2023年第12号`
 * → `财政部税务总局公告〔2023〕12号`, `国务院令第728号` and `国令第728号` → `国务院令728号`, `主席令第十五号` → `主席令15号`.
 */
export function documentNumberKey(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\s、,]/g, '')
    .replace(/[〔[【(](\d{4})[〕\]】)]/g, '〔$1〕')
    .replace(/(\d{4})年第?(?=\d)/g, '〔$1〕')
    .replace(/第(?=[\d零〇一二三四五六七八九十百]+号)/g, '')
    .replace(/〕0+/g, '〕')
    .replace(/^国令/, '国务院令')
    .replace(CHINESE_END, (_, number: string) => `${toNumber(number) ?? number}号`);
}

const CHINESE_END = /(?<=令|〕)([零〇一二三四五六七八九十百]+)号$/;
const NUMBERS =
  /[\p{Script=Han}、\s]{0,40}(?:(?:[〔[【(]\d{4}[〕\]】)]|\d{4}年)\s*第?\s*\d{1,5}\s*号|(?:令|公告)\s*第?\s*\d{1,5}\s*号)/gu;

/** The document numbers in a text, each as its key; words before the issuer may cling to it. */
export function documentNumbersIn(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(NUMBERS)].flatMap(([found]) => {
    const key = documentNumberKey(found);
    return issuerOf(key).length >= 2 ? [key] : [];
  });
}

/**
 * Whether a number as asked means a held one. The figures must agree, and the issuer by its end: in a
 * sentence other words stand before it (`请问财税`), and people shorten it (`税务总局公告`).
 */
export function sameDocumentNumber(asked: string, held: string): boolean {
  const a = documentNumberKey(asked);
  const b = documentNumberKey(held);
  if (figuresOf(a) !== figuresOf(b)) return false;
  const issuer = issuerOf(b);
  return issuer !== '' && commonEnd(issuerOf(a), issuer) >= Math.min(3, issuer.length);
}

function figuresOf(key: string): string {
  return /(?:〔\d{4}〕)?\d+号?$/.exec(key)?.[0].replace(/号$/, '') ?? key;
}

function issuerOf(key: string): string {
  return key.replace(/(?:〔\d{4}〕)?\d+号?$/, '');
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
