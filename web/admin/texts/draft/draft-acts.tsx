import { Button } from 'antd';
import { useState } from 'react';
import type { DraftAct } from '../../../../ingest/publishing/api.ts';
import type { Undone } from '../../../../ingest/publishing/api-published.ts';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { useDraft } from './use-draft.tsx';

/** Acts that need nothing but a click, and those that ask something first. */
const PLAIN: readonly DraftAct[] = ['withdraw', 'reopen', 'retry', 'recall', 'submit'];
const ASKING = ['undo', 'unschedule', 'reject', 'approve'] as const;
type Asking = (typeof ASKING)[number];

/** What can be done with the draft now by the one who looks at it. */
export function DraftActs() {
  const word = useTable(DRAFT_WORDS);
  const { detail, act, busy } = useDraft();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { may, blockers } = detail;
  const plain = PLAIN.filter((one) => may.includes(one));
  const asked = ASKING.filter((one) => may.includes(one));
  if (plain.length + asked.length === 0) return null;
  return (
    <div className="draft-acts">
      {plain.map((one) => (
        <Button
          key={one}
          type={one === 'submit' ? 'primary' : one === 'withdraw' ? 'text' : 'default'}
          disabled={busy || (one === 'submit' && blockers.length > 0)}
          onClick={() => act(one, {}, one === 'submit' ? word('submitted') : undefined)}
        >
          {word(`act_${one as 'submit'}`)}
        </Button>
      ))}
      {asked.map((one) => (
        <Button
          key={one}
          type={one === 'approve' ? 'primary' : 'default'}
          disabled={busy}
          onClick={() => setAsking(one)}
        >
          {word(`act_${one}`)}
        </Button>
      ))}
      {asking && <Asked act={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Asked({ act: kind, onClose }: { act: Asking; onClose(): void }) {
  const word = useTable(DRAFT_WORDS);
  const { detail, perform, renew } = useDraft();
  if (kind === 'approve') return <ApproveDialog onClose={onClose} />;
  if (kind !== 'undo')
    return (
      <ReasonDialog
        title={word(`act_${kind}`)}
        label={word('note')}
        ok={word(`act_${kind}`)}
        act={(note) => perform(kind, { note })}
        onClose={onClose}
      />
    );
  return (
    <ReasonDialog
      title={word('act_undo')}
      ok={word('act_undo')}
      danger
      act={async (reason) => {
        await call<Undone>('POST', `/api/texts/acts/${detail.publication?.id}/undo`, { reason });
        renew();
      }}
      onClose={onClose}
    >
      <p className="about">{word('undoText')}</p>
    </ReasonDialog>
  );
}
