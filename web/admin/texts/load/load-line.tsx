import { Button } from 'antd';
import type { DraftRow } from '../../../../ingest/publishing/api.ts';
import type { ActBody } from '../../../../ingest/publishing/api-acts.ts';
import { call } from '../../../shared/api.ts';
import { Icon } from '../../../shared/icon.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { Link } from '../../../shared/route.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { LOAD_WORDS } from '../../words/load.ts';
import { LookTags, StateTag } from '../state-tag.tsx';
import type { Sending } from './uploads.ts';

/** A file that has not arrived. */
export function SendingLine({ sending: { name, state, problem } }: { sending: Sending }) {
  const word = useTable(LOAD_WORDS);
  const bad = state === 'failed' || state === 'too_large';
  const words = { waiting: 'waiting', sending: 'sending', failed: 'notSent', too_large: 'tooLarge' } as const;
  return (
    <div className="load-line">
      <div className="load-words">
        <b>{name}</b>
        {problem && <small title={problem}>{problem}</small>}
      </div>
      <span
        className="tag"
        data-tone={bad ? 'alarm' : undefined}
        data-busy={state === 'sending' || undefined}
      >
        {word(words[state])}
      </span>
    </div>
  );
}

/** A file that has arrived: how far its reading is, what came of it, why it failed. */
export function DraftLine({ draft }: { draft: DraftRow }) {
  const { pick } = useSpeech();
  const fault = draft.fault && pick(draft.fault.message);
  return (
    <div className="load-line">
      <Link className="load-words" href={`/admin/drafts/${draft.id}`} title={fault ?? draft.name}>
        <b>{draft.title ?? draft.name}</b>
        <small data-tone={fault ? 'alarm' : undefined}>{fault ?? draft.name}</small>
      </Link>
      <LookTags draft={draft} />
      {draft.state === 'failed' && <Retry draft={draft} />}
      <StateTag draft={draft} />
    </div>
  );
}

function Retry({ draft: { id, revision } }: { draft: DraftRow }) {
  const word = useTable(LOAD_WORDS);
  const [busy, doing] = useDoing();
  const body: ActBody = { revision };
  return (
    <Button
      size="small"
      loading={busy}
      icon={<Icon name="reload" size={14} />}
      onClick={() => doing(() => call('POST', `/api/texts/drafts/${id}/retry`, body))}
    >
      {word('retry')}
    </Button>
  );
}
