const DIGITS: Record<string, number> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((digit, value) => [digit, value])),
  〇: 0,
  '○': 0,
  两: 2,
};
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Characters of a number in legal texts, for regular expressions: `第[…]+条`. */
export const NUMERAL = '零〇○一二两三四五六七八九十百千\\d０-９';

/** A whole number written in Chinese or Arabic digits (`四十七`, `一百零三`, `二〇二五`, `47`, `４７`), or null. */
export function parseNumeral(text: string): number | null {
  const plain = text.normalize('NFKC');
  if (/^\d+$/.test(plain)) return Number(plain);
  const characters = [...text];
  if (characters.length === 0 || !characters.every((c) => c in DIGITS || c in UNITS)) return null;
  return characters.some((c) => c in UNITS) ? withUnits(characters) : digitByDigit(characters);
}

function withUnits(characters: readonly string[]): number {
  let total = 0;
  let digit: number | null = null;
  for (const character of characters) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS[character] ?? 0;
    else {
      total += (digit ?? 1) * unit;
      digit = null;
    }
  }
  return total + (digit ?? 0);
}

function digitByDigit(characters: readonly string[]): number {
  return Number(characters.map((c) => DIGITS[c]).join(''));
}
