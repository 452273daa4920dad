import { App, Button } from 'antd';
import { useState } from 'react';
import type { DataFileDetail, DataRevision, DataUndoBody } from '../../../src/operations/api-data.ts';
import { call } from '../../shared/api.ts';
import { Nothing } from '../../shared/empty.tsx';
import { useTable } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { useTimes } from '../../shared/times.ts';
import { DECIDERS } from '../insight/editors.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Rows } from '../parts/rows.tsx';
import { DATA_WORDS } from './words.ts';

interface Props {
  file: DataFileDetail;
  onChanged(file: DataFileDetail): void;
}

const TONES: Partial<Record<DataRevision['state'], string>> = { live: 'good', draft: 'warn', review: 'warn' };

/** All edits, newest first; the live one can be undone. */
export function DataHistory({ file, onChanged }: Props) {
  const word = useTable(DATA_WORDS);
  const { is } = useSession();
  const { full } = useTimes();
  const [undone, setUndone] = useState<DataRevision | null>(null);
  if (file.history.length === 0) return <Nothing icon="clock">{word('noHistory')}</Nothing>;
  return (
    <>
      <Rows
        label={word('viewHistory')}
        rows={file.history}
        keyOf={({ id }) => id}
        columns={[
          { name: word('latest'), head: true, cell: ({ at }) => full(at) },
          {
            name: word('state'),
            cell: ({ state }) => (
              <span className="tag" data-tone={TONES[state]}>
                {word(`state_${state}`)}
              </span>
            ),
          },
          { name: word('by'), cell: ({ by }) => by.name },
          {
            name: word('note'),
            cell: ({ note, toShipped }) => (toShipped ? `${word('toShipped')} · ${note}` : note),
          },
          {
            name: word('decided'),
            cell: ({ decidedBy, decidedAt, decisionNote }) =>
              decidedBy &&
              [decidedBy.name, decidedAt && full(decidedAt), decisionNote].filter(Boolean).join(' · '),
          },
          {
            name: '',
            cell: (revision) =>
              revision.state === 'live' &&
              is(...DECIDERS) && (
                <Button size="small" onClick={() => setUndone(revision)}>
                  {word('undo')}
                </Button>
              ),
          },
        ]}
      />
      {undone && (
        <UndoDialog file={file} revision={undone} onChanged={onChanged} onClose={() => setUndone(null)} />
      )}
    </>
  );
}

function UndoDialog(props: Props & { revision: DataRevision; onClose(): void }) {
  const { file, revision, onChanged, onClose } = props;
  const word = useTable(DATA_WORDS);
  const { message } = App.useApp();
  return (
    <ReasonDialog
      title={word('undo')}
      ok={word('undo')}
      danger
      act={async (note) => {
        const body: DataUndoBody = { path: file.path, id: revision.id, note };
        onChanged(await call<DataFileDetail>('POST', '/api/admin/data/undo', body));
        message.success(word('undone'));
      }}
      onClose={onClose}
    >
      <p>{word('undoText')}</p>
    </ReasonDialog>
  );
}
