import type { ReactNode } from 'react';
import { useTable } from '../../../shared/language.tsx';
import { FIGURES_WORDS } from './words.ts';

export interface Bar {
  id: string;
  name: ReactNode;
  count: number;
}

/** Counts beside each other, the biggest first; a list that is read as well as seen. */
export function Bars({ title, bars, most = 12 }: { title: string; bars: readonly Bar[]; most?: number }) {
  const word = useTable(FIGURES_WORDS);
  const shown = bars.filter(({ count }) => count > 0);
  const sorted = [...shown].sort((a, b) => b.count - a.count).slice(0, most);
  const top = sorted[0]?.count ?? 1;
  return (
    <section className="sheet">
      <h2>{title}</h2>
      <div className="sheet-body">
        {sorted.length === 0 && <p className="quiet">{word('noData')}</p>}
        <dl className="bars">
          {sorted.map(({ id, name, count }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                <i aria-hidden="true" style={{ width: `${(count / top) * 100}%` }} />
                <span className="num">{count}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
