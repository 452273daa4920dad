import type { ReactNode } from 'react';
import { useDesk, useStanding } from '../desk.tsx';
import { useWords } from '../words.ts';
import { LiveBanner } from './live-banner.tsx';
import { DeskRail } from './rail.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useAlerts } from './use-alerts.ts';

/** Around every screen: where to go, whether it is current, keys and alerts. What is not current is dimmed. */
export function Frame({ children }: { children: ReactNode }) {
  const say = useWords();
  const { live } = useStanding();
  const { counts } = useDesk();
  useAlerts();
  return (
    <div className="desk" data-stale={!live || undefined}>
      <a className="skip" href="#content">
        {say('deskSkip')}
      </a>
      <DeskRail counts={counts} />
      <div className="stage">
        <LiveBanner />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Shortcuts />
    </div>
  );
}
