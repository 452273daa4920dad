import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '../../src/base/personal.ts';
import { dataPath, hasData } from '../support/data.ts';
import { SPELLINGS } from './personal.cases.ts';

/** Numbers made up for the tests, valid in form. */
const IDS = ['11010519491231002X', '440300198807150016', '310104200002290034', '130503670401001'];
const MOBILES = ['13800138000', '19912345678', '17000000003', '15512340987'];
const LANDLINES = ['010-88886666', '0755-26001234', '021-62345678', '0571-87654321', '(020)81234567'];
const CARDS = ['6222021234567890128', '4111111111111111', '6217000010001234569', '5555555555554444'];
const EMAILS = ['cfo@example.cn', 'zhang.san_88@mail.example.com.cn', 'x+tax@qq.com', '12345678@163.com'];
const PASSPORTS = ['E12345678', 'EA1234567', 'G12345678', 'PE1234567', 'SE7654321'];

const MARKS = {
  resident_id: '[身份证号]',
  phone: '[电话]',
  bank_card: '[银行卡号]',
  email: '[邮箱]',
  passport: '[护照号]',
};

describe('mask', () => {
  const variants = [
    ...IDS.flatMap((id) => SPELLINGS.id(id).map((text) => ['resident_id', text] as const)),
    ...MOBILES.flatMap((phone) => SPELLINGS.mobile(phone).map((text) => ['phone', text] as const)),
    ...LANDLINES.flatMap((phone) => SPELLINGS.landline(phone).map((text) => ['phone', text] as const)),
    ...CARDS.flatMap((card) => SPELLINGS.card(card).map((text) => ['bank_card', text] as const)),
    ...EMAILS.flatMap((email) => SPELLINGS.email(email).map((text) => ['email', text] as const)),
    ...PASSPORTS.flatMap((number) => SPELLINGS.passport(number).map((text) => ['passport', text] as const)),
  ];

  it(`hides personal data in ${variants.length} spellings, and nothing around it`, () => {
    expect(variants.length).toBeGreaterThanOrEqual(300);
    const missed = variants.filter(([kind, text]) => {
      const { text: masked, found } = mask(`您好，${text}，请问怎么办`);
      return (
        found.length !== 1 || found[0]!.kind !== kind || /\d{3}|@/.test(masked.replace(/\[[^\]]*\]/g, ''))
      );
    });
    expect(missed).toEqual([]);
  });

  it.each([
    '合同金额870000元，税额13800138000元，合计6222021234567890128元',
    '金额：13,800,138,000.50，人民币 13 800 138 000 元',
    '日期20261231，截至2026-12-31 13:45:10，2026年1月1日',
    '财税〔2018〕76号、国务院令第802号、中华人民共和国主席令第41号',
    '统一社会信用代码91110000633674095F，91440300708461136T',
    '发票号码24112000000012345678，发票代码144031900110',
    '订单号13800138000，单号6222021234567890128',
    '劳动合同法第四十七条、第一百二十三条第二款第（三）项',
    '请拨打12366、12345、12333、12348或400-820-8820、95588',
    '税号440300190203049，注册号110105012345678',
    'Article 47 of the Labor Contract Law; Order No. 802; 2026-11-23T10:11:12.345Z',
    'id d3b07384-d9a0-4c9b-8a1e-2f1c6e0b7a11 took 1732345678901 ns',
    '一二三四五六七八九十，二〇二六年十一月二十三日，五千六百万元',
    '我们 at 2026 年 meet me at noon; 3 @ 5',
    'G20261123 号合同，型号 EA-1200，P2026001',
    '注册资本1000万，实缴200万，营业额3000000000',
  ])('leaves alone what is no personal data: %s', (text) => {
    expect(mask(text)).toEqual({ text, found: [] });
  });

  it('puts neutral marks in the language that is asked for', () => {
    const text = 'Call +86-199-0000-0005 or cfo@example.cn, passport E00000001.';
    expect(mask(text, 'en').text).toBe('Call [phone] or [e-mail], passport [passport number].');
    expect(mask('身份证11010519491231002X').text).toBe('身份证[身份证号]');
  });

  it('tells where it stood in the text as given', () => {
    const text = '电话：１３８　００１３　８０００，谢谢';
    const { found } = mask(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['１３８　００１３　８０００']);
  });

  it('hides each of several in one message', () => {
    const { text } = mask('张三 13800138000、李四 13900139000，卡号 6222021234567890128，邮箱 a@b.com');
    expect(text).toBe('张三 [电话]、李四 [电话]，卡号 [银行卡号]，邮箱 [邮箱]');
  });

  it('keeps a masked log line readable as JSON', () => {
    const line = JSON.stringify({ level: 'info', text: '电话13800138000', mail: 'a@b.cn', ms: 12 });
    expect(JSON.parse(mask(line).text)).toEqual({
      level: 'info',
      text: '电话[电话]',
      mail: '[邮箱]',
      ms: 12,
    });
  });
});

describe('mask, for any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.stringMatching(/^[0-9 ()+@.·零一二三xX-]{0,24}$/),
    fc.constantFrom(
      ...IDS,
      ...MOBILES,
      ...CARDS,
      ...EMAILS,
      ...PASSPORTS,
      '电话',
      '身份证',
      ' at ',
      'passport ',
    ),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(text, (one) => {
        const once = mask(one).text;
        expect(mask(once)).toEqual({ text: once, found: [] });
      }),
      { numRuns: 500 },
    );
  });

  it.each(['G12345678·xG12345678', '6222021234567890128)0130503670401001'])(
    'looks again where its own mark names the number after it: %s',
    (one) => {
      const once = mask(one);
      expect(once.text).not.toMatch(/\d/);
      expect(once.found).toHaveLength(2);
      expect(mask(once.text).text).toBe(once.text);
    },
  );

  it('keeps all that lies between the finds, in order', () => {
    fc.assert(
      fc.property(text, (one) => {
        const { text: masked, found } = mask(one);
        let at = 0;
        let rebuilt = '';
        for (const { kind, start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          rebuilt += `${one.slice(at, start)}${MARKS[kind]}`;
          at = end;
        }
        expect(masked).toBe(rebuilt + one.slice(at));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '1',
    '1 ',
    '1-',
    '@',
    'a@',
    'a@b.',
    'a.',
    '138 ',
    '一',
    '零 ',
    '(at)',
    '+86',
    'passport ',
    '电话',
    '(0',
  ])(
    'ends on a hundred thousand characters of %s',
    (unit) => {
      const hostile = unit.repeat(Math.ceil(100_000 / unit.length));
      expect(mask(hostile).text.length).toBeGreaterThan(0);
    },
    5_000,
  );
});

describe.skipIf(!hasData('policy-pack'))('mask, on law texts', () => {
  it('finds nothing in any of them', () => {
    const hits = ['national', 'local'].flatMap((folder) =>
      readdirSync(dataPath('policy-pack', folder)).flatMap((file) => {
        const law = readFileSync(dataPath('policy-pack', folder, file), 'utf8');
        return mask(law).found.map(({ kind, start, end }) => `${file}: ${kind} ${law.slice(start, end)}`);
      }),
    );
    expect(hits).toEqual([]);
  });
});

describe.skipIf(!hasData('questions.dev.jsonl'))('mask, on real questions', () => {
  it('hides what is personal in them and nothing else', () => {
    const rows = readFileSync(dataPath('questions.dev.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { turns: { text: string }[]; pii_in_input: string[] });
    const wrong = rows.filter(({ turns, pii_in_input }) => {
      const found = turns.flatMap(({ text }) =>
        mask(text).found.map(({ start, end }) => text.slice(start, end)),
      );
      return found.sort().join() !== [...pii_in_input].sort().join();
    });
    expect(wrong).toEqual([]);
  });
});
