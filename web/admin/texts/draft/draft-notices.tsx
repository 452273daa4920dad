import { Button, Input, Spin } from 'antd';
import { useState } from 'react';
import { Field } from '../../../shared/account/field.tsx';
import { Icon } from '../../../shared/icon.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { Link } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { StateTag } from '../state-tag.tsx';
import { useDraft } from './use-draft.tsx';

/** What must be known of a draft before anything else: that it failed, why it cannot go on, what came of it. */
export function DraftNotices() {
  const word = useTable(DRAFT_WORDS);
  const { pick } = useSpeech();
  const { full } = useTimes();
  const { detail } = useDraft();
  const { draft, blockers, mayNot, publication, parts } = detail;
  const writing = draft.state === 'draft' || draft.state === 'rejected';
  return (
    <div className="notices">
      {(draft.state === 'received' || draft.state === 'parsing') && (
        <p className="notice" role="status">
          <Spin size="small" /> {word('beingRead')}
        </p>
      )}
      {draft.note && (
        <p className="notice" data-tone="warn">
          <b>{word('note')}</b> {draft.note}
        </p>
      )}
      {writing && blockers.length > 0 && (
        <div className="notice" data-tone="warn">
          <b>{word('whyNot')}</b>
          <ul>
            {blockers.map(({ code, message }) => (
              <li key={code}>{pick(message)}</li>
            ))}
          </ul>
        </div>
      )}
      {mayNot && draft.state === 'review' && (
        <p className="notice">
          <Icon name="lock" size={15} /> {pick(mayNot.message)}
        </p>
      )}
      {publication && (
        <p className="notice" data-tone="good">
          <Icon name="inForce" size={15} />
          {word('publishedBy', { name: publication.by.name, time: full(publication.at) })}
          <Link href={`/admin/texts/${publication.versionId}`}>{word('openPublished')}</Link>
        </p>
      )}
      {draft.state === 'failed' && <Failed />}
      {draft.state === 'packed' && <p className="notice">{word('packed')}</p>}
      {parts.length > 0 && (
        <div className="notice">
          <b>{word('parts')}</b>
          <ul>
            {parts.map((part) => (
              <li key={part.id}>
                <Link href={`/admin/drafts/${part.id}`}>{part.name}</Link>{' '}
                <StateTag draft={{ state: part.state, publishOn: null }} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {draft.parent && (
        <p className="about">
          <Link href={`/admin/drafts/${draft.parent}`}>{word('partOf')}</Link>
        </p>
      )}
    </div>
  );
}

/** Why it could not be read, and how its text gets in all the same. */
function Failed() {
  const word = useTable(DRAFT_WORDS);
  const { pick } = useSpeech();
  const { detail, edit, busy, editable } = useDraft();
  const [text, setText] = useState('');
  const { fault } = detail.draft;
  return (
    <section className="notice" data-tone="alarm">
      <b>{word('failedTitle')}</b>
      {fault && <p>{pick(fault.message)}</p>}
      {editable && (
        <>
          <Field label={word('failedText')}>
            {(id) => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 5, maxRows: 18 }}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          <div className="row-end">
            <Button
              type="primary"
              loading={busy}
              disabled={!text.trim()}
              onClick={() => edit({ kind: 'text', text })}
            >
              {word('failedGo')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
