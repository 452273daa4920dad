import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTable } from '../../shared/language.tsx';
import { PARTS_WORDS } from './words.ts';

const STEP = 100;

/** So many rows at first, and a button for more: a long list must not hold up the page. */
export function useMoreRows<Row>(rows: Row[], step = STEP): [Row[], ReactNode] {
  const word = useTable(PARTS_WORDS);
  const [most, setMost] = useState(step);
  const more = rows.length > most && (
    <div className="more-rows">
      <Button onClick={() => setMost(most + step)}>
        {word('moreRows')} ({word('of', { n: most, total: rows.length })})
      </Button>
    </div>
  );
  return [rows.slice(0, most), more];
}
