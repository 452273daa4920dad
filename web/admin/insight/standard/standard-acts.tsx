import { App, Button } from 'antd';
import { useState } from 'react';
import type { DecideBody, RetireBody, StandardDetail } from '../../../../services/standard-answers/api.ts';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { go } from '../../../shared/route.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { DECIDERS, EDITORS } from '../editors.ts';
import { STANDARD_WORDS } from './words.ts';

type Dialog = 'approve' | 'return' | 'retire' | null;

/** What can be done with a standard answer, by whom it may be done. */
export function StandardActs(props: { answer: StandardDetail; onChanged(answer: StandardDetail): void }) {
  const { answer, onChanged } = props;
  const word = useTable(STANDARD_WORDS);
  const { is } = useSession();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [busy, doing] = useDoing();
  const path = `/api/standard-answers/${answer.id}`;
  const restore = () => doing(async () => onChanged(await call<StandardDetail>('POST', `${path}/restore`)));
  return (
    <>
      {is(...EDITORS) && answer.state === 'retired' && (
        <Button loading={busy} onClick={restore}>
          {word('restore')}
        </Button>
      )}
      {is(...DECIDERS) && answer.state === 'live' && (
        <Button onClick={() => setDialog('retire')}>{word('retire')}</Button>
      )}
      {is(...EDITORS) && answer.state !== 'retired' && (
        <Button onClick={() => go(`/admin/standard-answers/${answer.id}/edit`)}>{word('edit')}</Button>
      )}
      {answer.draft && answer.mayDecide && (
        <>
          <Button onClick={() => setDialog('return')}>{word('return')}</Button>
          <Button type="primary" disabled={!approvable(answer)} onClick={() => setDialog('approve')}>
            {word('approve')}
          </Button>
        </>
      )}
      {answer.pending && !answer.mayDecide && <small>{word('fourEyes')}</small>}
      <Dialogs dialog={dialog} answer={answer} onChanged={onChanged} onClose={() => setDialog(null)} />
    </>
  );
}

/** Without a fault in any language that it answers in. */
function approvable({ draft, preview }: StandardDetail): boolean {
  return (['zh', 'en'] as const).every(
    (language) => draft!.content.questions[language].length === 0 || preview[language].problems.length === 0,
  );
}

function Dialogs(props: {
  dialog: Dialog;
  answer: StandardDetail;
  onChanged(answer: StandardDetail): void;
  onClose(): void;
}) {
  const { dialog, answer, onChanged, onClose } = props;
  const word = useTable(STANDARD_WORDS);
  const { message } = App.useApp();
  const path = `/api/standard-answers/${answer.id}`;
  if (dialog === null) return null;
  if (dialog === 'retire')
    return (
      <ReasonDialog
        title={word('retire')}
        ok={word('retire')}
        danger
        act={async (reason) => {
          const body: RetireBody = { reason };
          onChanged(await call<StandardDetail>('POST', `${path}/retire`, body));
        }}
        onClose={onClose}
      >
        <p>{word('retireText')}</p>
      </ReasonDialog>
    );
  const approve = dialog === 'approve';
  return (
    <ReasonDialog
      title={word(dialog)}
      label={word('comment')}
      ok={word(dialog)}
      optional={approve}
      act={async (comment) => {
        const revision = answer.draft!.number;
        const body: DecideBody = { approve, revision, ...(comment && { comment }) };
        onChanged(await call<StandardDetail>('POST', `${path}/decide`, body));
        if (approve) message.success(word('approved'));
      }}
      onClose={onClose}
    />
  );
}
