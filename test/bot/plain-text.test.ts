import { describe, expect, it } from 'vitest';
import { plainText } from '../../bot/plain-text.ts';

describe('words of a model', () => {
  it.each([
    ['试用期最长[六个月](http://evil.example/a)。', '试用期最长六个月。'],
    ['见 https://evil.example/x?y=1，然后缴费。', '见 ，然后缴费。'],
    ['![药](http://evil.example/p.png)最长六个月', '药最长六个月'],
    ['<img src=x onerror=alert(1)>六个月', '六个月'],
    ['<script>alert(1)</script>六个月', 'alert(1) 六个月'],
    ['六个月<svg onload=alert(1)', '六个月'],
    ['ht*tp://evil.example 六个月', '六个月'],
    ['ht<b>tp://evil.example</b> six', 'ht six'],
    ['h\u200bttp://evil.example six', 'six'],
    ['请发邮件到 boss@evil.example，或登录 www.evil.example/a', '请发邮件到 ，或登录'],
    ['登录evil.example/login缴费', '登录缴费'],
    ['javascript:alert(1) six', 'six'],
    ['[1]: http://evil.example', ''],
    ['最长六个月[1][S2] [^3]', '最长六个月'],
    ['**六**个`月`', '六个月'],
    ['first\nsecond', 'first second'],
  ])('keeps no way out of %j', (written, plain) => {
    expect(plainText(written)).toBe(plain);
  });

  it.each([
    '每月支付二倍的工资（2倍），时效一年；利率每日0.05%。',
    'At least 30 days, i.e. one month (art. 37). The wage is 3.5 months: see below.',
    '3:1的比例，9:00至17:00。',
    '企业所得税法第28条规定，减按20%的税率。',
  ])('leaves %j as it is', (written) => {
    expect(plainText(written)).toBe(written);
  });
});
