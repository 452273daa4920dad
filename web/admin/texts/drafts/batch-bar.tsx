import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { DraftRow } from '../../../../ingest/publishing/api.ts';
import type { BatchDecisionBody, BatchResult } from '../../../../ingest/publishing/api-acts.ts';
import { call } from '../../../shared/api.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { DRAFTS_WORDS } from '../../words/drafts.ts';

type Act = 'submit' | 'approve' | 'reject' | 'withdraw' | 'retry';

/** What can be done with the drafts chosen; each stands or falls alone, and those that fell say why. */
export function BatchBar({ drafts, onDone }: { drafts: DraftRow[]; onDone(): void }) {
  const word = useTable(DRAFTS_WORDS);
  const { pick } = useSpeech();
  const { is } = useSession();
  const { modal, message } = App.useApp();
  const [busy, doing] = useDoing();
  const [rejecting, setRejecting] = useState(false);
  if (drafts.length === 0) return null;
  const has = (...states: DraftRow['state'][]) => drafts.some(({ state }) => states.includes(state));
  const act = async (kind: Act, more: Partial<BatchDecisionBody> = {}) => {
    const body: BatchDecisionBody = {
      ...more,
      drafts: drafts.map(({ id, revision }) => ({ id, revision })),
    };
    const { results } = await call<BatchResult>('POST', `/api/texts/drafts-batch/${kind}`, body);
    const refused = results.filter(({ fault }) => fault !== null);
    if (refused.length < results.length)
      message.success(word('batchDone', { n: results.length - refused.length }));
    if (refused.length > 0)
      modal.warning({
        title: word('batchRefused', { n: refused.length }),
        width: 560,
        content: (
          <ul className="refused">
            {refused.map(({ id, draft, fault }) => (
              <li key={id}>
                <b>{draft?.title ?? drafts.find((one) => one.id === id)?.title ?? id}</b>
                <span>{fault && pick(fault.message)}</span>
              </li>
            ))}
          </ul>
        ),
      });
    onDone();
  };
  const mayWrite = is('editor', 'approver', 'admin');
  const mayDecide = is('approver', 'admin');
  return (
    <section className="batch-bar" aria-label={word('selected', { n: drafts.length })}>
      <b className="num">{word('selected', { n: drafts.length })}</b>
      {mayWrite && has('draft', 'rejected') && (
        <Button loading={busy} onClick={() => doing(() => act('submit'))}>
          {word('submit')}
        </Button>
      )}
      {mayDecide && has('review') && (
        <>
          <Popconfirm
            title={word('approveAsk')}
            okText={word('approve')}
            onConfirm={() => doing(() => act('approve', { on: null }))}
          >
            <Button type="primary" loading={busy}>
              {word('approve')}
            </Button>
          </Popconfirm>
          <Button onClick={() => setRejecting(true)}>{word('reject')}</Button>
        </>
      )}
      {mayWrite && has('failed') && (
        <Button loading={busy} onClick={() => doing(() => act('retry'))}>
          {word('retry')}
        </Button>
      )}
      {mayWrite && has('draft', 'rejected', 'failed') && (
        <Button type="text" loading={busy} onClick={() => doing(() => act('withdraw'))}>
          {word('withdraw')}
        </Button>
      )}
      {rejecting && (
        <ReasonDialog
          title={word('reject')}
          ok={word('reject')}
          act={(note) => act('reject', { note })}
          onClose={() => setRejecting(false)}
        />
      )}
    </section>
  );
}
