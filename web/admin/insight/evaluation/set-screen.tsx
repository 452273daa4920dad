import { Button, Dropdown, Tabs } from 'antd';
import { useState } from 'react';
import type { EvaluationSetDetail } from '../../../../src/operations/evaluation/api.ts';
import { Icon } from '../../../shared/icon.tsx';
import { useTable } from '../../../shared/language.tsx';
import { go, useQuery } from '../../../shared/route.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useWords } from '../../../shared/words.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { BackTitle } from '../../parts/back-title.tsx';
import { EDITORS } from '../editors.ts';
import { DeleteSet } from './delete-set.tsx';
import { QuestionTable } from './question-table.tsx';
import { RunDialog } from './run-dialog.tsx';
import { RunTable } from './run-table.tsx';
import { SetDialog } from './set-dialog.tsx';
import { useSetFile } from './use-set-file.ts';
import { EVALUATION_WORDS } from './words.ts';

/** One set: its questions, and its runs. */
export function SetScreen({ id }: { id: string }) {
  const word = useTable(EVALUATION_WORDS);
  const { is } = useSession();
  const read = useRead<EvaluationSetDetail>(`/api/evaluation/sets/${id}`);
  const [tab, setTab] = useQuery('tab');
  const set = read.data;
  const mayEdit = is(...EDITORS);
  return (
    <Page
      title={
        <BackTitle href="/admin/evaluation" back={word('sets')}>
          {set?.name ?? word('title')}
        </BackTitle>
      }
      acts={set && <SetActs set={set} mayEdit={mayEdit} onChanged={read.renew} />}
    >
      <Shown read={read}>
        {(set) => (
          <>
            {set.about && <p className="about">{set.about}</p>}
            <Tabs
              activeKey={tab ?? 'questions'}
              onChange={(key) => setTab(key === 'questions' ? null : key)}
              items={[
                {
                  key: 'questions',
                  label: `${word('tabQuestions')} ${set.items.length}`,
                  children: <QuestionTable set={set} mayEdit={mayEdit} onChanged={read.renew} />,
                },
                { key: 'runs', label: word('tabRuns'), children: <RunTable set={id} /> },
              ]}
            />
          </>
        )}
      </Shown>
    </Page>
  );
}

function SetActs(props: { set: EvaluationSetDetail; mayEdit: boolean; onChanged(): void }) {
  const { set, mayEdit, onChanged } = props;
  const word = useTable(EVALUATION_WORDS);
  const say = useWords();
  const [dialog, setDialog] = useState<'run' | 'edit' | 'delete' | null>(null);
  const file = useSetFile(set.id, onChanged);
  const close = () => setDialog(null);
  const items = [
    { key: 'export', label: word('exportFile'), onClick: file.save },
    ...(mayEdit
      ? [
          { key: 'import', label: word('importFile'), onClick: file.choose },
          { key: 'edit', label: word('editSet'), onClick: () => setDialog('edit') },
          { key: 'delete', label: word('deleteSet'), danger: true, onClick: () => setDialog('delete') },
        ]
      : []),
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button loading={file.busy} icon={<Icon name="more" />} aria-label={say('more')} />
      </Dropdown>
      {mayEdit && (
        <Button type="primary" disabled={set.items.length === 0} onClick={() => setDialog('run')}>
          {word('run')}
        </Button>
      )}
      {dialog === 'run' && (
        <RunDialog
          set={set.id}
          onClose={close}
          onDone={(run) => go(`/admin/evaluation/${set.id}/${run.id}`)}
        />
      )}
      {dialog === 'edit' && <SetDialog set={set} onClose={close} onDone={onChanged} />}
      {dialog === 'delete' && <DeleteSet set={set} onClose={close} />}
    </>
  );
}
