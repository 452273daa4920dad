/**
 * What a model wrote as words alone: no links, addresses, pictures, HTML, markup, invisible characters or citation
 * marks of its own. What a model says may be shown; where it sends people may not.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)?/g, '$1')
    .replace(/<\/?[a-z!?][^>]*>?/gi, ' ')
    .replace(/\[\s*\^?S?\d+\s*\](?::\s*)?/gi, '')
    .replace(/[`*_#|~\\<>[\]]/g, '')
    .replace(ADDRESS, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Control and format characters: zero-width, direction marks, tags. Line breaks are kept apart as spaces. */
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cn}]|(?![\n\r\t])\p{Cc}/gu;

/** One character of an address: it ends at a space, at Chinese, and at punctuation of Chinese. */
const CHARACTER = '[^\\s\\u3000-\\u9fff\\uff00-\\uffef]';
const ENDINGS =
  'com|cn|net|org|gov|edu|info|biz|top|xyz|vip|cc|io|me|app|dev|site|online|shop|club|link|live|icu|example|test';

/** With a scheme, `www.`, an `@`, or a well-known ending. */
const ADDRESS = new RegExp(
  [
    `[a-z][a-z0-9+.-]*:(?://|(?<=(?:mailto|tel|javascript|data):))${CHARACTER}*`,
    `www\\.${CHARACTER}*`,
    `[a-z0-9._%+-]+@${CHARACTER}+`,
    `(?<![a-z0-9-])(?:[a-z0-9-]+\\.)+(?:${ENDINGS})(?![a-z])(?:[/:?#]${CHARACTER}*)?`,
  ].join('|'),
  'gi',
);
