import { Button, Dropdown } from 'antd';
import { systemClock, today } from '../../../src/base/time.ts';
import { useTable } from '../../shared/language.tsx';
import { go } from '../../shared/route.tsx';
import { useSession } from '../../shared/session.tsx';
import { EDITORS } from '../insight/editors.ts';
import { addressOf } from './data-list.tsx';
import { DATA_WORDS } from './words.ts';

/** Opens the file of a year that has none yet; the notice for a year comes out late in the year before. */
export function NewHolidays({ taken }: { taken: readonly string[] }) {
  const word = useTable(DATA_WORDS);
  const { is } = useSession();
  const pattern = taken[0]?.replace(/\d{4}(?=\D*$)/, '{year}');
  const thisYear = Number(today(systemClock).slice(0, 4));
  const open = [thisYear, thisYear + 1, thisYear + 2].filter(
    (year) => pattern && !taken.includes(pattern.replace('{year}', String(year))),
  );
  if (!pattern?.includes('{year}') || open.length === 0 || !is(...EDITORS)) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: open.map((year) => ({ key: String(year), label: String(year) })),
        onClick: ({ key }) => go(addressOf(pattern.replace('{year}', key))),
      }}
    >
      <Button size="small">{word('newHolidays')}</Button>
    </Dropdown>
  );
}
