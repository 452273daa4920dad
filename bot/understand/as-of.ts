import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { addDays, type Day } from '../../src/base/time.ts';
import { anyOf, patterns } from '../patterns.ts';
import { momentsOf } from './dates.ts';

const data = loadData(
  'bot/understand/as-of.yaml',
  z.strictObject({
    commencements: z.array(z.strictObject({ names: z.array(z.string()).min(1), from: z.iso.date() })),
    rule: patterns,
    event: patterns,
    dated: patterns,
    dating: patterns,
  }),
);
const RULE = anyOf(data.rule)!;
const EVENT = anyOf(data.event)!;
const DATED = anyOf(data.dated)!;
const DATING = anyOf(data.dating)!;

/**
 * The day whose law is asked for: "2022年的最低工资标准", "the VAT rate before the new VAT law". Today unless the
 * message dates a rule; the date of an event (2022年3月入职) does not, since today's law judges most of these.
 */
export function asOfDay(normal: string, today: Day, isFollowUp: boolean): Day {
  return beforeNewLaw(normal) ?? dayOfRule(normal, today) ?? yearOfRule(normal, today, isFollowUp) ?? today;
}

function beforeNewLaw(normal: string): Day | null {
  if (!BEFORE.test(normal)) return null;
  const law = data.commencements.find(({ names }) => names.some((name) => normal.includes(name)));
  return law === undefined ? null : addDays(law.from, -1);
}

const BEFORE =
  /新?(?:法|条例|办法|民法典)(?:》)?(?:施行|实施|生效|出台|修订|修改|执行)?(?:之|以)?前|旧(?:的)?(?:公司法|法|规定|条例|税率)|老公司法|\bbefore (?:the )?(?:new |revised |current )?[a-z -]{2,40}(?:law|code|regulation|rules)\b|\bunder the (?:old|previous|former)\b/;

/** 2023年6月30日适用的税率, "as of 1 June 2022": a date with its year that is said of a rule. */
function dayOfRule(normal: string, today: Day): Day | null {
  const moment = momentsOf(normal, today).find(({ text, at }) => {
    const after = normal.slice(at + text.length);
    if (!/(?:19|20)\d{2}/.test(text) || EVENT.test(after.slice(0, 10))) return false;
    return DATED.test(normal.slice(0, at)) || DATING.test(after);
  });
  return moment?.day ?? null;
}

/** The last day of the year named, or today when that is this year; a whole date counts to the day. */
function yearOfRule(normal: string, today: Day, isFollowUp: boolean): Day | null {
  const bare = isFollowUp
    ? /^(?:那么?|and |what about |how about )*(?:in )?((?:19|20)\d{2}) ?年?(?:的?呢|\?|$)/.exec(normal)
    : null;
  const found =
    bare ??
    /(?<!\d)((?:19|20)\d{2}) ?年(?!\d{1,2}月)|\b(?:in|for|as of|during|under|of) ((?:19|20)\d{2})\b(?![-/.])/.exec(
      normal,
    );
  const relative = /(?:去年|前年|last year)(?:的|'s)?(?!\d|底|\d月|.月)/.exec(normal);
  const at = found?.index ?? relative?.index;
  if (at === undefined) return null;
  const near = normal.slice(Math.max(0, at - 40), at + 30);
  if (bare === null && (!RULE.test(near) || EVENT.test(near))) return null;
  const back = relative?.[0].startsWith('前') ? 2 : 1;
  const year = found ? +(found[1] ?? found[2])! : +today.slice(0, 4) - back;
  if (year === +today.slice(0, 4)) return null;
  return year < +today.slice(0, 4) ? `${year}-12-31` : `${year}-01-01`;
}
