import { describe, expect, it } from 'vitest';
import { dayKind } from '../../desk/calendar.ts';
import { afterWorking, hoursSchema, isWorking, nextWorking, workingMs } from '../../desk/hours.ts';

const DAY = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:30' },
];
const HOURS = { week: { '1': DAY, '2': DAY, '3': DAY, '4': DAY, '5': DAY } };
const china = (text: string) => new Date(`${text}+08:00`);

describe('working time', () => {
  it.each([
    ['in the morning', '2026-11-25T10:00', true],
    ['over lunch', '2026-11-25T12:30', false],
    ['the moment it begins', '2026-11-25T09:00', true],
    ['the moment it ends', '2026-11-25T17:30', false],
    ['on a Sunday', '2026-11-29T10:00', false],
    ['on a Sunday that is worked', '2026-09-20T10:00', true],
    ['on a Saturday that is worked', '2026-10-10T10:00', true],
    ['on National Day', '2026-10-01T10:00', false],
  ])('%s', (_, at, works) => {
    expect(isWorking(HOURS, china(at))).toBe(works);
  });

  it('goes on after lunch, the weekend and the holidays', () => {
    expect(nextWorking(HOURS, china('2026-11-25T12:30'))).toEqual(china('2026-11-25T13:30'));
    expect(nextWorking(HOURS, china('2026-11-27T18:00'))).toEqual(china('2026-11-30T09:00'));
    expect(nextWorking(HOURS, china('2026-09-30T18:00'))).toEqual(china('2026-10-08T09:00'));
  });

  it('promises a moment that counts only work: over lunch, over a night, over a holiday', () => {
    expect(afterWorking(HOURS, china('2026-11-25T11:30'), 60)).toEqual(china('2026-11-25T14:00'));
    expect(afterWorking(HOURS, china('2026-11-25T17:00'), 60)).toEqual(china('2026-11-26T09:30'));
    expect(afterWorking(HOURS, china('2026-09-30T17:00'), 60)).toEqual(china('2026-10-08T09:30'));
    expect(afterWorking({ week: {} }, china('2026-11-25T11:30'), 60)).toBeNull();
  });

  it('measures what lies between two moments', () => {
    expect(workingMs(HOURS, china('2026-11-25T11:00'), china('2026-11-25T14:00'))).toBe(90 * 60_000);
    expect(workingMs(HOURS, china('2026-11-27T17:00'), china('2026-11-30T09:30'))).toBe(60 * 60_000);
  });

  it('stops while somebody is away', () => {
    const away = [{ from: '2026-11-25', to: '2026-11-26' }];
    expect(isWorking(HOURS, china('2026-11-25T10:00'), away)).toBe(false);
    expect(nextWorking(HOURS, china('2026-11-25T10:00'), away)).toEqual(china('2026-11-27T09:00'));
  });

  it('refuses periods that overlap or end before they begin', () => {
    const week = (periods: object[]) => hoursSchema.safeParse({ week: { '1': periods } }).success;
    expect(
      week([
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ]),
    ).toBe(false);
    expect(week([{ from: '12:00', to: '09:00' }])).toBe(false);
    expect(week(DAY)).toBe(true);
  });

  it('knows the make-up workdays of 2026, and that 2027 has its statutory days', () => {
    const makeup = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
    expect(makeup.map((day) => dayKind(day).kind)).toEqual(makeup.map(() => 'makeup'));
    expect(dayKind('2026-02-17').kind).toBe('off');
    expect(dayKind('2027-02-06').kind).toBe('off');
    expect(dayKind('2031-01-01').kind).toBe('ordinary');
  });
});
