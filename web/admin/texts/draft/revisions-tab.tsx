import { Button, Popconfirm } from 'antd';
import type { DraftRevision, RevisionList } from '../../../../ingest/publishing/api-draft.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { useDraft } from './use-draft.tsx';

/** Every change of the draft, and the way back to any of them. */
export function RevisionsTab() {
  const { draft } = useDraft().detail;
  return <Revisions key={draft.revision} id={draft.id} />;
}

function Revisions({ id }: { id: string }) {
  const read = useRead<RevisionList>(`/api/texts/drafts/${id}/revisions`);
  return (
    <Shown read={read}>
      {({ revisions }) => (
        <ol className="revisions sheet">
          {revisions.map((revision, at) => (
            <Revision key={revision.revision} revision={revision} now={at === 0} />
          ))}
        </ol>
      )}
    </Shown>
  );
}

function Revision({ revision, now }: { revision: DraftRevision; now: boolean }) {
  const word = useTable(DRAFT_WORDS);
  const { pick } = useSpeech();
  const { full } = useTimes();
  const { act, editable, busy } = useDraft();
  const { before, after, what, by, at, kindName } = revision;
  return (
    <li>
      <div className="passage-head">
        <b>
          {pick(kindName)}
          {what && ` · ${pick(what)}`}
        </b>
        <small className="num">{word('revisionBy', { name: by.name, time: full(at) })}</small>
        {now ? (
          <span className="tag" data-tone="good">
            {word('revisionNow')}
          </span>
        ) : (
          editable && (
            <Popconfirm
              title={word('revertAsk')}
              okText={word('revert')}
              onConfirm={() => act('revert', { to: revision.revision })}
            >
              <Button size="small" disabled={busy}>
                {word('revert')}
              </Button>
            </Popconfirm>
          )
        )}
      </div>
      {(before !== null || after !== null) && (
        <p className="revision-words">
          <del>{shortened(before) || word('nothing')}</del> <span aria-hidden="true">→</span>{' '}
          <ins>{shortened(after) || word('nothing')}</ins>
        </p>
      )}
    </li>
  );
}

function shortened(text: string | null): string {
  if (text === null) return '';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
