import type { Bilingual } from '../../src/base/language.ts';

/** Rounded to the fen. */
export function fen(amount: number): number {
  return Math.round((amount + Number.EPSILON) * 100) / 100;
}

/** 44,000 with the fen only where there are any. */
export function digits(value: number): string {
  return fen(value).toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** An amount of money in both languages; in Chinese a round one in ten thousands as well. */
export function yuan(amount: number): Bilingual {
  const inWan = amount >= WAN && amount % 100 === 0 ? `（${amount / WAN}万元）` : '';
  return { zh: `${digits(amount)} 元${inWan}`, en: `RMB ${digits(amount)}` };
}

const WAN = 10_000;

/** A length of time in both languages: 64 → 5 年 4 个月. */
export function length(months: number): Bilingual {
  const years = Math.floor(months / 12);
  const rest = Math.round((months - years * 12) * 100) / 100;
  const zh = [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : ''];
  const en = [years > 0 ? counted(years, 'year') : '', rest > 0 || years === 0 ? counted(rest, 'month') : ''];
  return { zh: zh.filter(Boolean).join(' '), en: en.filter(Boolean).join(' and ') };
}

/** `1 day`, `2 days`. */
export function counted(count: number, noun: string): string {
  return `${digits(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 0.0005 → 0.05%. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`;
}
