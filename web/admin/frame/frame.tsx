import type { ReactNode } from 'react';
import { hasRole } from '../../../accounts/roles.ts';
import { HOUSE_ROLES } from '../../shared/home.ts';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { useOffline } from '../../shared/offline.ts';
import { Rail, type RailGroup } from '../../shared/rail.tsx';
import { useSession } from '../../shared/session.tsx';
import { useWords } from '../../shared/words.ts';
import { PAGES } from '../pages.tsx';
import { FRAME_WORDS } from '../words/frame.ts';
import './frame.css';

/** Around every screen: where to go, and whether the network is there. What may be stale is dimmed. */
export function Frame({ children }: { children: ReactNode }) {
  const say = useWords();
  const word = useTable(FRAME_WORDS);
  const offline = useOffline();
  return (
    <div className="desk" data-stale={offline || undefined}>
      <a className="skip" href="#content">
        {say('deskSkip')}
      </a>
      <Rail groups={useGroups()} />
      <div className="stage">
        <div className="live-banner" role="status">
          {offline && (
            <p>
              <Icon name="alert" size={16} />
              {word('offline')}
            </p>
          )}
        </div>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

function useGroups(): RailGroup[] {
  const say = useWords();
  const word = useTable(FRAME_WORDS);
  const { pick } = useSpeech();
  const { me } = useSession();
  const groups = (['texts', 'answers', 'running'] as const).map((group) => ({
    title: word(`group_${group}`),
    places: PAGES.filter((page) => page.group === group && hasRole(me, page.roles)).map(
      ({ path, name, icon, phone }) => ({ path, label: pick(name), icon, phone }),
    ),
  }));
  const ways: RailGroup['places'] = [
    ...(hasRole(me, HOUSE_ROLES.desk)
      ? [{ path: '/desk', label: say('navDesk'), icon: 'cases', phone: false } as const]
      : []),
    { path: '/desk/me', label: say('navMe'), icon: 'person', phone: false },
  ];
  return [...groups.filter(({ places }) => places.length > 0), { title: null, places: ways }];
}
