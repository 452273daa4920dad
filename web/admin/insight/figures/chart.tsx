import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTable } from '../../../shared/language.tsx';
import { type Column, Rows } from '../../parts/rows.tsx';
import { PARTS_WORDS } from '../../parts/words.ts';

interface Props<Row> {
  title: string;
  /** The same figures as a table, for reading and for those who do not see the picture. */
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf(row: Row): string;
  children: ReactNode;
}

/** A chart under its title, which can be looked at as a table instead. */
export function Chart<Row>({ title, rows, columns, keyOf, children }: Props<Row>) {
  const part = useTable(PARTS_WORDS);
  const [table, setTable] = useState(false);
  return (
    <section className="sheet chart">
      <header>
        <h2>{title}</h2>
        <Segmented
          size="small"
          aria-label={title}
          value={table ? 'table' : 'picture'}
          options={[
            { value: 'picture', label: part('chartAsPicture') },
            { value: 'table', label: part('chartAsTable') },
          ]}
          onChange={(value) => setTable(value === 'table')}
        />
      </header>
      <div className="sheet-body">
        {table ? <Rows label={title} rows={rows} columns={columns} keyOf={keyOf} /> : children}
      </div>
    </section>
  );
}

export interface Series {
  id: string;
  name: string;
}

/** What the colours of a chart mean. */
export function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="legend">
      {series.map(({ id, name }) => (
        <li key={id}>
          <i data-series={id} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Round figures for an axis from 0 to at least `most`, three to five of them. */
export function ticksTo(most: number): number[] {
  if (most <= 0) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Which of so many places get their name written, so that names do not run into each other. */
export function isNamed(place: number, count: number, most = 10): boolean {
  const every = Math.max(1, Math.ceil(count / most));
  return (count - 1 - place) % every === 0;
}
