import { Button } from 'antd';
import { useState } from 'react';
import type { PublishedDetail, TextActRow, Undone } from '../../../../ingest/publishing/api-published.ts';
import { call } from '../../../shared/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { Link } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { PUBLISHED_WORDS } from '../../words/published.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { RelationLine } from '../draft/relations.tsx';
import { ValidityTag } from '../state-tag.tsx';

interface Props {
  detail: PublishedDetail;
}

/** What the text does to others, and others to it. */
export function TextRelations({ detail: { relations } }: Props) {
  const word = useTable(PUBLISHED_WORDS);
  return (
    <div className="checks">
      <section className="sheet">
        <h2>{word('relationsOut')}</h2>
        <ul className="sheet-body matches">
          {relations.out.length === 0 && <li className="quiet">{word('relationsNone')}</li>}
          {relations.out.map((relation) => (
            <RelationLine key={relation.index} relation={relation} />
          ))}
        </ul>
      </section>
      <section className="sheet">
        <h2>{word('relationsIn')}</h2>
        <ul className="sheet-body matches">
          {relations.in.length === 0 && <li className="quiet">{word('relationsNone')}</li>}
          {relations.in.map(({ by, ...relation }) => (
            <li key={`${by.versionId} ${relation.index}`}>
              <Link href={`/admin/texts/${by.versionId}`}>{by.title}</Link>
              <ul>
                <RelationLine relation={relation} />
              </ul>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** All versions of the document. */
export function TextVersions({ detail: { text, versions } }: Props) {
  const word = useTable(PUBLISHED_WORDS);
  const say = useTable(TEXT_WORDS);
  return (
    <ul className="sheet sheet-body matches">
      {versions.map(({ versionId, label, title, validity, effectiveFrom, effectiveTo }) => (
        <li key={versionId}>
          <ValidityTag validity={validity} />
          <Link href={`/admin/texts/${versionId}`}>{title}</Link>
          <small className="num">
            {label} · {effectiveFrom ?? '–'} {say('until')} {effectiveTo ?? say('noEnd')}
          </small>
          {versionId === text.versionId && <span className="tag">{word('versionThis')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What was done to the text; the last of it can be taken back. */
export function TextHistory({ detail, onChanged }: Props & { onChanged(): void }) {
  const word = useTable(PUBLISHED_WORDS);
  const [undoing, setUndoing] = useState<TextActRow | null>(null);
  if (detail.acts.length === 0) return <Nothing icon="clock">{word('actsNone')}</Nothing>;
  return (
    <>
      <ol className="revisions sheet">
        {detail.acts.map((act) => (
          <ActLine key={act.id} act={act} onUndo={() => setUndoing(act)} />
        ))}
      </ol>
      {undoing && (
        <ReasonDialog
          title={word('act_undo')}
          ok={word('act_undo')}
          danger
          act={async (reason) => {
            await call<Undone>('POST', `/api/texts/acts/${undoing.id}/undo`, { reason });
            onChanged();
          }}
          onClose={() => setUndoing(null)}
        >
          <p className="about">{word('undoText')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

function ActLine({ act, onUndo }: { act: TextActRow; onUndo(): void }) {
  const word = useTable(PUBLISHED_WORDS);
  const { pick } = useSpeech();
  const { full } = useTimes();
  return (
    <li>
      <div className="passage-head">
        <b>{pick(act.kindName)}</b>
        <small className="num">
          {act.by.name} · {full(act.at)}
        </small>
        {act.undoneAt && <span className="tag">{word('actUndone', { time: full(act.undoneAt) })}</span>}
        {act.undoable && (
          <Button size="small" onClick={onUndo}>
            {word('act_undo')}
          </Button>
        )}
      </div>
      {(act.detail || act.reason) && (
        <p className="quiet">
          {act.detail} {act.reason}
        </p>
      )}
    </li>
  );
}
