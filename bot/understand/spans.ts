import type { Unit } from './calendar.ts';
import { COUNT, countOf } from './numbers.ts';

/** A length of time in a message: 3年, 两年半了, 5 years and 4 months. */
export interface Span {
  count: number;
  unit: Unit;
  text: string;
  at: number;
  /** It has passed up to today: 拖了两年半, "for ten days now". */
  elapsed: boolean;
}

/** Lengths of time in a normalised text, in order of place. */
export function spansOf(normal: string): Span[] {
  return [...normal.matchAll(SPAN)].flatMap((found) => {
    const [text, zh, zhUnit, half, zhMonths, en, enUnit, enMonths] = found;
    const unit = UNITS[(zhUnit ?? enUnit)!.replace(/^个|多/g, '')]!;
    const extra = unit === 'year' ? countOf(zhMonths ?? enMonths ?? '0') / 12 : 0;
    const count = countOf((zh ?? en)!) + (half ? 0.5 : 0) + extra;
    if (!Number.isFinite(count) || count <= 0 || (unit === 'year' && count > 100)) return [];
    return [{ count, unit, text, at: found.index, elapsed: isElapsed(normal, found.index, text) }];
  });
}

const SPAN = new RegExp(
  `(?<![\\d.年第月])(${COUNT}) ?(?:多)?(天|日(?!期)|(?:个)?(?:周(?!年|末|岁|[一二三四五六日])|星期|礼拜)|个(?:多)?月|年)(?:零|又)?(半)?(?:零|又)?(?:(${COUNT})个月)?|` +
    `(${COUNT})[ -]?(?:calendar |working |business |full )?(day|week|month|year|yr)s?\\b(?:,? (?:and )?(${COUNT}) months?)?`,
  'g',
);
const UNITS: Record<string, Unit> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  yr: 'year',
};

function isElapsed(text: string, at: number, span: string): boolean {
  const before = text.slice(Math.max(0, at - 14), at);
  const after = text.slice(at + span.length, at + span.length + 10);
  if (
    /^(?:多|半|左右)?(?:了|没给|没发|没还|还没|都没|未)/.test(after) &&
    !/(?:满|交|签|工作|干|做|上班|缴|签订)(?:了|满)*$/.test(before)
  )
    return true;
  if (/(?:拖|欠|过去|已经|已|拖欠|过|超过|快|将近|都)(?:了|有|快|过去)*(?:我们|我|他)?(?:了)?$/.test(before))
    return /^(?!.{0,4}(?:工资|内|以内))/.test(after);
  return (
    /(?:for|over|almost|nearly|already|past|more than) (?:the )?(?:past |last |over |about |almost )?$/.test(
      before,
    ) && /^ ?(?:now|already|overdue|late|and|,|\.|$)/.test(after)
  );
}
