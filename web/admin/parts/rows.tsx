import type { ReactNode } from 'react';
import './rows.css';

export interface Column<Row> {
  name: ReactNode;
  cell(row: Row): ReactNode;
  /** Figures stand at the end of their column. */
  figure?: boolean;
  /** The column that says what the row is about. */
  head?: boolean;
}

interface Props<Row> {
  /** What the table shows, for those who do not see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string | number;
  /** Marks a row: `cited`, `alarm`. */
  toneOf?(row: Row): string | undefined;
}

/** A dense table; a wide one scrolls within its frame. */
export function Rows<Row>({ label, columns, rows, keyOf, toneOf }: Props<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard too
    <section className="rows" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, figure }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns neither move nor change
              <th key={i} scope="col" data-figure={figure || undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} data-tone={toneOf?.(row)}>
              {columns.map((column, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns neither move nor change
                <Cell key={i} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell<Row>({ column: { cell, figure, head }, row }: { column: Column<Row>; row: Row }) {
  if (head) return <th scope="row">{cell(row)}</th>;
  return <td data-figure={figure || undefined}>{cell(row)}</td>;
}
