import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import type { SnoozeBody } from '../../../desk/api-acts.ts';
import type { CaseDetail, CaseRow } from '../../../desk/api-case.ts';
import { PRIORITIES, type Priority } from '../../../desk/states.ts';
import { call } from '../../shared/api.ts';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { go } from '../../shared/route.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useDesk } from '../desk.tsx';
import { titleOf } from '../list/case-line.tsx';
import { DeadlineTag, DueTag } from '../list/tags.tsx';
import { useWords } from '../words.ts';
import { CloseDialog } from './close-dialog.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

type Opened = 'transfer' | 'release' | 'close' | 'reopen' | 'propose' | 'snooze';

interface Props {
  detail: CaseDetail;
  onChanged(): void;
  /** It was given to others, who alone see it now. */
  onLeft(): void;
  /** Opens what stands beside the conversation where there is room for it; null: it stands there. */
  onSide: (() => void) | null;
}

/** What the case is and what presses, and everything that can be done with it now. */
export function CaseHead({ detail, onChanged, onLeft, onSide }: Props) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [, doing] = useDoing();
  const { case: row, may } = detail;
  const path = `/api/desk/cases/${row.id}`;
  const done = () => {
    setOpened(null);
    onChanged();
  };
  /** The server gives the case back as one sees it now: nothing means that one does not. */
  const passedOn = (after: CaseRow | undefined) => {
    if (after) return done();
    onLeft();
    go('/desk/cases');
  };
  const change = (what: string, body: object) =>
    doing(async () => {
      await call('POST', `${path}/${what}`, body);
      onChanged();
    });
  const items: MenuProps['items'] = [
    may.includes('priority') && {
      key: 'priority',
      icon: <Icon name="flag" size={16} />,
      label: say('priority'),
      children: PRIORITIES.map((priority: Priority) => ({
        key: `priority-${priority}`,
        label: pick(lists.priorities[priority]!),
        disabled: row.priority === priority,
        onClick: () => change('priority', { priority }),
      })),
    },
    may.includes('snooze') &&
      (row.snoozedUntil
        ? item('snooze', say('wake'), () => change('snooze', { until: null } satisfies SnoozeBody))
        : item('snooze', `${say('snooze')}…`, () => setOpened('snooze'))),
    may.includes('release') && item('back', `${say('release')}…`, () => setOpened('release')),
    may.includes('propose') && item('star', `${say('propose')}…`, () => setOpened('propose')),
  ].filter((one) => one !== false);

  return (
    <header className="case-head">
      <Button
        type="text"
        className="case-back"
        icon={<Icon name="back" />}
        aria-label={say('back')}
        onClick={() => go(`/desk/cases${location.search}`)}
      />
      <div className="case-name">
        <h2>{titleOf(row, say)}</h2>
        <p className="row">
          <span className="line-reference">{row.reference}</span>
          {row.urgent && (
            <span className="tag" data-tone="alarm">
              {say('urgent')}
            </span>
          )}
          {row.priority !== 'normal' && <span className="tag">{pick(lists.priorities[row.priority]!)}</span>}
          <span className="tag" data-tone="good">
            {pick(lists.states[row.state]!)}
          </span>
          <DeadlineTag deadline={row.deadline} />
          <DueTag due={row.due} />
          <span className="tag" data-team>
            {pick(lists.teams[row.team]!)}
          </span>
        </p>
      </div>
      <div className="case-doing">
        {onSide && (
          <Button icon={<Icon name="brief" size={17} />} aria-label={say('sidePanel')} onClick={onSide}>
            <span className="case-word">{say('tabBrief')}</span>
          </Button>
        )}
        {may.includes('transfer') && (
          <Button
            icon={<Icon name="transfer" size={17} />}
            aria-label={say('transfer')}
            onClick={() => setOpened('transfer')}
          >
            <span className="case-word">{say('transfer')}</span>
          </Button>
        )}
        {may.includes('close') && (
          <Button
            icon={<Icon name="check" size={17} />}
            aria-label={say('closeCase')}
            onClick={() => setOpened('close')}
          >
            <span className="case-word">{say('closeCase')}</span>
          </Button>
        )}
        {may.includes('reopen') && <Button onClick={() => setOpened('reopen')}>{say('reopen')}</Button>}
        {items.length > 0 && (
          <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
            <Button icon={<Icon name="more" />} aria-label={say('actions')} />
          </Dropdown>
        )}
      </div>
      {opened === 'transfer' && (
        <TransferDialog detail={detail} onCancel={() => setOpened(null)} onDone={passedOn} />
      )}
      {opened === 'release' && (
        <ReleaseDialog row={row} verb="release" onCancel={() => setOpened(null)} onDone={passedOn} />
      )}
      {opened === 'close' && <CloseDialog detail={detail} onCancel={() => setOpened(null)} onDone={done} />}
      {opened === 'reopen' && <ReopenDialog row={row} onCancel={() => setOpened(null)} onDone={done} />}
      {opened === 'propose' && <ProposeDialog detail={detail} onDone={() => setOpened(null)} />}
      {opened === 'snooze' && (
        <SnoozeDialog
          onCancel={() => setOpened(null)}
          onSnooze={async (until) => {
            if (await change('snooze', { until } satisfies SnoozeBody)) setOpened(null);
          }}
        />
      )}
    </header>
  );
}

function item(icon: 'snooze' | 'back' | 'star', label: string, onClick: () => void) {
  return { key: icon, icon: <Icon name={icon} size={16} />, label, onClick };
}
