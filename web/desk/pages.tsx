import { Spin } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { Nothing } from '../shared/empty.tsx';
import { go, usePath } from '../shared/route.tsx';
import { useSession } from '../shared/session.tsx';
import { PLACES, placesFor } from './frame/places.ts';
import { MinePage } from './list/mine-page.tsx';
import { QueuePage } from './list/queue-page.tsx';
import { useWords } from './words.ts';

const MePage = lazy(() => import('./account/me-page.tsx'));
const PeoplePage = lazy(() => import('./people/people-page.tsx'));
const RepliesPage = lazy(() => import('./replies/replies-page.tsx'));
const ProposalsPage = lazy(() => import('./replies/proposals-page.tsx'));
const WallPage = lazy(() => import('./wall/wall-page.tsx'));

/** The screen that the address names. */
export function Pages() {
  const path = usePath();
  const { me } = useSession();
  const say = useWords();
  const place = PLACES.find(({ path: at }) => path === at || (at !== '/desk' && path.startsWith(`${at}/`)));
  if (!place) return <Nothing icon="search">{say('notFoundPage')}</Nothing>;
  const open = placesFor(me);
  if (path === '/desk' && !open.includes(place)) return <Elsewhere path={open[0]!.path} />;
  if (!open.includes(place)) return <Nothing icon="lock">{say('notAllowedPage')}</Nothing>;
  return (
    <Suspense
      fallback={
        <div className="empty">
          <Spin />
        </div>
      }
    >
      {SCREENS[place.name](path)}
    </Suspense>
  );
}

const SCREENS: Record<(typeof PLACES)[number]['name'], (path: string) => React.ReactNode> = {
  queue: () => <QueuePage />,
  mine: (path) => <MinePage openId={path.split('/')[3] ?? null} />,
  wall: () => <WallPage />,
  people: () => <PeoplePage />,
  replies: () => <RepliesPage />,
  proposals: () => <ProposalsPage />,
  me: () => <MePage />,
};

/** Who has no queue begins at what they do have. */
function Elsewhere({ path }: { path: string }) {
  useEffect(() => go(path, { replace: true }), [path]);
  return null;
}
