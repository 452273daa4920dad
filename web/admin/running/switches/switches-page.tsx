import { App, Switch } from 'antd';
import { useState } from 'react';
import type { SwitchBody, SwitchChange, SwitchList, SwitchState } from '../../../../src/operations/api.ts';
import { call } from '../../../shared/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Rows } from '../../parts/rows.tsx';
import { SWITCHES_WORDS } from './words.ts';
import '../../parts/parts.css';
import './switches.css';

const EVERY_MS = 15_000;

/** What can be switched while it runs, with who did it last and why. */
export default function SwitchesPage() {
  const word = useTable(SWITCHES_WORDS);
  const { is } = useSession();
  const read = useRead<SwitchList>('/api/admin/switches', EVERY_MS);
  const [turned, setTurned] = useState<SwitchState | null>(null);
  return (
    <Page title={word('title')}>
      <div className="stack switches-page">
        <p className="about">{word('about')}</p>
        <Shown read={read}>
          {({ switches, history }) => (
            <>
              <ul className="sheet switches">
                {switches.map((one) => (
                  <SwitchLine key={one.name} state={one} onTurn={is('admin') ? setTurned : null} />
                ))}
              </ul>
              <section>
                <h2 className="group-title">{word('history')}</h2>
                <History history={history} />
              </section>
            </>
          )}
        </Shown>
      </div>
      {turned && <TurnDialog state={turned} onTurned={read.renew} onClose={() => setTurned(null)} />}
    </Page>
  );
}

interface LineProps {
  state: SwitchState;
  /** Null: one may only look. */
  onTurn: ((state: SwitchState) => void) | null;
}

function SwitchLine({ state, onTurn }: LineProps) {
  const word = useTable(SWITCHES_WORDS);
  const { full } = useTimes();
  const { name, on, applies, last } = state;
  return (
    <li data-off={!on || undefined}>
      <div>
        <h2>
          {word(`name_${name}`)}
          {!applies && <span className="tag">{word('noEffect')}</span>}
        </h2>
        <p className="quiet">{word(`about_${name}`)}</p>
        <p>
          <small>
            {last
              ? word('last', { name: last.by.name, time: full(last.at), reason: last.reason })
              : word('never')}
          </small>
        </p>
      </div>
      <Switch
        checked={on}
        disabled={!onTurn}
        aria-label={word(`name_${name}`)}
        checkedChildren={word('on')}
        unCheckedChildren={word('off')}
        onChange={() => onTurn?.(state)}
      />
    </li>
  );
}

function TurnDialog(props: { state: SwitchState; onTurned(): void; onClose(): void }) {
  const { state, onTurned, onClose } = props;
  const word = useTable(SWITCHES_WORDS);
  const { message } = App.useApp();
  const title = word(state.on ? 'turnOff' : 'turnOn', { name: word(`name_${state.name}`) });
  return (
    <ReasonDialog
      title={title}
      ok={title}
      danger={state.on}
      act={async (reason) => {
        const body: SwitchBody = { on: !state.on, reason };
        await call('PUT', `/api/admin/switches/${state.name}`, body);
        message.success(word('changed'));
        onTurned();
      }}
      onClose={onClose}
    >
      <p>{word(`about_${state.name}`)}</p>
    </ReasonDialog>
  );
}

function History({ history }: { history: SwitchChange[] }) {
  const word = useTable(SWITCHES_WORDS);
  const { full } = useTimes();
  if (history.length === 0) return <Nothing icon="clock">{word('noHistory')}</Nothing>;
  return (
    <Rows
      label={word('history')}
      rows={history}
      keyOf={({ name, at }) => `${name} ${at}`}
      columns={[
        { name: word('at'), cell: ({ at }) => full(at) },
        { name: word('switch'), head: true, cell: ({ name }) => word(`name_${name}`) },
        {
          name: word('to'),
          cell: ({ on }) => (
            <span className="tag" data-tone={on ? 'good' : 'alarm'}>
              {word(on ? 'on' : 'off')}
            </span>
          ),
        },
        { name: word('by'), cell: ({ by }) => by.name },
        { name: word('reason'), cell: ({ reason }) => reason },
      ]}
    />
  );
}
