import type { Bilingual } from '../../src/base/language.ts';
import { addDays, type Day } from '../../src/base/time.ts';
import { type Calculator, step } from './calculation.ts';
import { figure, ruleOf } from './rules.ts';

/** Time limits by what happened: the rule they come from and what is to be done. */
const EVENTS: Readonly<Record<string, { rule: string; what: Bilingual }>> = {
  'employment-ended': {
    rule: 'limit-arbitration',
    what: { zh: '申请劳动仲裁', en: 'apply for labour arbitration' },
  },
  'award-received': {
    rule: 'limit-award-suit',
    what: { zh: '不服劳动仲裁裁决，向法院起诉', en: 'go to court against the labour arbitration award' },
  },
  'final-award-received': {
    rule: 'limit-award-set-aside',
    what: { zh: '用人单位申请撤销终局裁决', en: 'apply, as the employer, to set the final award aside' },
  },
  'injury-employer': {
    rule: 'limit-injury-employer',
    what: { zh: '用人单位申请工伤认定', en: 'apply, as the employer, for recognition of the work injury' },
  },
  'injury-worker': {
    rule: 'limit-injury-worker',
    what: { zh: '职工一方申请工伤认定', en: 'apply, as the worker, for recognition of the work injury' },
  },
  'decision-received': {
    rule: 'limit-reconsideration',
    what: { zh: '申请行政复议', en: 'ask for administrative reconsideration' },
  },
  'judgment-received': {
    rule: 'limit-appeal',
    what: { zh: '对一审判决上诉', en: 'appeal against the first judgment' },
  },
};

/** Names of the events that set a time limit running. */
export const DEADLINE_EVENTS = Object.keys(EVENTS);

/** The last day of a time limit, reckoned from the day of the event, which does not count itself. */
export const deadline: Calculator = {
  id: 'deadline',
  name: { zh: '仲裁、起诉、复议等期限', en: 'Time limits for arbitration, court and reconsideration' },
  rules: ['limit-arbitration'],
  inputs: ['event', 'from'],
  needs: [['event'], ['from']],
  reckon: ({ event = '', from = '' }) => {
    const { rule, what } = EVENTS[event]!;
    const { figures } = ruleOf(rule);
    const end =
      figures.years === undefined ? addDays(from, figure(rule, 'days')) : yearsOn(from, figures.years);
    const span =
      figures.years === undefined
        ? { zh: `${figures.days} 日`, en: `${figures.days} days` }
        : { zh: `${figures.years} 年`, en: `${figures.years} year` };
    return {
      calculator: 'deadline',
      lead: step(
        `最晚在 ${end} 之前（含当日）${what.zh}。`,
        `You have until ${end} (that day included) to ${what.en}.`,
        rule,
      ),
      steps: [
        step(
          `计算：从 ${from} 的次日起算 ${span.zh}。`,
          `Reckoning: ${span.en} from the day after ${from}.`,
          rule,
        ),
      ],
      assumptions: [
        { zh: '以文书送达或事情发生的日期为准。', en: 'The day of service, or of the event, decides.' },
      ],
      changes: [
        {
          zh: '最后一天是节假日的，一般顺延到节后第一个工作日；时效中断、中止的重新或继续计算。',
          en: 'Where the last day is a holiday the limit runs to the next working day as a rule; interruption or suspension changes it.',
        },
      ],
      amount: null,
      day: end,
    };
  },
};

/** The same date years later; 28 February where there is no 29th. */
function yearsOn(day: Day, years: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return `${year + years}-${String(month).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}
