import { Button, Input, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import type {
  RecallDismissBody,
  RecallItem,
  RecallList,
  RecallSendBody,
} from '../../../reports/api-worklists.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { Nothing } from '../../shared/empty.tsx';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { useTimes } from '../../shared/times.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { WORKLIST_WORDS } from '../words/worklists.ts';
import { Exports } from './worklist-panel.tsx';

const DAYS = [7, 30, 90];

/** Answers that cite a text which has changed since, each with the message to those who got it. */
export function RecallPanel({ onChanged }: { onChanged(): void }) {
  const word = useTable(WORKLIST_WORDS);
  const [days, setDays] = useState(30);
  const read = useRead<RecallList>(`/api/worklists/recall?days=${days}&limit=100`);
  const changed = () => {
    read.renew();
    onChanged();
  };
  return (
    <>
      <header className="pane-head">
        <Segmented
          value={days}
          onChange={setDays}
          options={DAYS.map((n) => ({ value: n, label: word('recallDays', { n }) }))}
        />
        <Exports list="recall" />
      </header>
      <Shown read={read}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Nothing icon="inForce">{word('recallNone')}</Nothing>
          ) : (
            <ul className="items">
              {items.length < total && (
                <li className="item about">{word('shownOf', { n: items.length, total })}</li>
              )}
              {items.map((item) => (
                <Recall key={item.answerId} item={item} onChanged={changed} />
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

function Recall({ item, onChanged }: { item: RecallItem; onChanged(): void }) {
  const word = useTable(WORKLIST_WORDS);
  const { full } = useTimes();
  const { is } = useSession();
  const { decision } = item;
  return (
    <li className="item recall" data-decided={decision && ''}>
      <div className="item-words">
        <small>
          {word('recallQuestion')} · {full(item.at)} · {item.channel}
        </small>
        <p>
          <b>{item.question}</b>
        </p>
        <Changed item={item} />
      </div>
      {decision ? (
        <p className="item-day">
          {word(`recall_${decision.state}`, { by: decision.by, time: full(decision.at) })}
          {decision.note && <small> · {decision.note}</small>}
        </p>
      ) : (
        is('approver', 'admin') && <Decide item={item} onDone={onChanged} />
      )}
    </li>
  );
}

function Changed({ item }: { item: RecallItem }) {
  const word = useTable(WORKLIST_WORDS);
  const { pick } = useSpeech();
  return (
    <ul className="changed" aria-label={word('recallCited')}>
      {item.changed.map(({ title, article, change, detail }) => (
        <li key={`${title} ${article}`}>
          <span className="tag" data-tone={change === 'reworded' ? 'warn' : 'alarm'}>
            {word(`change_${change}`)}
          </span>
          《{title}》{article} <small>{pick(detail)}</small>
        </li>
      ))}
    </ul>
  );
}

function Decide({ item, onDone }: { item: RecallItem; onDone(): void }) {
  const word = useTable(WORKLIST_WORDS);
  const [busy, doing] = useDoing();
  const [text, setText] = useState(item.message);
  const [dismissing, setDismissing] = useState(false);
  const decide = (act: 'send' | 'dismiss', body: RecallSendBody | RecallDismissBody) =>
    call('POST', `/api/worklists/recall/${item.answerId}/${act}`, body);
  const send = async () => {
    if (await doing(() => decide('send', { text: text.trim() }))) onDone();
  };
  return (
    <div className="decide">
      <Field label={word('recallMessage')} hint={word('recallHint')}>
        {(id, hintId) => (
          <Input.TextArea
            id={id}
            aria-describedby={hintId}
            autoSize={{ minRows: 3, maxRows: 12 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <div className="row-end">
        <Button onClick={() => setDismissing(true)}>{word('recallDismiss')}</Button>
        <Popconfirm title={word('recallSendAsk')} okText={word('recallSend')} onConfirm={send}>
          <Button type="primary" loading={busy} disabled={!text.trim()}>
            {word('recallSend')}
          </Button>
        </Popconfirm>
      </div>
      {dismissing && (
        <ReasonDialog
          title={word('recallDismiss')}
          ok={word('recallDismiss')}
          act={(reason) => decide('dismiss', { reason }).then(onDone)}
          onClose={() => setDismissing(false)}
        />
      )}
    </div>
  );
}
