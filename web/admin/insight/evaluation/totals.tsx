import type { RunTotal } from '../../../../src/operations/evaluation/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { EVALUATION_WORDS } from './words.ts';

/** How many do well, measure by measure. */
export function Totals({ totals }: { totals: RunTotal[] }) {
  const measure = useMeasure();
  return (
    <dl className="totals">
      {totals
        .filter(({ of }) => of > 0)
        .map((total) => (
          <div key={total.measure}>
            <dt>{measure(total.measure)}</dt>
            <dd>
              <meter aria-label={measure(total.measure)} min={0} max={total.of} value={total.right} />
              <span className="num">
                {total.right}/{total.of}
              </span>
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** Names a measure; one that the page does not know keeps its own name. */
export function useMeasure(): (measure: string) => string {
  const word = useTable(EVALUATION_WORDS);
  return (measure) => (`m_${measure}` in EVALUATION_WORDS ? word(`m_${measure}` as 'm_route') : measure);
}
