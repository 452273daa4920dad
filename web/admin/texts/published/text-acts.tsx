import { Button } from 'antd';
import { useState } from 'react';
import type {
  PublishedDetail,
  ReasonBody,
  Revised,
  TextAct,
} from '../../../../ingest/publishing/api-published.ts';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { go } from '../../../shared/route.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { PUBLISHED_WORDS } from '../../words/published.ts';
import { ExtendDialog, RepealDialog } from './text-dialogs.tsx';

interface Props {
  detail: PublishedDetail;
  onChanged(fresh: PublishedDetail): void;
}

const ORDER: readonly TextAct[] = ['revise', 'extend', 'repeal', 'retire', 'restore'];

/** What can be done with a published text now by the one who looks at it. */
export function TextActs({ detail, onChanged }: Props) {
  const word = useTable(PUBLISHED_WORDS);
  const [busy, doing] = useDoing();
  const [asking, setAsking] = useState<TextAct | null>(null);
  const path = `/api/texts/published/${detail.text.versionId}`;
  const may = ORDER.filter((act) => detail.may.includes(act));
  if (may.length === 0) return null;
  const revise = () =>
    doing(async () => {
      const { draftId } = await call<Revised>('POST', `${path}/revise`);
      go(`/admin/drafts/${draftId}`);
    });
  const close = () => setAsking(null);
  const send = async (act: string, body: object) =>
    onChanged(await call<PublishedDetail>('POST', `${path}/${act}`, body));
  return (
    <div className="draft-acts">
      {may.map((act) => (
        <Button
          key={act}
          loading={act === 'revise' && busy}
          onClick={() => (act === 'revise' ? revise() : setAsking(act))}
        >
          {word(`act_${act}`)}
        </Button>
      ))}
      {(asking === 'retire' || asking === 'restore') && (
        <ReasonDialog
          title={word(`act_${asking}`)}
          ok={word(`act_${asking}`)}
          danger={asking === 'retire'}
          act={(reason) => send(asking, { reason } satisfies ReasonBody)}
          onClose={close}
        >
          <p className="about">{word(`${asking}Text`)}</p>
        </ReasonDialog>
      )}
      {asking === 'repeal' && <RepealDialog send={(body) => send('repeal', body)} onClose={close} />}
      {asking === 'extend' && (
        <ExtendDialog text={detail.text} send={(body) => send('extend', body)} onClose={close} />
      )}
    </div>
  );
}
