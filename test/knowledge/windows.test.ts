import { describe, expect, it } from 'vitest';
import { type Edition, endings } from '../../knowledge/windows.ts';

const open = { effectiveTo: null, ended: null, endedBy: null };
const edition = (id: number, from: string | null, declared: Partial<Edition['declared']> = {}): Edition => ({
  id,
  name: `法（${from}）`,
  from,
  declared: { ...open, ...declared },
});

describe('endings of versions', () => {
  it('keeps the newest version open and ends the older the day before, in any order', () => {
    const versions = [edition(2, '2025-06-01'), edition(1, '2020-09-01')];
    for (const order of [versions, [...versions].reverse()]) {
      const ends = endings(order, []);
      expect(ends.get(1)).toEqual({
        effectiveTo: '2025-05-31',
        ended: 'superseded',
        endedBy: '法（2025-06-01）',
      });
      expect(ends.get(2)).toEqual(open);
    }
  });

  it('takes an earlier declared end over a later successor', () => {
    const declared = { effectiveTo: '2021-12-31', ended: 'repealed' as const, endedBy: '另法' };
    const ends = endings([edition(1, '2003-09-01', declared), edition(2, '2023-01-01')], []);
    expect(ends.get(1)).toEqual(declared);
  });

  it('dates an end that was declared without a day by the successor', () => {
    const ends = endings([edition(1, '2020-01-01', { ended: 'superseded' }), edition(2, '2024-11-29')], []);
    expect(ends.get(1)).toMatchObject({ effectiveTo: '2024-11-28', ended: 'superseded' });
  });

  it('keeps a declared end without a day when nothing dates it', () => {
    expect(endings([edition(1, '2020-01-01', { ended: 'repealed' })], []).get(1)).toMatchObject({
      effectiveTo: null,
      ended: 'repealed',
    });
  });

  it('ends an amended text once the newer one is held', () => {
    const ends = endings(
      [edition(1, '2019-04-23', { ended: 'amended_elsewhere' }), edition(2, '2024-12-06')],
      [],
    );
    expect(ends.get(1)).toMatchObject({ effectiveTo: '2024-12-05', ended: 'superseded' });
  });

  it('repeals what was in force, not what came after the repeal', () => {
    const ends = endings(
      [edition(1, '2011-11-01'), edition(2, '2023-01-01')],
      [{ by: '新条例', on: '2022-11-01' }],
    );
    expect(ends.get(1)).toEqual({ effectiveTo: '2022-10-31', ended: 'repealed', endedBy: '新条例' });
    expect(ends.get(2)).toEqual(open);
  });

  it('counts an undated version as older than a dated one', () => {
    const ends = endings([edition(1, null), edition(2, '2021-01-01')], []);
    expect(ends.get(1)).toMatchObject({ effectiveTo: '2020-12-31', ended: 'superseded' });
  });
});
