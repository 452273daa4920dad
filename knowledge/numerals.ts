const DIGITS = '零一二三四五六七八九';
const OTHER_DIGITS: Record<string, number> = {
  〇: 0,
  两: 2,
  兩: 2,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const SMALL_UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LARGE_UNITS: Record<string, number> = { 万: 1e4, 亿: 1e8 };

/** Characters a Chinese numeral is written with, for use inside a regular expression's brackets. */
export const NUMERAL_CHARACTERS = `${DIGITS}〇两兩壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿`;

/**
 * Value of a number written in Chinese characters (`一百二十三`, `二〇二三`, `两千`), in digits of either
 * width, or mixed (`1.5万`). Null when it is not a number.
 */
export function toNumber(written: string): number | null {
  const text = written.normalize('NFKC').replace(/[,，\s]/g, '');
  const mixed = /^(\d+(?:\.\d+)?)(万亿|亿|万|千|百)?$/.exec(text);
  if (mixed)
    return exact(Number(mixed[1]) * [...(mixed[2] ?? '')].reduce((all, unit) => all * unitOf(unit), 1));
  if (text === '' || ![...text].every((character) => NUMERAL_CHARACTERS.includes(character))) return null;
  return hasUnit(text) ? withUnits(text) : Number([...text].map(digitOf).join(''));
}

/** A whole number below a hundred million in Chinese characters: 47 → `四十七`, 110 → `一百一十`. */
export function toChinese(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1e8)
    throw new RangeError(`no Chinese numeral for ${value}`);
  const tenThousands = Math.floor(value / 1e4);
  if (tenThousands === 0) return belowTenThousand(value).replace(/^一十/, '十') || '零';
  const rest = value % 1e4;
  const gap = rest > 0 && rest < 1000 ? '零' : '';
  return `${belowTenThousand(tenThousands)}万${gap}${belowTenThousand(rest)}`.replace(/^一十/, '十');
}

/** `一百二` is 120 and `三万五` 35,000: a digit right after a unit of a hundred or more counts tenths of it. */
function withUnits(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let before = 1;
  for (const character of text) {
    if (character in LARGE_UNITS) {
      const part = section + (digit ?? 0);
      if (part === 0 && total === 0) return null;
      const unit = unitOf(character);
      total = unit === 1e8 ? (total + part) * unit : total + part * unit;
      section = 0;
      digit = null;
    } else if (character in SMALL_UNITS) {
      section += (digit ?? 1) * unitOf(character);
      digit = null;
    } else {
      if (digit !== null && digit !== 0) return null;
      digit = digitOf(character);
      if (digit === 0) before = 1;
      continue;
    }
    before = unitOf(character);
  }
  return total + section + (digit ?? 0) * (before >= 100 ? before / 10 : 1);
}

function belowTenThousand(value: number): string {
  let written = '';
  let gap = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = written !== '';
      continue;
    }
    written += `${gap ? '零' : ''}${DIGITS[digit]}${name}`;
    gap = false;
  }
  return written;
}

function hasUnit(text: string): boolean {
  return [...text].some((character) => character in SMALL_UNITS || character in LARGE_UNITS);
}

function unitOf(character: string): number {
  return SMALL_UNITS[character] ?? LARGE_UNITS[character] ?? 1;
}

function digitOf(character: string): number {
  return OTHER_DIGITS[character] ?? DIGITS.indexOf(character);
}

/** Multiplication in tenths and hundredths leaves a tail: 0.07 × 100. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
