import { App, Button } from 'antd';
import { useState } from 'react';
import type {
  DataActBody,
  DataDecisionBody,
  DataDraftBody,
  DataFileDetail,
} from '../../../src/operations/api-data.ts';
import { call } from '../../shared/api.ts';
import { useTable } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { DECIDERS, EDITORS } from '../insight/editors.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { SureDialog } from '../parts/sure-dialog.tsx';
import type { Editing } from './use-editing.ts';
import { DATA_WORDS } from './words.ts';

interface Props {
  file: DataFileDetail;
  editing: Editing;
  onChanged(file: DataFileDetail): void;
}

type Act = 'save' | 'approve' | 'reject' | 'drop' | null;

/** What can be done with the edit of a file now, by whom it may be done. */
export function DataActs({ file, editing, onChanged }: Props) {
  const word = useTable(DATA_WORDS);
  const { is } = useSession();
  const [act, setAct] = useState<Act>(null);
  const [busy, doing] = useDoing();
  const { draft } = file;
  const { changed, problems } = editing;
  const writes = is(...EDITORS) && draft?.state !== 'review';
  const submit = () =>
    doing(async () => {
      const body: DataActBody = { revision: draft!.revision };
      onChanged(await call<DataFileDetail>('POST', `/api/admin/data/drafts/${draft!.id}/submit`, body));
    });
  return (
    <>
      {writes && file.shippedText !== null && editing.content !== file.shippedText && (
        <Button type="text" onClick={() => editing.setContent(file.shippedText!)}>
          {word('loadShipped')}
        </Button>
      )}
      {draft && is(...EDITORS) && <Button onClick={() => setAct('drop')}>{word('drop')}</Button>}
      {writes && draft && !changed && (
        <Button type="primary" loading={busy} onClick={submit}>
          {word('submit')}
        </Button>
      )}
      {writes && changed && (
        <Button type="primary" disabled={problems?.length !== 0} onClick={() => setAct('save')}>
          {word('save')}
        </Button>
      )}
      {draft?.state === 'review' && is(...DECIDERS) && (
        <>
          <Button onClick={() => setAct('reject')}>{word('reject')}</Button>
          <Button type="primary" onClick={() => setAct('approve')}>
            {word('approve')}
          </Button>
        </>
      )}
      <Dialogs
        act={act}
        file={file}
        content={editing.content}
        onChanged={onChanged}
        onClose={() => setAct(null)}
      />
    </>
  );
}

interface DialogProps {
  act: Act;
  file: DataFileDetail;
  content: string;
  onChanged(file: DataFileDetail): void;
  onClose(): void;
}

function Dialogs({ act, file, content, onChanged, onClose }: DialogProps) {
  const word = useTable(DATA_WORDS);
  const { message } = App.useApp();
  const { draft, path } = file;
  if (act === null) return null;
  if (act === 'save')
    return (
      <ReasonDialog
        title={word('save')}
        label={word('note')}
        ok={word('save')}
        act={async (note) => {
          const body: DataDraftBody = { path, content, note, revision: draft?.revision ?? null };
          onChanged(await call<DataFileDetail>('PUT', '/api/admin/data/draft', body));
          message.success(word('saved'));
        }}
        onClose={onClose}
      />
    );
  const { id, revision } = draft!;
  const decide = async (note: string) => {
    const body: DataDecisionBody | DataActBody = act === 'drop' ? { revision } : { revision, note };
    onChanged(await call<DataFileDetail>('POST', `/api/admin/data/drafts/${id}/${act}`, body));
    if (act === 'approve') message.success(word('approved'));
  };
  if (act === 'drop')
    return (
      <SureDialog title={word('drop')} text={word('dropAsk')} act={() => decide('')} onClose={onClose} />
    );
  return (
    <ReasonDialog
      title={word(act)}
      label={word('decisionNote')}
      ok={word(act)}
      act={decide}
      onClose={onClose}
    />
  );
}
