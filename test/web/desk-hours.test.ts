import { describe, expect, it } from 'vitest';
import { hoursOf, readHours } from '../../web/desk/people/hours.ts';

const WEEK = { '1': '', '2': '', '3': '', '4': '', '5': '', '6': '', '7': '' };

describe('typed working hours', () => {
  it('come back as they were stored', () => {
    const hours = {
      week: {
        ...Object.fromEntries(Object.keys(WEEK).map((day) => [day, []])),
        '1': [
          { from: '09:00', to: '12:00' },
          { from: '13:30', to: '17:30' },
        ],
      },
    };
    expect(readHours(hoursOf(hours)!)).toEqual(hours);
  });

  it('may be separated and dashed as people do', () => {
    for (const text of [
      '09:00-12:00,13:30-24:00',
      '09：00–12：00，13：30～24：00',
      '09:00至12:00；13:30至24:00',
    ])
      expect(readHours({ ...WEEK, '3': text })).toMatchObject({
        week: {
          '3': [
            { from: '09:00', to: '12:00' },
            { from: '13:30', to: '24:00' },
          ],
        },
      });
  });

  it.each(['9-12', '25:00-26:00', '12:00-09:00', '09:00', 'morning'])('refuse %s', (text) => {
    expect(readHours({ ...WEEK, '5': text })).toBe('wrong');
  });
});
