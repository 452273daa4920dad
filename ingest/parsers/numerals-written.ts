const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const PLAIN = { digits: '零一二三四五六七八九', units: '千百十' };
const FORMAL = { digits: '零壹贰叁肆伍陆柒捌玖', units: '仟佰拾' };

/** Formats of automatic numbers by their names in Office Open XML (ECMA-376, ST_NumberFormat). */
const FORMATS: Record<string, (count: number) => string> = {
  chineseCounting: (count) => chinese(count, PLAIN).replace(/^一十/, '十'),
  chineseCountingThousand: (count) => chinese(count, PLAIN).replace(/^一十/, '十'),
  japaneseCounting: (count) => chinese(count, PLAIN).replace(/^一十/, '十'),
  taiwaneseCounting: (count) => chinese(count, PLAIN).replace(/^一十/, '十'),
  taiwaneseCountingThousand: (count) => chinese(count, PLAIN).replace(/^一十/, '十'),
  chineseLegalSimplified: (count) => chinese(count, FORMAL),
  ideographLegalTraditional: (count) => chinese(count, FORMAL),
  ideographDigital: (count) => digits(count, '〇一二三四五六七八九'),
  taiwaneseDigital: (count) => digits(count, '〇一二三四五六七八九'),
  japaneseDigitalTenThousand: (count) => digits(count, '〇一二三四五六七八九'),
  decimalFullWidth: (count) => digits(count, '０１２３４５６７８９'),
  decimalFullWidth2: (count) => digits(count, '０１２３４５６７８９'),
  decimalZero: (count) => String(count).padStart(2, '0'),
  ideographTraditional: (count) => STEMS.charAt((count - 1) % 10),
  ideographZodiac: (count) => BRANCHES.charAt((count - 1) % 12),
  decimalEnclosedCircle: (count) => (count <= 20 ? String.fromCodePoint(0x245f + count) : String(count)),
  decimalEnclosedCircleChinese: (count) =>
    count <= 20 ? String.fromCodePoint(0x245f + count) : String(count),
  decimalEnclosedParen: (count) => (count <= 20 ? String.fromCodePoint(0x2473 + count) : `(${count})`),
  ideographEnclosedCircle: (count) => (count <= 10 ? String.fromCodePoint(0x327f + count) : String(count)),
  upperLetter: (count) => letters(count),
  lowerLetter: (count) => letters(count).toLowerCase(),
  upperRoman: (count) => roman(count),
  lowerRoman: (count) => roman(count).toLowerCase(),
  ordinal: (count) =>
    `${count}${['th', 'st', 'nd', 'rd'][count % 100 > 3 && count % 100 < 21 ? 0 : count % 10] ?? 'th'}`,
};

/** A count as a list of Word shows it, in one of its formats; Arabic digits for formats not known here. */
export function writeNumber(count: number, format: string): string {
  return FORMATS[format]?.(count) ?? String(count);
}

/** 1 to 9,999: 一十二, 一百零三, 一千二百六十. */
function chinese(count: number, { digits, units }: { digits: string; units: string }): string {
  if (count < 1 || count > 9_999) return String(count);
  const written = String(count).padStart(4, '0');
  return [...written]
    .map((digit, i) => (digit === '0' ? '零' : digits.charAt(Number(digit)) + units.charAt(i)))
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}

function digits(count: number, written: string): string {
  return String(count).replace(/\d/g, (digit) => written.charAt(Number(digit)));
}

/** A to Z, then AA, BB: Word repeats the letter. */
function letters(count: number): string {
  if (count < 1) return String(count);
  return String.fromCodePoint(65 + ((count - 1) % 26)).repeat(Math.min(8, Math.ceil(count / 26)));
}

function roman(count: number): string {
  if (count < 1 || count > 3_999) return String(count);
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = count;
  return signs
    .map(([value, sign]) => {
      const times = Math.floor(rest / value);
      rest -= times * value;
      return sign.repeat(times);
    })
    .join('');
}
