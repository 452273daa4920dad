import { NUMERAL_CHARACTERS, toNumber } from './numerals.ts';

/**
 * The figures a statement states, each as one comparable number: `30%`, `百分之三十` and `30 percent` are 0.3,
 * `二倍` and `twice` are 2, `五百万元` and `5 million` are 5000000. One and zero are left out: they stand in
 * too many words. Chinese numerals count only before a unit, for 一般 and 十分 are no figures.
 */
export function figuresStated(text: string): Set<number> {
  return collect(text, [...RATIOS, ...NUMBERS, ...WORDS, CHINESE_WITH_UNIT]);
}

/** The figures that a passage holds, read generously: what a statement may rest on. */
export function figuresHeld(text: string): Set<number> {
  return collect(text, [...RATIOS, ...NUMBERS, ...WORDS, CHINESE_ANY, HALVES]);
}

type Reader = { pattern: RegExp; value: (found: RegExpMatchArray) => number | null };

const CHINESE = `[${NUMERAL_CHARACTERS}点]+`;
const SCALES: Record<string, number> = {
  百分: 100,
  千分: 1000,
  万分: 10_000,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};

const RATIOS: Reader[] = [
  {
    pattern: new RegExp(`(百分|千分|万分)之(${CHINESE}|\\d+(?:\\.\\d+)?)`, 'g'),
    value: ([, scale, part]) => divided(decimal(part!), SCALES[scale!]!),
  },
  { pattern: /(\d+(?:\.\d+)?) ?(?:%|percent\b|per cent\b)/g, value: ([, part]) => Number(part) / 100 },
  { pattern: /(\d+(?:\.\d+)?) ?‰/g, value: ([, part]) => Number(part) / 1000 },
];

const NUMBERS: Reader[] = [
  {
    pattern:
      /(?<![\d.])(\d[\d,]*(?:\.\d+)?) ?(百万|千万|万|亿|千|thousand\b|million\b|billion\b)?(?![\d.]*\s?(?:%|‰|percent|per cent))/g,
    value: ([, digits, scale]) => Number(digits!.replace(/,/g, '')) * (scale ? SCALES[scale]! : 1),
  },
];

const ENGLISH: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, i) => [word, i]),
);
const TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const MULTIPLES: Record<string, number> = { twice: 2, double: 2, triple: 3, quadruple: 4 };

const WORDS: Reader[] = [
  {
    pattern: new RegExp(
      `\\b(${Object.keys(TENS).join('|')})(?:[- ](${Object.keys(ENGLISH).slice(1, 10).join('|')}))?\\b`,
      'g',
    ),
    value: ([, tens, unit]) => TENS[tens!]! + (unit ? ENGLISH[unit]! : 0),
  },
  {
    pattern: new RegExp(`(?<!ty[- ])\\b(${Object.keys(ENGLISH).slice(0, 20).join('|')})\\b`, 'g'),
    value: ([, word]) => ENGLISH[word!]!,
  },
  { pattern: /\b(twice|double|triple|quadruple)\b/g, value: ([, word]) => MULTIPLES[word!]! },
];

const CHINESE_WITH_UNIT: Reader = {
  pattern: new RegExp(
    `(?<!之)(${CHINESE})(?=个?(?:工作)?(?:年|月|日|天|周|星期|小时|倍|元|人|次|条|款|项|个|成|名|级|档|岁|公里|平方米))`,
    'g',
  ),
  value: ([, written]) => decimal(written!),
};
const CHINESE_ANY: Reader = {
  pattern: new RegExp(`(?<!分之)(${CHINESE})`, 'g'),
  value: ([, written]) => decimal(written!),
};
/** 半数, 加倍: a passage that says so carries "50 %", "twice". */
const HALVES: Reader = { pattern: /(半|加倍|双倍)/g, value: ([, word]) => (word === '半' ? 0.5 : 2) };

function collect(text: string, readers: Reader[]): Set<number> {
  const plain = text.normalize('NFKC').toLowerCase();
  const figures = new Set<number>();
  for (const { pattern, value } of readers)
    for (const found of plain.matchAll(pattern)) {
      const figure = value(found);
      if (figure !== null && figure !== 0 && figure !== 1 && Number.isFinite(figure))
        figures.add(rounded(figure));
    }
  return figures;
}

/** 三点五 is 3.5. */
function decimal(written: string): number | null {
  const [whole, part] = written.split('点');
  const value = toNumber(whole!);
  if (value === null || !part) return value;
  const digits = [...part].map((digit) => toNumber(digit));
  return digits.some((digit) => digit === null || digit > 9) ? value : Number(`${value}.${digits.join('')}`);
}

function divided(value: number | null, by: number): number | null {
  return value === null ? null : value / by;
}

function rounded(value: number): number {
  return Number(value.toPrecision(10));
}
