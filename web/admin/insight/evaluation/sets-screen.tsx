import { Button } from 'antd';
import { useState } from 'react';
import type { EvaluationSet, EvaluationSetList } from '../../../../src/operations/evaluation/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { Icon } from '../../../shared/icon.tsx';
import { useTable } from '../../../shared/language.tsx';
import { go, Link } from '../../../shared/route.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { EDITORS } from '../editors.ts';
import { SetDialog } from './set-dialog.tsx';
import { Totals } from './totals.tsx';
import { EVALUATION_WORDS } from './words.ts';

/** Every set, with how its last run went. */
export function SetsScreen() {
  const word = useTable(EVALUATION_WORDS);
  const { is } = useSession();
  const read = useRead<EvaluationSetList>('/api/evaluation/sets');
  const [making, setMaking] = useState(false);
  return (
    <Page
      title={word('title')}
      acts={
        is(...EDITORS) && (
          <Button type="primary" icon={<Icon name="add" size={16} />} onClick={() => setMaking(true)}>
            {word('newSet')}
          </Button>
        )
      }
    >
      <p className="about">{word('about')}</p>
      <Shown read={read}>
        {({ sets }) =>
          sets.length === 0 ? (
            <Nothing icon="check">{word('noSets')}</Nothing>
          ) : (
            <ul className="sets">
              {sets.map((set) => (
                <SetCard key={set.id} set={set} />
              ))}
            </ul>
          )
        }
      </Shown>
      {making && (
        <SetDialog
          set={null}
          onClose={() => setMaking(false)}
          onDone={({ id }) => go(`/admin/evaluation/${id}`)}
        />
      )}
    </Page>
  );
}

function SetCard({ set: { id, name, about, questions, lastRun } }: { set: EvaluationSet }) {
  const word = useTable(EVALUATION_WORDS);
  const { full } = useTimes();
  return (
    <li className="sheet">
      <header>
        <h2>
          <Link href={`/admin/evaluation/${id}`}>{name}</Link>
        </h2>
        <span className="tag">{word('questions', { n: questions })}</span>
      </header>
      <div className="sheet-body stack">
        {about && <p className="quiet">{about}</p>}
        {lastRun ? (
          <>
            <Totals totals={lastRun.totals} />
            <small>
              {word('lastRun')}: {full(lastRun.startedAt)}
            </small>
          </>
        ) : (
          <p className="quiet">{word('neverRun')}</p>
        )}
      </div>
    </li>
  );
}
