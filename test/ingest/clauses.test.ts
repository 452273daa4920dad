import { describe, expect, it } from 'vitest';
import { lastDayAfter, readClauses } from '../../ingest/clauses.ts';

describe('closing clauses', () => {
  it('tell the first day', () => {
    const read = readClauses('第三十八条 本法自2026年1月1日起施行。《甲条例》同时废止。');
    expect(read.effective).toEqual({
      day: '2026-01-01',
      quote: '第三十八条 本法自2026年1月1日起施行。',
    });
  });

  it('tell a last day only when the text names one for itself', () => {
    expect(readClauses('本公告自2023年1月1日起施行，执行至2027年12月31日。').lastDay?.day).toBe('2027-12-31');
    expect(readClauses('本通知自发布之日起施行，有效期5年。')).toMatchObject({
      effective: { afterDays: 0 },
      validity: { months: 60 },
    });
    expect(readClauses('对小微企业减半征收，执行至2027年12月31日。').lastDay).toBeNull();
  });

  it.each([
    ['本公告执行期限为2023年1月1日至2027年12月31日。', { day: '2023-01-01' }, '2027-12-31', null],
    ['本办法自印发之日起施行，有效期至2028年6月30日。', { afterDays: 0 }, '2028-06-30', null],
    ['本办法自2024年3月1日起施行，有效期五年。', { day: '2024-03-01' }, undefined, 60],
    ['本办法自发布之日起试行，试行期两年。', { afterDays: 0 }, undefined, 24],
    ['本规定自公布之日起30日后施行。', { afterDays: 30 }, undefined, null],
    ['本规则自公布之日起满六十日施行。', { afterDays: 60 }, undefined, null],
    ['本通知自印发之日起执行，有效期18个月。', { afterDays: 0 }, undefined, 18],
  ])('%s', (text, effective, lastDay, months) => {
    const read = readClauses(text);
    expect(read.effective).toMatchObject(effective);
    expect(read.lastDay?.day).toBe(lastDay);
    expect(read.validity?.months ?? null).toBe(months);
  });

  it('count a span to the day before the same date', () => {
    expect(lastDayAfter('2024-03-01', 60)).toBe('2029-02-28');
    expect(lastDayAfter('2023-08-31', 18)).toBe('2025-02-28');
    expect(lastDayAfter('2024-02-29', 12)).toBe('2025-02-28');
  });

  it('tell of articles that take effect on a day of their own', () => {
    const read = readClauses('本办法自2026年1月1日起施行，其中第三条、第五条自2027年7月1日起施行。');
    expect(read.effective).toMatchObject({ day: '2026-01-01' });
    expect(read.articleStarts).toEqual([
      { article: '3', from: '2027-07-01' },
      { article: '5', from: '2027-07-01' },
    ]);
  });
});
