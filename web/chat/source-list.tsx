import { Button } from 'antd';
import { useState } from 'react';
import { useSpeech } from '../shared/language.tsx';
import type { Citation } from './received.ts';
import { SourceRow } from './source-row.tsx';

/** So many are shown at once; one more would be hidden for itself. */
const SHOWN = 4;

/** What an answer rests on, in the order of its marks. */
export function SourceList({ citations, onOpen }: { citations: Citation[]; onOpen(position: number): void }) {
  const { say } = useSpeech();
  const [all, setAll] = useState(false);
  if (citations.length === 0) return null;
  const many = citations.length > SHOWN + 1;
  const shown = many && !all ? citations.slice(0, SHOWN) : citations;
  return (
    <section className="sources" aria-label={say('sources')}>
      <h3 className="sources-title">
        {say('sources')}
        <span>{say('sourceCount', { count: citations.length })}</span>
      </h3>
      <ol>
        {shown.map((citation, i) => (
          <SourceRow
            key={`${citation.passageId}-${citation.quote}`}
            position={i + 1}
            citation={citation}
            onOpen={onOpen}
          />
        ))}
      </ol>
      {many && (
        <Button type="text" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('fewerSources') : say('moreSources', { count: citations.length - SHOWN })}
        </Button>
      )}
    </section>
  );
}
