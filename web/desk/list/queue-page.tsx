import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { CaseList } from '../../../desk/api.ts';
import { Empty, Nothing } from '../../shared/empty.tsx';
import { useMedia } from '../../shared/media.ts';
import { go } from '../../shared/route.tsx';
import { useSession } from '../../shared/session.tsx';
import { useKeys } from '../../shared/use-keys.ts';
import { BriefOfCase } from '../case/brief-panel.tsx';
import { ClaimButtons, useClaim } from '../case/claim.tsx';
import { useLiveFetched } from '../desk.tsx';
import { useWords } from '../words.ts';
import { CaseLine } from './case-line.tsx';
import { QueueFilters, useFilters } from './queue-filters.tsx';
import { useSelection } from './use-selection.ts';

/** So many at first, and so many more at a time. */
const PAGE = 50;

/** What waits for somebody, most pressing first; the chosen one beside it, ready to be claimed. */
export function QueuePage() {
  const say = useWords();
  const [limit, setLimit] = useState(PAGE);
  const filters = useFilters();
  const wide = useMedia('(min-width: 1080px)');
  const fetched = useLiveFetched<CaseList>(`/api/desk/queue?${filters.query}&limit=${limit}`, LIST_EVENTS);
  const { data } = fetched;
  const rows = useMemo(() => filters.pick(data?.cases ?? []), [data, filters.pick]);
  const { selected, select, next, previous } = useSelection(rows);
  const { is } = useSession();
  const claim = useClaim(selected);
  const open = (id: string) => go(`/desk/cases/${id}`);
  useKeys({
    j: next,
    k: previous,
    Enter: selected ? () => open(selected.id) : undefined,
    c: selected && is('adviser', 'volunteer') ? claim.start : undefined,
  });
  return (
    <div className="page-frame">
      <header className="page-head">
        <h1>
          {say('navQueue')}
          {data && <small className="fades"> {say('queueTotal', { count: data.total })}</small>}
        </h1>
        <QueueFilters filters={filters} />
      </header>
      <div className="queue" data-wide={wide || undefined}>
        <section className="lines" aria-label={say('navQueue')}>
          {!data ? (
            <Empty fetched={fetched} />
          ) : rows.length === 0 ? (
            <NobodyWaits filtered={filters.active} onClear={filters.clear} />
          ) : (
            <>
              <ol>
                {rows.map((row) => (
                  <CaseLine
                    key={row.id}
                    row={row}
                    selected={row.id === selected?.id}
                    onSelect={() => (wide ? select(row.id) : open(row.id))}
                    onOpen={() => open(row.id)}
                  />
                ))}
              </ol>
              {data.next && (
                <Button block type="text" onClick={() => setLimit(limit + PAGE)}>
                  {say('moreCases')}
                </Button>
              )}
            </>
          )}
        </section>
        {wide && (
          <aside className="preview" aria-label={say('tabBrief')}>
            {selected ? (
              <BriefOfCase
                id={selected.id}
                foot={<ClaimButtons row={selected} claim={claim} onOpen={() => open(selected.id)} />}
              />
            ) : (
              <Nothing icon="brief">{say('pickCase')}</Nothing>
            )}
          </aside>
        )}
      </div>
      {claim.dialogs}
    </div>
  );
}

/** Whatever may change a list of cases. */
export const LIST_EVENTS = ['case', 'gone', 'message'] as const;

function NobodyWaits({ filtered, onClear }: { filtered: boolean; onClear(): void }) {
  const say = useWords();
  return (
    <Nothing icon={filtered ? 'search' : 'inForce'}>
      <b>{say(filtered ? 'queueFilteredEmpty' : 'queueEmpty')}</b>
      {filtered ? (
        <Button type="link" size="small" onClick={onClear}>
          {say('filterClear')}
        </Button>
      ) : (
        say('queueEmptyText')
      )}
    </Nothing>
  );
}
