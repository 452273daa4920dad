import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ExtendBody, PublishedRow, RepealBody } from '../../../../ingest/publishing/api-published.ts';
import { systemClock, today } from '../../../../src/base/time.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { useTable } from '../../../shared/language.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { PUBLISHED_WORDS } from '../../words/published.ts';
import { TextPicker } from '../text-picker.tsx';

/** Notes that a text, or some of its articles, holds no more from a day on. */
export function RepealDialog(props: { send(body: RepealBody): Promise<void>; onClose(): void }) {
  const word = useTable(PUBLISHED_WORDS);
  const [on, setOn] = useState<string>(today(systemClock));
  const [articles, setArticles] = useState('');
  const [by, setBy] = useState<PublishedRow | null>(null);
  const send = (reason: string) =>
    props.send({ reason, on, articles: articles.trim() || null, by: by?.versionId ?? null });
  return (
    <ReasonDialog
      title={word('act_repeal')}
      ok={word('act_repeal')}
      danger
      act={send}
      onClose={props.onClose}
    >
      <p className="about">{word('repealText')}</p>
      <DayField label={word('repealOn')} value={on} onDay={setOn} />
      <TextField
        label={word('repealArticles')}
        hint={word('repealArticlesHint')}
        value={articles}
        onText={setArticles}
      />
      <Field label={word('repealBy')}>
        {(id) => <TextPicker id={id} label={word('repealBy')} onPick={setBy} />}
      </Field>
    </ReasonDialog>
  );
}

/** Gives a text a later last day. */
export function ExtendDialog(props: {
  text: PublishedRow;
  send(body: ExtendBody): Promise<void>;
  onClose(): void;
}) {
  const word = useTable(PUBLISHED_WORDS);
  const [until, setUntil] = useState(props.text.effectiveTo ?? today(systemClock));
  const [by, setBy] = useState<PublishedRow | null>(null);
  return (
    <ReasonDialog
      title={word('act_extend')}
      ok={word('act_extend')}
      act={(reason) => props.send({ reason, until, by: by?.versionId ?? null })}
      onClose={props.onClose}
    >
      <p className="about">{word('extendText')}</p>
      <DayField label={word('extendUntil')} value={until} onDay={setUntil} />
      <Field label={word('extendBy')}>
        {(id) => <TextPicker id={id} label={word('extendBy')} onPick={setBy} />}
      </Field>
    </ReasonDialog>
  );
}

function DayField(props: { label: ReactNode; value: string; onDay(day: string): void }) {
  return (
    <Field label={props.label}>
      {(id) => (
        <Input
          id={id}
          type="date"
          style={{ width: 170 }}
          value={props.value}
          onChange={({ target }) => target.value && props.onDay(target.value)}
        />
      )}
    </Field>
  );
}
