import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { PublishedRow } from '../../../../ingest/publishing/api-published.ts';
import type { RelationKind } from '../../../../knowledge/relation-kinds.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useWords } from '../../../shared/words.ts';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { useLists } from '../lists.tsx';
import { TextPicker } from '../text-picker.tsx';
import { useDraft } from './use-draft.tsx';

/** Adds what this text does to one that is held. */
export function RelationDialog({ onClose }: { onClose(): void }) {
  const say = useWords();
  const word = useTable(DRAFT_WORDS);
  const { pick } = useSpeech();
  const { relations } = useLists();
  const { edit, busy } = useDraft();
  const [kind, setKind] = useState<RelationKind>('repeals');
  const [target, setTarget] = useState<PublishedRow | null>(null);
  const [articles, setArticles] = useState('');
  const [on, setOn] = useState('');
  const [until, setUntil] = useState('');
  const extending = kind === 'extends';
  const add = async () => {
    if (!target) return;
    const done = await edit({
      kind: 'relation',
      add: {
        kind,
        documentId: target.documentId,
        articles: articles.trim() || null,
        on: on || null,
        until: (extending && until) || null,
      },
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={word('relationAdd')}
      okText={say('add')}
      okButtonProps={{ disabled: !target || (extending && !until) }}
      confirmLoading={busy}
      onOk={add}
      onCancel={onClose}
    >
      <Field label={word('relationKind')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: 200 }}
            value={kind}
            onChange={setKind}
            options={relations.map(({ code, name }) => ({ value: code, label: pick(name) }))}
          />
        )}
      </Field>
      <Field label={word('relationTarget')}>
        {(id) => <TextPicker id={id} label={word('relationTarget')} onPick={setTarget} />}
      </Field>
      <TextField
        label={word('relationArticles')}
        hint={word('relationArticlesHint')}
        value={articles}
        onText={setArticles}
      />
      <Field label={`${word('relationOn')} · ${say('optional')}`}>
        {(id) => (
          <Input
            id={id}
            type="date"
            style={{ width: 170 }}
            value={on}
            onChange={({ target }) => setOn(target.value)}
          />
        )}
      </Field>
      {extending && (
        <Field label={word('relationUntil')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              style={{ width: 170 }}
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          )}
        </Field>
      )}
    </Modal>
  );
}
