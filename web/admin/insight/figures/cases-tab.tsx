import type { TypicalCases } from '../../../../reports/api-figures.ts';
import { systemClock, today } from '../../../../src/base/time.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useQuery } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Choice } from '../../parts/choice.tsx';
import { ExportButtons } from '../../parts/export-buttons.tsx';
import { FIGURES_WORDS } from './words.ts';

const YEARS_BACK = 4;

/** Approved and anonymised cases, for the report. */
export function CasesTab() {
  const word = useTable(FIGURES_WORDS);
  const { full } = useTimes();
  const thisYear = Number(today(systemClock).slice(0, 4));
  const [chosen, choose] = useQuery('year');
  const year = chosen ?? String(thisYear);
  const read = useRead<TypicalCases>(`/api/reports/typical-cases?year=${year}`);
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, i) => String(thisYear - i));
  return (
    <div className="stack">
      <div className="filter-bar">
        <Choice
          label={word('year')}
          value={year}
          options={years.map((one) => [one, one])}
          onChange={(next) => choose(next === String(thisYear) ? null : next)}
        />
        <ExportButtons path={`/api/reports/typical-cases/export?year=${year}`} formats={['xlsx', 'csv']} />
      </div>
      <Shown read={read}>
        {({ cases }) =>
          cases.length === 0 ? (
            <Nothing icon="brief">{word('noCases')}</Nothing>
          ) : (
            <ul className="stack">
              {cases.map(({ id, title, text, reference, approvedAt }) => (
                <li key={id} className="sheet">
                  <header>
                    <h2>{title}</h2>
                    <small>
                      {reference} · {full(approvedAt)}
                    </small>
                  </header>
                  <p className="sheet-body said-text">{text}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </div>
  );
}
