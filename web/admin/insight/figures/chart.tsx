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
