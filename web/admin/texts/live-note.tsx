import { useEffect, useState } from 'react';
import { useTable } from '../../shared/language.tsx';
import type { Standing } from '../../shared/live.ts';
import { useTimes } from '../../shared/times.ts';
import { TEXT_WORDS } from '../words/texts.ts';

/** The first connection may take this long without a word about it. */
const PATIENCE_MS = 1_200;

/** Says that a screen does not follow what happens, and since when. */
export function LiveNote({ standing: { live, since } }: { standing: Standing }) {
  const word = useTable(TEXT_WORDS);
  const { clock } = useTimes();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (live) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [live]);
  return (
    <span role="status">
      {!live && slow && (
        <span className="tag" data-tone="warn">
          {since === null ? word('connecting') : word('notLive', { time: clock(since) })}
        </span>
      )}
    </span>
  );
}
