import type { WorklistCounts } from '../../../reports/api-worklists.ts';
import { Nothing } from '../../shared/empty.tsx';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { Link } from '../../shared/route.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { OVERVIEW_WORDS } from '../words/overview.ts';

const EVERY_MS = 60_000;

/** The worklists on which something stands, with how much. */
export function Waiting() {
  const word = useTable(OVERVIEW_WORDS);
  const { pick } = useSpeech();
  const read = useRead<WorklistCounts>('/api/worklists', EVERY_MS);
  return (
    <section className="waits">
      <h2>{word('waits')}</h2>
      <Shown read={read}>
        {({ lists }) => {
          const open = lists.filter(({ count }) => count > 0);
          if (open.length === 0) return <Nothing icon="inForce">{word('nothingWaits')}</Nothing>;
          return (
            <ul className="tiles">
              {open.map(({ id, name, about, count }) => (
                <li key={id}>
                  <Link className="tile" href={`/admin/worklists/${id}`}>
                    <b className="num">{count}</b>
                    <span>{pick(name)}</span>
                    <small>{pick(about)}</small>
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
    </section>
  );
}
