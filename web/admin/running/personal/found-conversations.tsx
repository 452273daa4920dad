import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Erased, FoundConversation } from '../../../../src/operations/api.ts';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useTimes } from '../../../shared/times.ts';
import { useDoing } from '../../../shared/use-doing.ts';
import { fetchFile } from '../../parts/fetch-file.ts';
import { Rows } from '../../parts/rows.tsx';
import { SureDialog } from '../../parts/sure-dialog.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { PERSONAL_WORDS } from './words.ts';

interface Props {
  found: FoundConversation[];
  onChanged(): void;
}

/** What was found, to be exported, corrected or erased. */
export function FoundConversations({ found, onChanged }: Props) {
  const word = useTable(PERSONAL_WORDS);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [corrected, setCorrected] = useState<string | null>(null);
  const all = found.map(({ conversationId }) => conversationId);
  const choose = (id: string, on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <div className="sheet-body stack">
      <div className="row">
        <Checkbox
          checked={chosen.length === all.length}
          indeterminate={chosen.length > 0 && chosen.length < all.length}
          onChange={({ target }) => setChosen(target.checked ? all : [])}
        >
          {word('chooseAll')}
        </Checkbox>
        <span className="quiet">{word('found', { n: found.length })}</span>
        <ChosenActs chosen={chosen} onChanged={onChanged} />
      </div>
      <FoundTable found={found} chosen={chosen} onChoose={choose} onCorrect={setCorrected} />
      {corrected && <CorrectDialog reference={corrected} onClose={() => setCorrected(null)} />}
    </div>
  );
}

function ChosenActs({ chosen, onChanged }: { chosen: readonly string[]; onChanged(): void }) {
  const word = useTable(PERSONAL_WORDS);
  const { modal } = App.useApp();
  const { full } = useTimes();
  const [erases, setErases] = useState(false);
  const [busy, doing] = useDoing();
  const body = { conversations: [...chosen] };
  const tell = (erased: Erased) => {
    const { conversations, messages, cases, files, mails, complete, backupsUntil } = erased;
    modal.success({
      title: word('erase'),
      content: [
        word('eraseDone', { conversations, messages, cases, files, mails }),
        backupsUntil && word('eraseBackups', { day: full(backupsUntil) }),
        !complete && word('eraseLater'),
      ]
        .filter(Boolean)
        .join(' '),
    });
  };
  return (
    <>
      <Button
        disabled={chosen.length === 0}
        loading={busy}
        onClick={() => doing(() => fetchFile('/api/admin/person/export', body))}
      >
        {word('export')}
      </Button>
      <Button danger disabled={chosen.length === 0} onClick={() => setErases(true)}>
        {word('erase')}
      </Button>
      {erases && (
        <SureDialog
          title={word('erase')}
          text={word('eraseText', { n: chosen.length })}
          act={async () => {
            tell(await call<Erased>('POST', '/api/admin/person/erase', body));
            onChanged();
          }}
          onClose={() => setErases(false)}
        />
      )}
    </>
  );
}

interface TableProps {
  found: FoundConversation[];
  chosen: readonly string[];
  onChoose(id: string, on: boolean): void;
  onCorrect(reference: string): void;
}

function FoundTable({ found, chosen, onChoose, onCorrect }: TableProps) {
  const word = useTable(PERSONAL_WORDS);
  const { full } = useTimes();
  return (
    <Rows
      label={word('find')}
      rows={found}
      keyOf={({ conversationId }) => conversationId}
      columns={[
        {
          name: word('conversation'),
          head: true,
          cell: ({ conversationId: id, channel }) => (
            <Checkbox
              checked={chosen.includes(id)}
              aria-label={word('choose', { id })}
              onChange={({ target }) => onChoose(id, target.checked)}
            >
              <code>{id}</code> <small>{channel}</small>
            </Checkbox>
          ),
        },
        {
          name: word('last'),
          cell: ({ lastAt, erasedAt }) => (
            <>
              {full(lastAt)}{' '}
              {erasedAt && <span className="tag">{word('erased', { time: full(erasedAt) })}</span>}
            </>
          ),
        },
        { name: word('messages'), cell: ({ messages }) => messages, figure: true },
        {
          name: word('where'),
          cell: ({ where }) => where.map((one) => word(`where_${one}` as 'where_id')).join(' · '),
        },
        {
          name: word('cases'),
          cell: ({ cases, erasedAt }) =>
            cases.map(({ reference }) => (
              <span key={reference} className="row">
                {reference}
                {!erasedAt && (
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${word('correct')}: ${reference}`}
                    onClick={() => onCorrect(reference)}
                  >
                    {word('correct')}
                  </Button>
                )}
              </span>
            )),
        },
      ]}
    />
  );
}
