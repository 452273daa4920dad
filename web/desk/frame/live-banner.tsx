import { useEffect, useState } from 'react';
import { Icon } from '../../shared/icon.tsx';
import { useTimes } from '../../shared/times.ts';
import { useStanding } from '../desk.tsx';
import { useWords } from '../words.ts';

/** The first connection may take this long without a word about it. */
const PATIENCE_MS = 1_200;

/** Says that the screen is not current, and since when. */
export function LiveBanner() {
  const say = useWords();
  const { clock } = useTimes();
  const { live, since } = useStanding();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (live) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), since === null ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [live, since]);
  return (
    <div className="live-banner" role="status">
      {!live && slow && (
        <p>
          <Icon name="alert" size={16} />
          {since === null ? say('connectingFirst') : say('notLive', { time: clock(since) })}
        </p>
      )}
    </div>
  );
}
