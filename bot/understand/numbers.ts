/** A count as written: digits with or without commas, Han numerals (两百五十万), a half, or an English word. */
export const COUNT =
  '(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[零〇一二两俩三四五六七八九十百千半]+|\\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|half an?|a couple of|several)\\b)';

/** Value of such a count; NaN when it is none. */
export function countOf(text: string): number {
  const plain = text.replace(/,/g, '').trim();
  if (/^\d/.test(plain)) return Number.parseFloat(plain);
  return ENGLISH[plain] ?? hanNumber(plain);
}

const ENGLISH: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  'a couple of': 2,
  three: 3,
  several: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'half a': 0.5,
  'half an': 0.5,
};
const DIGITS = '零一二三四五六七八九';
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

function hanNumber(text: string): number {
  if (text === '半') return 0.5;
  let total = 0;
  let digit = -1;
  // 三千五 is 3500, 三千零五 is 3005.
  let last = 1;
  for (const character of text.replace(/[两俩]/g, '二').replace(/〇/g, '零')) {
    const unit = UNITS[character];
    if (unit !== undefined) {
      total += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
      last = unit / 10;
    } else if (character === '半') {
      return NaN;
    } else {
      const value = DIGITS.indexOf(character);
      if (value === 0) last = 1;
      digit = digit > 0 && total === 0 ? digit * 10 + value : value;
    }
  }
  return total + Math.max(digit, 0) * last;
}

/** 两万四 written as 2.4万: what follows the last unit counts in tenths of it. */
export function inTenths(text: string): string {
  return text.replace(SHORT, (written, count: string, unit: string, tenth: string) => {
    const whole = countOf(count);
    return Number.isInteger(whole) ? `${whole}.${countOf(tenth)}${unit}` : written;
  });
}

const SHORT =
  /(\d+|[一二两三四五六七八九十百]+)(万|亿)([1-9一二三四五六七八九])(?![\d零一二两三四五六七八九十百千万亿.,%个多几来年月天日周号人名位倍次条块成])/g;
