import { Button } from 'antd';
import { useState } from 'react';
import type { RevealBody, Revealed } from '../../../../reports/api.ts';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useTimes } from '../../../shared/times.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { QUESTIONS_WORDS } from './words.ts';

/** The words as written, for somebody who has a reason to see them. They are gone when the drawer is closed. */
export function Reveal({ id }: { id: string }) {
  const word = useTable(QUESTIONS_WORDS);
  const { full } = useTimes();
  const [asks, setAsks] = useState(false);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  if (revealed)
    return (
      <section className="sheet revealed">
        <h2>{word('revealed')}</h2>
        <ol className="turns sheet-body">
          {revealed.messages.map(({ at, role, text }) => (
            <li key={`${at} ${role} ${text}`}>
              <small>
                {word(`role_${role}`)} · {full(at)}
              </small>
              <p className="said-text">{text}</p>
            </li>
          ))}
        </ol>
      </section>
    );
  return (
    <>
      <Button onClick={() => setAsks(true)}>{word('reveal')}</Button>
      {asks && (
        <ReasonDialog
          title={word('reveal')}
          ok={word('reveal')}
          act={async (reason) => {
            const body: RevealBody = { reason };
            setRevealed(await call<Revealed>('POST', `/api/reports/questions/${id}/reveal`, body));
          }}
          onClose={() => setAsks(false)}
        >
          <p>{word('revealText')}</p>
        </ReasonDialog>
      )}
    </>
  );
}
