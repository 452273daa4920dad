import { Button } from 'antd';
import { useState } from 'react';
import type {
  SnapshotBody,
  SnapshotList,
  Statistics,
  StatisticsGroup,
  StatisticsRow,
} from '../../../../reports/api-figures.ts';
import { systemClock, today } from '../../../../src/base/time.ts';
import { call } from '../../../shared/api.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useQuery } from '../../../shared/route.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Choice } from '../../parts/choice.tsx';
import { ExportButtons } from '../../parts/export-buttons.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Rows } from '../../parts/rows.tsx';
import { RecordsDrawer } from './records-drawer.tsx';
import { FIGURES_WORDS } from './words.ts';

const YEARS_BACK = 4;

/** The table for the yearly report: reckoned now, or as it was kept. */
export function TableTab() {
  const thisYear = Number(today(systemClock).slice(0, 4));
  const [chosenYear] = useQuery('year');
  const [snapshot] = useQuery('snapshot');
  const year = Number(chosenYear) || thisYear;
  const snapshots = useRead<SnapshotList>('/api/reports/statistics/snapshots');
  const read = useRead<Statistics>(
    snapshot ? `/api/reports/statistics/snapshots/${snapshot}` : `/api/reports/statistics?year=${year}`,
  );
  return (
    <div className="stack">
      <TableBar thisYear={thisYear} year={year} snapshots={snapshots.data} onKept={snapshots.renew} />
      <Shown read={read}>{(statistics) => <TableBody statistics={statistics} />}</Shown>
    </div>
  );
}

interface BarProps {
  thisYear: number;
  year: number;
  snapshots: SnapshotList | null;
  onKept(): void;
}

function TableBar({ thisYear, year, snapshots, onKept }: BarProps) {
  const word = useTable(FIGURES_WORDS);
  const { full } = useTimes();
  const [, setYear] = useQuery('year');
  const [snapshot, setSnapshot] = useQuery('snapshot');
  const kept = (snapshots?.snapshots ?? []).filter((one) => one.year === year || one.id === snapshot);
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, i) => String(thisYear - i));
  return (
    <div className="filter-bar">
      <Choice
        label={word('year')}
        value={String(year)}
        options={years.map((one) => [one, one])}
        onChange={(next) => {
          setSnapshot(null);
          setYear(next === String(thisYear) ? null : next);
        }}
      />
      <Choice
        label={word('shown')}
        value={snapshot ?? ''}
        options={[
          ['', word('nowReckoned')],
          ...kept.map(({ id, madeAt, note }) => [id, `${full(madeAt)} ${note}`] as const),
        ]}
        onChange={(id) => setSnapshot(id || null)}
      />
      <ExportButtons
        path={`/api/reports/statistics/export?${snapshot ? `snapshot=${snapshot}` : `year=${year}`}`}
        formats={['xlsx', 'csv']}
      />
      {!snapshot && <Keep year={year} onKept={onKept} />}
    </div>
  );
}

function Keep({ year, onKept }: { year: number; onKept(): void }) {
  const word = useTable(FIGURES_WORDS);
  const { is } = useSession();
  const [asks, setAsks] = useState(false);
  if (!is('admin')) return null;
  return (
    <>
      <Button onClick={() => setAsks(true)}>{word('keep')}</Button>
      {asks && (
        <ReasonDialog
          title={word('keep')}
          label={word('keepNote')}
          ok={word('keep')}
          act={async (note) => {
            const body: SnapshotBody = { year, note };
            await call('POST', '/api/reports/statistics/snapshots', body);
            onKept();
          }}
          onClose={() => setAsks(false)}
        >
          <p>{word('keepText')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

function TableBody({ statistics }: { statistics: Statistics }) {
  const word = useTable(FIGURES_WORDS);
  const { full } = useTimes();
  const { from, to, snapshot, groups, year } = statistics;
  const [opened, setOpened] = useState<StatisticsRow | null>(null);
  return (
    <>
      <p className="quiet">
        {snapshot
          ? word('spanKept', { from, to, by: snapshot.by, time: full(snapshot.madeAt), note: snapshot.note })
          : word('spanNow', { from, to })}
      </p>
      {groups.map((group) => (
        <Group key={group.id} group={group} onOpen={snapshot ? null : setOpened} />
      ))}
      <RecordsDrawer year={year} row={opened} onClose={() => setOpened(null)} />
    </>
  );
}

/** `onOpen` null: a kept table, whose records may have changed since. */
function Group(props: { group: StatisticsGroup; onOpen: ((row: StatisticsRow) => void) | null }) {
  const { group, onOpen } = props;
  const word = useTable(FIGURES_WORDS);
  const { pick } = useSpeech();
  const figureOf = (row: StatisticsRow) => {
    if (row.value === null) return <span className="quiet">{word('byHand')}</span>;
    if (!row.records || !onOpen) return row.value;
    return (
      <button
        type="button"
        className="plain-button"
        aria-label={word('records', { name: pick(row.name) })}
        onClick={() => onOpen(row)}
      >
        {row.value}
      </button>
    );
  };
  return (
    <section>
      <h2 className="group-title">{pick(group.name)}</h2>
      <Rows
        label={pick(group.name)}
        rows={group.rows}
        keyOf={({ id }) => id}
        columns={[
          { name: word('item'), head: true, cell: ({ name }) => pick(name) },
          { name: word('value'), figure: true, cell: figureOf },
          { name: word('unit'), cell: ({ unit }) => pick(unit) },
          {
            name: word('definition'),
            cell: ({ definition }) => <span className="quiet">{pick(definition)}</span>,
          },
        ]}
      />
    </section>
  );
}
