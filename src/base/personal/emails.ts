import type { Found } from '../personal.ts';

/**
 * E-mail addresses, also with spaces around the sign, `(at)`, `[dot]`, or spelt out before a well-known
 * mail host. Reads outward from the sign over at most 64 and 255 characters (RFC 5321, 4.5.3.1), so that a
 * hostile text costs no more than a plain one.
 */
export function findEmails(text: string): Found[] {
  const found: Found[] = [];
  for (const sign of text.matchAll(SIGN)) {
    const before = LOCAL.exec(text.slice(Math.max(0, sign.index - 64), sign.index));
    const after = sign.index + sign[0].length;
    const host = (sign[1] === undefined ? HOST : SPOKEN_HOST).exec(text.slice(after, after + 255));
    if (before === null || host === null) continue;
    found.push({ kind: 'email', start: sign.index - before[0].length, end: after + host[0].length });
  }
  return found;
}

const SIGN = / {0,2}@ {0,2}| {0,2}[([{<] {0,1}at {0,1}[)\]}>] {0,2}|( at )/gi;
const LOCAL = /[A-Za-z0-9_%+-](?:[A-Za-z0-9._%+-]{0,63})$/;
const DOT = '(?:\\.| \\. | {0,2}[([{] {0,1}dot {0,1}[)\\]}] {0,2}| dot )';
const HOST = new RegExp(`^(?:[a-z0-9-]{1,63}${DOT}){1,5}[a-z]{2,24}(?![a-z0-9])`, 'i');
const SPOKEN_HOST = new RegExp(
  `^(?:[a-z0-9-]{1,63} dot [a-z]{2,24}(?: dot [a-z]{2,3})?|(?:qq|163|126|139|189|gmail|outlook|hotmail|foxmail|sina|sohu|yeah|aliyun|icloud|yahoo|proton)${DOT}[a-z]{2,4})(?![a-z0-9])`,
  'i',
);
