import type { Day } from '../../src/base/time.ts';
import { type Moment, momentsOf } from './dates.ts';
import { COUNT, countOf } from './numbers.ts';
import { type Role, roleOf } from './roles.ts';
import { type Span, spansOf } from './spans.ts';

export type TaxpayerType =
  | 'small_scale'
  | 'general'
  | 'individual_business'
  | 'high_tech'
  | 'small_low_profit';

/** What a message says about the case at hand. */
export interface Facts {
  role: Role | null;
  taxpayer: TaxpayerType | null;
  /** People employed or concerned. */
  headcount: number | null;
  /** Sums in yuan, in order of place. */
  amounts: number[];
  moments: Moment[];
  spans: Span[];
}

/** Facts of a normalised text; dates are reckoned from `today`. */
export function factsOf(normal: string, today: Day): Facts {
  return {
    role: roleOf(normal),
    taxpayer: TAXPAYERS.find(([pattern]) => pattern.test(normal))?.[1] ?? null,
    headcount: headcountOf(normal),
    amounts: amountsOf(normal),
    moments: momentsOf(normal, today),
    spans: spansOf(normal),
  };
}

const TAXPAYERS: readonly (readonly [RegExp, TaxpayerType])[] = [
  [/小规模|small-?scale/, 'small_scale'],
  [/一般纳税人|general (?:vat )?taxpayer/, 'general'],
  [/个体户|个体工商户|individual business|sole propriet/, 'individual_business'],
  [/高新技术企业|高企|high-?(?:and-?new-?)?tech/, 'high_tech'],
  [/小型微利|小微企业|small (?:and )?(?:low|micro|thin)-?(?:profit|margin)?/, 'small_low_profit'],
];

function headcountOf(normal: string): number | null {
  const found = HEADS.exec(normal);
  if (found === null) return null;
  const count = countOf((found[1] ?? found[2])!);
  return Number.isFinite(count) && count >= 1 ? Math.round(count) : null;
}

const HEADS = new RegExp(
  `(${COUNT})(?:多|来|几)?(?:个|名|位)?(?:多)?(?:人|员工|职工|工人|农民工|民工|工友|兄弟)(?!民币|次|工成本)|` +
    `(${COUNT})(?:\\+| or so)? (?:of (?:us|our|my) )?(?:people|persons?|employees|workers|staff|migrant workers|colleagues|coworkers)\\b`,
);

function amountsOf(normal: string): number[] {
  return [...normal.matchAll(AMOUNT)].flatMap(([, zh, zhUnit, en, enUnit, bare, bareUnit]) => {
    const value = countOf((zh ?? en ?? bare)!) * (SCALE[zhUnit ?? enUnit ?? bareUnit ?? ''] ?? 1);
    return Number.isFinite(value) && value > 0 ? [Math.round(value * 100) / 100] : [];
  });
}

const AMOUNT = new RegExp(
  `(${COUNT}) ?(?:多)?(万亿|亿|千万|百万|万|千)?(?:多)?(?:元|块钱?|人民币|圆)(?!月)|` +
    `(?:rmb|cny|¥|￥|yuan) ?(${COUNT}) ?(million|billion|thousand|k|m|万|亿)?\\b|` +
    `(${COUNT}) ?(万亿|亿|千万|百万|万(?!一|能|分)|million yuan|yuan|rmb|cny)`,
  'g',
);
const SCALE: Record<string, number> = {
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  'million yuan': 1e6,
  m: 1e6,
  billion: 1e9,
};
