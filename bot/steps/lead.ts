import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { anyOf, patterns } from '../patterns.ts';

const pattern = z.string().transform((source) => new RegExp(source));
const data = loadData(
  'bot/steps/lead.yaml',
  z.strictObject({
    wh: patterns,
    yes_no: patterns,
    permission: patterns,
    verdict: patterns,
    answers: z.array(z.strictObject({ opens: pattern, asked: pattern })),
  }),
);
const WH = anyOf(data.wh)!;
const YES_NO = anyOf(data.yes_no)!;
const PERMISSION = anyOf(data.permission)!;
const VERDICT = anyOf(data.verdict)!;

/**
 * The lead of a guide section as an answer to this question. A yes or no that opens it answers the question that the
 * section was written for: it is dropped where "how many" or "when" was asked, where the section is not asked just
 * so (`sure`), and where it answers another kind of question, for it may be the wrong way round.
 */
export function leadFor(lead: string, question: string, sure: boolean): string {
  const asked = !WH.test(question) || YES_NO.test(question);
  if (asked && sure && answersWhat(lead, question)) return lead;
  const bare = lead.replace(VERDICT, '');
  return bare === lead || bare.length < 8 ? lead : bare[0]!.toUpperCase() + bare.slice(1);
}

/** Whether the yes or no that opens a lead is of the kind that was asked for; in English every one is. */
function answersWhat(lead: string, question: string): boolean {
  const opening = VERDICT.exec(lead)?.[0] ?? '';
  const kind = data.answers.find(({ opens }) => opens.test(opening));
  return !kind || kind.asked.test(question);
}

/** Whether a normalised question asks if something is allowed, with no negation in it. */
export function asksPermission(question: string): boolean {
  return PERMISSION.test(question) && !NEGATED.test(question.replace(PAIRS, ''));
}

const PAIRS = /能不能|可不可以|是不是|要不要|行不行|合不合法|有没有/g;
const NEGATED = /不|没|未|无(?!固定)|非(?!全日制)/;
