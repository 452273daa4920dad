import { Input, Segmented } from 'antd';
import { useState } from 'react';
import type { CaseList } from '../../../desk/api.ts';
import { Empty, Nothing } from '../../shared/empty.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useMedia } from '../../shared/media.ts';
import { go, Link, useQuery } from '../../shared/route.tsx';
import { useSession } from '../../shared/session.tsx';
import { useKeys } from '../../shared/use-keys.ts';
import { CaseScreen } from '../case/case-screen.tsx';
import { useLiveFetched } from '../desk.tsx';
import { useWords } from '../words.ts';
import { CaseLine } from './case-line.tsx';
import { LIST_EVENTS } from './queue-page.tsx';

const VIEWS = ['mine', 'team', 'snoozed', 'closed', 'all'] as const;
type View = (typeof VIEWS)[number];
const WORDS_OF = {
  mine: 'viewMine',
  team: 'viewTeam',
  snoozed: 'viewSnoozed',
  closed: 'viewClosed',
  all: 'viewAll',
} as const;

/** One's cases side by side: the list with what is unread, the open one next to it. On a phone one or the other. */
export function MinePage({ openId }: { openId: string | null }) {
  const say = useWords();
  const roomy = useMedia('(min-width: 900px)');
  return (
    <div className="mine" data-open={openId !== null || undefined}>
      {(roomy || !openId) && <CaseShelf openId={openId} />}
      {openId ? (
        <CaseScreen key={openId} id={openId} />
      ) : (
        roomy && <Nothing icon="cases">{say('pickMine')}</Nothing>
      )}
    </div>
  );
}

function CaseShelf({ openId }: { openId: string | null }) {
  const say = useWords();
  const { is } = useSession();
  const [asked, setView] = useQuery('view');
  const [words, setWords] = useState('');
  const view = VIEWS.includes(asked as View) ? (asked as View) : is('adviser', 'volunteer') ? 'mine' : 'all';
  const query = new URLSearchParams({ view, limit: '50', ...(words.trim() && { q: words.trim() }) });
  const fetched = useLiveFetched<CaseList>(`/api/desk/cases?${query}`, LIST_EVENTS);
  const rows = fetched.data?.cases ?? [];
  const open = (id: string) => go(`/desk/cases/${id}${location.search}`);
  const step = (by: number) => {
    const at = rows.findIndex(({ id }) => id === openId);
    const next = rows[(at + by + rows.length) % rows.length];
    if (next) open(next.id);
  };
  useKeys({ ']': () => step(1), '[': () => step(-1), j: () => step(1), k: () => step(-1) });
  return (
    <section className="shelf" aria-label={say('navMine')}>
      <header>
        <h1 className="unseen">{say('navMine')}</h1>
        <Segmented
          block
          size="small"
          value={view}
          options={VIEWS.map((value) => ({ value, label: say(WORDS_OF[value]) }))}
          onChange={(value) => setView(value)}
        />
        <Input
          size="small"
          allowClear
          prefix={<Icon name="search" size={15} />}
          placeholder={say('searchCases')}
          aria-label={say('searchCases')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </header>
      <div className="lines">
        {!fetched.data ? (
          <Empty fetched={fetched} />
        ) : rows.length === 0 ? (
          <NoneHere view={view} />
        ) : (
          <ol>
            {rows.map((row) => (
              <CaseLine
                key={row.id}
                row={row}
                compact
                selected={row.id === openId}
                onSelect={() => open(row.id)}
                onOpen={() => open(row.id)}
              />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

function NoneHere({ view }: { view: View }) {
  const say = useWords();
  if (view !== 'mine') return <Nothing icon="cases">{say('queueFilteredEmpty')}</Nothing>;
  return (
    <Nothing icon="cases">
      <b>{say('mineEmpty')}</b>
      {say('mineEmptyText')}
      <p>
        <Link href="/desk">{say('toQueue')}</Link>
      </p>
    </Nothing>
  );
}
