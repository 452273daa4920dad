import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChinese, toNumber } from '../../knowledge/numerals.ts';

describe('Chinese numerals', () => {
  it.each([
    ['四十七', 47],
    ['十', 10],
    ['十二', 12],
    ['一百零二', 102],
    ['一百一十', 110],
    ['一百二', 120],
    ['三万五', 35_000],
    ['两千', 2000],
    ['二〇二三', 2023],
    ['一千二百六十', 1260],
    ['五百万', 5_000_000],
    ['一亿二千万', 120_000_000],
    ['十万', 100_000],
    ['叁佰', 300],
    ['４７', 47],
    ['1,260', 1260],
    ['1.5万', 15_000],
    ['0.07', 0.07],
    ['3亿', 300_000_000],
    ['零', 0],
  ])('reads %s', (written, value) => {
    expect(toNumber(written)).toBe(value);
  });

  it.each(['', '万', '一般', '第一', '劳动', '1.2.3', '一二百'])('reads no number in "%s"', (written) => {
    expect(toNumber(written)).toBeNull();
  });

  it.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [47, '四十七'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [1260, '一千二百六十'],
    [10_010, '一万零一十'],
    [100_000, '十万'],
  ])('writes %d', (value, written) => {
    expect(toChinese(value)).toBe(written);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
        expect(toNumber(toChinese(value))).toBe(value);
      }),
    );
  });

  it('refuses to write what has no numeral', () => {
    for (const value of [-1, 1.5, 1e8]) expect(() => toChinese(value)).toThrow(RangeError);
  });
});
