import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import { titleOf } from './citation.ts';
import { getPassage, type PassageInPlace, type Piece, placeOfCitation } from './passage.ts';
import { PassageFacts } from './passage-facts.tsx';
import { PassageNotice } from './passage-notice.tsx';
import type { Citation } from './received.ts';
import { StatuteText } from './statute-text.tsx';
import { ValidityBadge } from './validity-badge.tsx';

/** The cited text where it stands: what it is, whether it holds, the quoted words, what comes before and after. */
export function PassagePanel({ citation }: { citation: Citation }) {
  const { say, language } = useSpeech();
  const [opened, setOpened] = useState(citation.passageId);
  const { place, state, retry } = usePassage(opened);
  const elsewhere = opened !== citation.passageId;
  if (state === 'loading') return <p role="status">{say('panelLoading')}…</p>;
  const shown = place ?? placeOfCitation(citation);
  const { passage, document, validity } = shown;
  return (
    <article className="passage">
      {elsewhere && (
        <Button
          type="text"
          size="small"
          icon={<Icon name="back" size={16} />}
          onClick={() => setOpened(citation.passageId)}
        >
          {say('previousPassage')}
        </Button>
      )}
      <header>
        <ValidityBadge validity={validity} />
        <h2>{titleOf(document.title)}</h2>
        <p className="heading-path">
          {[...passage.headingPath, passage.article].filter(Boolean).join(' › ')}
        </p>
      </header>
      {state === 'failed' && (
        <p className="panel-problem" role="status">
          {say('panelSnapshot')}{' '}
          <Button type="link" size="small" onClick={retry}>
            {say('panelRetry')}
          </Button>
        </p>
      )}
      <PassageNotice place={shown} citation={elsewhere ? null : citation} onOpen={setOpened} />
      <Neighbours pieces={shown.before} label={say('before')} />
      <section className="passage-text">
        <StatuteText text={passage.text} quote={elsewhere ? '' : citation.quote} />
      </section>
      <Neighbours pieces={shown.after} label={say('after')} />
      <p className="panel-hint">
        {!elsewhere && say('quoted')}
        {language === 'en' && document.level !== 'guide' && ` · ${say('chineseOriginal')}`}
      </p>
      <PassageFacts place={shown} />
    </article>
  );
}

function Neighbours({ pieces, label }: { pieces: Piece[]; label: string }) {
  if (pieces.length === 0) return null;
  return (
    <section className="neighbours" aria-label={label}>
      {pieces.map(({ id, text }) => (
        <StatuteText key={id} text={text} />
      ))}
    </section>
  );
}

/** Reads a passage; without an id there is nothing to read but the citation itself. */
function usePassage(id: number | null) {
  const [place, setPlace] = useState<PassageInPlace | null>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    void attempt;
    setPlace(null);
    if (id === null) return setState('shown');
    setState('loading');
    const abort = new AbortController();
    getPassage(id, abort.signal).then(
      (read) => {
        setPlace(read);
        setState('shown');
      },
      () => abort.signal.aborted || setState('failed'),
    );
    return () => abort.abort();
  }, [id, attempt]);
  return { place, state, retry: () => setAttempt((n) => n + 1) };
}
