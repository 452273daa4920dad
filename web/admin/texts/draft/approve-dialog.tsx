import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { DraftMatch } from '../../../../ingest/publishing/api-draft.ts';
import { systemClock, today } from '../../../../src/base/time.ts';
import { Field } from '../../../shared/account/field.tsx';
import { useTable } from '../../../shared/language.tsx';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { useDraft } from './use-draft.tsx';

/** Matches whose text answers no more once this draft is published. */
const ENDING: readonly DraftMatch['kind'][] = ['in_force', 'same_version', 'superseded', 'repealed'];

/** The last look before a text answers: what it replaces, and when it is to go out. */
export function ApproveDialog({ onClose }: { onClose(): void }) {
  const word = useTable(DRAFT_WORDS);
  const { detail, act, busy } = useDraft();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const tomorrow = new Date(Date.parse(today(systemClock)) + 86_400_000).toISOString().slice(0, 10);
  const [on, setOn] = useState(tomorrow);
  const ended = detail.matches.filter(({ kind }) => ENDING.includes(kind));
  const later = when === 'later';
  const approve = async () => {
    const done = later ? word('scheduled', { day: on }) : word('approved');
    if (await act('approve', { on: later ? on : null }, done)) onClose();
  };
  return (
    <Modal
      open
      title={word('approveTitle')}
      okText={word(later ? 'act_approve' : 'approveNow')}
      okButtonProps={{ disabled: later && on < tomorrow }}
      confirmLoading={busy}
      onOk={approve}
      onCancel={onClose}
    >
      <p className="about">{word(ended.length > 0 ? 'approveReplaces' : 'approveNothing')}</p>
      <ul className="matches">
        {ended.map((match) => (
          <li key={`${match.kind} ${match.versionId}`}>
            <b>{match.title}</b> <small>{match.label}</small>
          </li>
        ))}
      </ul>
      <Radio.Group value={when} onChange={({ target }) => setWhen(target.value as 'now' | 'later')}>
        <Radio value="now">{word('approveNow')}</Radio>
        <Radio value="later">{word('approveLater')}</Radio>
      </Radio.Group>
      {later && (
        <Field label={word('approveOn')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              style={{ width: 170 }}
              min={tomorrow}
              value={on}
              onChange={({ target }) => setOn(target.value)}
            />
          )}
        </Field>
      )}
    </Modal>
  );
}
