import { z } from 'zod';
import { addDays, type Day } from '../../src/base/time.ts';

export const pairSchema = z.strictObject({
  kind: z.enum([
    'revised',
    'repealed',
    'part',
    'deleted',
    'extended',
    'article_extended',
    'pending',
    'article_pending',
    'expiring',
  ]),
  subject: z.string(),
  before: z.string(),
  after: z.string(),
  day: z.iso.date(),
});
export type Pair = z.output<typeof pairSchema>;

/** What must be found on a day, and what must not. */
export interface Expected {
  on: Day;
  says: string | null;
  never: string[];
}

export interface Planted {
  /** File name and Markdown. */
  files: Record<string, string>;
  expected: Expected[];
}

/** The texts of a pair, and what answers on the days around the change. */
export function plant(pair: Pair): Planted {
  return PLANTS[pair.kind](pair);
}

const PLANTS: Record<Pair['kind'], (pair: Pair) => Planted> = {
  revised: (pair) => ({
    files: {
      [`${pair.subject}办法(2019-05-01).md`]: statute(pair, pair.before, '本办法自2019年6月1日起施行。'),
      [`${pair.subject}办法(${published(pair)}).md`]: statute(pair, pair.after, holdsFrom(pair.day)),
    },
    expected: [...change(pair), { on: '2019-05-31', says: null, never: [pair.before, pair.after] }],
  }),
  repealed: (pair) => ({
    files: {
      [`${pair.subject}暂行办法(2019-05-01).md`]: statute(
        pair,
        pair.before,
        '本办法自2019年6月1日起施行。',
        '暂行办法',
      ),
      [`${pair.subject}规定(${published(pair)}).md`]: statute(
        pair,
        pair.after,
        `本规定自${chinese(pair.day)}起施行。《${pair.subject}暂行办法》同时废止。`,
        '规定',
      ),
    },
    expected: change(pair),
  }),
  part: (pair) => ({
    files: {
      [`${pair.subject}办法(2019-05-01).md`]: statute(pair, pair.before, '本办法自2019年6月1日起施行。'),
      [`调整${pair.subject}标准的通知(${published(pair)}).md`]: statute(
        pair,
        pair.after,
        `本通知自${chinese(pair.day)}起施行。《${pair.subject}办法》第二条同时废止。`,
        '调整标准的通知',
      ),
    },
    expected: [...change(pair), { on: pair.day, says: procedureOf(pair), never: [pair.before] }],
  }),
  deleted: (pair) => ({
    files: {
      [`${pair.subject}办法(2019-05-01).md`]: statute(pair, pair.before, '本办法自2019年6月1日起施行。'),
      [`关于修改${pair.subject}办法的决定(${published(pair)}).md`]: [
        `# 关于修改《${pair.subject}办法》的决定`,
        '一、删去第二条。',
        `二、本决定自${chinese(pair.day)}起施行。`,
      ].join('\n\n'),
    },
    expected: [
      { on: addDays(pair.day, -1), says: pair.before, never: [] },
      { on: pair.day, says: procedureOf(pair), never: [pair.before] },
    ],
  }),
  extended: (pair) => ({
    files: {
      [`${pair.subject}办法(2021-05-01).md`]: statute(pair, pair.before, limited(pair.day)),
      [`关于延长${pair.subject}期限的通知(2022-11-01).md`]: [
        `# 关于延长${pair.subject}执行期限的通知`,
        `一、《${pair.subject}办法》执行期限延长至2027年12月31日。`,
        '二、本通知自发布之日起施行。',
      ].join('\n\n'),
    },
    expected: [
      { on: pair.day, says: pair.before, never: [] },
      { on: addDays(pair.day, 1), says: pair.before, never: [] },
      { on: '2027-12-31', says: pair.before, never: [] },
      { on: '2028-01-01', says: null, never: [pair.before] },
    ],
  }),
  article_extended: (pair) => ({
    files: {
      [`${pair.subject}办法(2021-05-01).md`]: statute(pair, pair.before, limited(pair.day)),
      [`关于延长${pair.subject}部分政策的通知(2022-11-01).md`]: [
        `# 关于延长${pair.subject}部分政策的通知`,
        `一、《${pair.subject}办法》第二条规定的标准继续执行至2027年12月31日。`,
        '二、本通知自发布之日起施行。',
      ].join('\n\n'),
    },
    expected: [
      { on: pair.day, says: procedureOf(pair), never: [] },
      { on: addDays(pair.day, 1), says: pair.before, never: [procedureOf(pair)] },
      { on: '2028-01-01', says: null, never: [pair.before, procedureOf(pair)] },
    ],
  }),
  pending: (pair) => PLANTS.revised(pair),
  article_pending: (pair) => ({
    files: {
      [`${pair.subject}办法(2025-05-01).md`]: statute(
        pair,
        pair.after,
        `本办法自2025年6月1日起施行，其中第二条自${chinese(pair.day)}起施行。`,
      ),
    },
    expected: [
      { on: addDays(pair.day, -1), says: procedureOf(pair), never: [pair.after] },
      { on: pair.day, says: pair.after, never: [] },
    ],
  }),
  expiring: (pair) => ({
    files: { [`${pair.subject}办法(2021-05-01).md`]: statute(pair, pair.before, limited(pair.day)) },
    expected: [
      { on: pair.day, says: pair.before, never: [] },
      { on: addDays(pair.day, 1), says: null, never: [pair.before] },
    ],
  }),
};

function procedureOf({ subject }: Pair): string {
  return `${subject}的申请材料由窗口在十个工作日内核对`;
}

function change({ before, after, day }: Pair): Expected[] {
  return [
    { on: addDays(day, -1), says: before, never: [after] },
    { on: day, says: after, never: [before] },
    { on: addDays(day, 400), says: after, never: [before] },
  ];
}

function statute(pair: Pair, amount: string, close: string, kind = '办法'): string {
  const { subject } = pair;
  return [
    `# ${subject}${kind}`,
    `第一条 为了做好${subject}工作，制定本办法。`,
    `第二条 ${subject}的标准为每户每年${amount}。`,
    `第三条 ${procedureOf(pair)}。`,
    `第四条 ${close}`,
  ].join('\n\n');
}

function holdsFrom(day: Day): string {
  return `本办法自${chinese(day)}起施行。`;
}

function limited(day: Day): string {
  return `本办法自2021年6月1日起施行，有效期至${chinese(day)}。`;
}

function published({ day }: Pair): Day {
  return day > '2026-11-01' ? '2026-11-01' : addDays(day, -60);
}

function chinese(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
