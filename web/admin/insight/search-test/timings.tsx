import { useTable } from '../../../shared/language.tsx';
import { SEARCH_WORDS } from './words.ts';

/** How long each step took, as bars beside the figures. */
export function Timings({ timings }: { timings: { step: string; ms: number }[] }) {
  const word = useTable(SEARCH_WORDS);
  const most = Math.max(1, ...timings.map(({ ms }) => ms));
  return (
    <dl className="timings">
      {timings.map(({ step, ms }, i) => (
        <div key={`${step}-${String(i)}`}>
          <dt>{step}</dt>
          <dd>
            <i aria-hidden="true" style={{ width: `${(ms / most) * 100}%` }} />
            <span className="num">{word('ms', { n: ms < 10 ? ms.toFixed(1) : Math.round(ms) })}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
