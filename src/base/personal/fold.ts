/** A text with one plain spelling per character, and where each character stood (null: where it stands). */
export interface Folded {
  text: string;
  /** `at[i]` is the offset in the original of character `i`; one more entry for the end. */
  at: number[] | null;
}

/**
 * Full width to half width, digits of any script to `0-9`, every dash to `-`, every space to a space, the
 * letters that pass for X to X; invisible characters vanish. Han numerals stay: they are words as well.
 */
export function fold(text: string): Folded {
  if (/^[\x00-\x7f]*$/.test(text)) return { text, at: null };
  const characters: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const wide = mathDigit(text, i);
    const plain = wide ?? plainOf(text[i]!);
    if (plain === '') continue;
    characters.push(plain);
    at.push(i);
    if (wide !== null) i += 1;
  }
  at.push(text.length);
  return { text: characters.join(''), at };
}

const SAME: Record<string, string> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '﹫': '@',
  '·': '.',
  '•': '.',
  '．': '.',
  '×': 'X',
  Х: 'X',
  х: 'X',
  '⓪': '0',
};
for (const dash of '‐‑‒–—―−﹣➖') SAME[dash] = '-';
for (const unseen of '\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f') SAME[unseen] = '';

function plainOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character;
  const same = SAME[character];
  if (same !== undefined) return same;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x2000 && code <= 0x200a) return ' ';
  if (code >= 0x2460 && code <= 0x2468) return String(code - 0x245f);
  return code < 0x3000 && /\p{Nd}/u.test(character) ? digitOf(code) : character;
}

/** Unicode keeps each script's ten digits together, from a code that ends in 0 or 6. */
function digitOf(code: number): string {
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** 𝟏𝟑𝟖: the mathematical digits U+1D7CE to U+1D7FF, five styles of ten. */
function mathDigit(text: string, i: number): string | null {
  if (text.charCodeAt(i) !== 0xd835) return null;
  const low = text.charCodeAt(i + 1);
  return low >= 0xdfce && low <= 0xdfff ? String((low - 0xdfce) % 10) : null;
}
