import { Button } from 'antd';
import { useState } from 'react';
import type { StatisticsRecords, StatisticsRow } from '../../../../reports/api-figures.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { Link } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Rows } from '../../parts/rows.tsx';
import { SideDrawer } from '../../parts/side-drawer.tsx';
import { PARTS_WORDS } from '../../parts/words.ts';
import { FIGURES_WORDS } from './words.ts';

const STEP = 50;

/** What a figure counts, one by one. */
export function RecordsDrawer(props: { year: number; row: StatisticsRow | null; onClose(): void }) {
  const { year, row, onClose } = props;
  const word = useTable(FIGURES_WORDS);
  const { pick } = useSpeech();
  return (
    <SideDrawer
      open={row !== null}
      title={row ? word('records', { name: pick(row.name) }) : ''}
      onClose={onClose}
    >
      {row && <Records key={row.id} year={year} row={row} />}
    </SideDrawer>
  );
}

function Records({ year, row }: { year: number; row: StatisticsRow }) {
  const word = useTable(FIGURES_WORDS);
  const part = useTable(PARTS_WORDS);
  const { full } = useTimes();
  const [most, setMost] = useState(STEP);
  const read = useRead<StatisticsRecords>(
    `/api/reports/statistics/records?year=${year}&row=${encodeURIComponent(row.id)}&limit=${most}`,
  );
  return (
    <Shown read={read}>
      {({ total, records }) => (
        <>
          <p className="quiet">{word('recordsTotal', { n: total })}</p>
          <Rows
            label={word('item')}
            rows={records}
            keyOf={({ kind, id }) => `${kind} ${id}`}
            columns={[
              {
                name: word('item'),
                head: true,
                cell: ({ kind, id, reference, text }) =>
                  kind === 'question' ? (
                    <Link href={`/admin/questions?open=${id}`}>{text}</Link>
                  ) : (
                    <>
                      {reference} {text}
                    </>
                  ),
              },
              { name: word('period'), cell: ({ at }) => full(at) },
            ]}
          />
          {records.length < total && records.length === most && (
            <div className="more-rows">
              <Button onClick={() => setMost(most + STEP)}>{part('moreRows')}</Button>
            </div>
          )}
        </>
      )}
    </Shown>
  );
}
