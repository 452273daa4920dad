import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { PasteBody, Received, UrlsBody } from '../../../../ingest/publishing/api.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { webAddress } from '../../frame/web-address.ts';
import { LOAD_WORDS } from '../../words/load.ts';

const MOST = 50;

/** Texts that are no files: addresses, pasted words. */
export function OtherWays({ onReceived }: { onReceived(batch: string): void }) {
  const word = useTable(LOAD_WORDS);
  const [pasting, setPasting] = useState(false);
  return (
    <div className="other-ways">
      <Addresses onReceived={onReceived} />
      <Button onClick={() => setPasting(true)}>{word('paste')}</Button>
      {pasting && (
        <PasteDialog
          onClose={() => setPasting(false)}
          onReceived={(batch) => {
            setPasting(false);
            onReceived(batch);
          }}
        />
      )}
    </div>
  );
}

function Addresses({ onReceived }: { onReceived(batch: string): void }) {
  const word = useTable(LOAD_WORDS);
  const [text, setText] = useState('');
  const [busy, doing] = useDoing();
  const lines = text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const wrong = lines.find((line) => webAddress(line) === null);
  const fetchAll = async () => {
    const body: UrlsBody = { urls: lines };
    const done = await doing(async () => {
      const { batch } = await call<Received>('POST', '/api/texts/urls', body);
      onReceived(batch);
    });
    if (done) setText('');
  };
  return (
    <Field
      label={word('fromWeb')}
      hint={wrong ? word('notAddress', { line: wrong.slice(0, 60) }) : word('fromWebHint')}
    >
      {(id, hintId) => (
        <div className="row addresses">
          <Input.TextArea
            id={id}
            aria-describedby={hintId}
            autoSize={{ minRows: 1, maxRows: 8 }}
            placeholder="https://"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <Button
            loading={busy}
            disabled={lines.length === 0 || lines.length > MOST || wrong !== undefined}
            onClick={fetchAll}
          >
            {word('fromWebGo')}
          </Button>
        </div>
      )}
    </Field>
  );
}

function PasteDialog(props: { onClose(): void; onReceived(batch: string): void }) {
  const word = useTable(LOAD_WORDS);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [busy, doing] = useDoing();
  const load = () => {
    const body: PasteBody = { title: title.trim(), text };
    return doing(async () => {
      const { batch } = await call<Received>('POST', '/api/texts/pastes', body);
      props.onReceived(batch);
    });
  };
  return (
    <Modal
      open
      title={word('paste')}
      width={760}
      okText={word('pasteGo')}
      okButtonProps={{ disabled: !title.trim() || !text.trim() }}
      confirmLoading={busy}
      onOk={load}
      onCancel={props.onClose}
    >
      <TextField label={word('pasteTitle')} maxLength={300} value={title} onText={setTitle} />
      <Field label={word('pasteText')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 10, maxRows: 22 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
