import { Button } from 'antd';
import type { OwnSession, OwnSessions } from '../../../accounts/api.ts';
import { call } from '../../shared/api.ts';
import { Empty } from '../../shared/empty.tsx';
import { useTimes } from '../../shared/times.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useFetched } from '../../shared/use-fetched.ts';
import { useWords } from '../words.ts';

/** Where one is signed in, and how to end it. */
export function SessionsCard() {
  const say = useWords();
  const fetched = useFetched('sessions', (signal) =>
    call<OwnSessions>('GET', '/api/account/sessions', undefined, signal),
  );
  const [busy, doing] = useDoing();
  const sessions = fetched.data?.sessions ?? [];
  const others = sessions.filter(({ current }) => !current);
  const end = async (ended: OwnSession[]) => {
    await doing(async () => {
      for (const { id } of ended) await call('DELETE', `/api/account/sessions/${id}`);
    });
    fetched.renew();
  };
  return (
    <section className="card sessions">
      <h2>{say('sessions')}</h2>
      {!fetched.data ? (
        <Empty fetched={fetched} />
      ) : (
        <ul>
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} busy={busy} onEnd={() => end([session])} />
          ))}
        </ul>
      )}
      {others.length > 1 && (
        <div className="row-end">
          <Button size="small" loading={busy} onClick={() => end(others)}>
            {say('sessionEndOthers')}
          </Button>
        </div>
      )}
    </section>
  );
}

function SessionLine(props: { session: OwnSession; busy: boolean; onEnd(): void }) {
  const say = useWords();
  const { moment } = useTimes();
  const { current, userAgent, address, createdAt, seenAt, method } = props.session;
  return (
    <li>
      <div>
        <b>{deviceOf(userAgent) ?? say('sessionUnknown')}</b>{' '}
        {current && (
          <span className="tag" data-tone="good">
            {say('sessionHere')}
          </span>
        )}
        <p className="quiet">
          {address} · {say(`method_${method}`)} · {say('sessionSince', { time: moment(createdAt) })} ·{' '}
          {say('sessionSeen', { time: moment(seenAt) })}
        </p>
      </div>
      {!current && (
        <Button size="small" loading={props.busy} onClick={props.onEnd}>
          {say('sessionEnd')}
        </Button>
      )}
    </li>
  );
}

/** `Chrome · Windows`, as far as a browser tells. */
function deviceOf(userAgent: string): string | null {
  const browser = /(Edg|OPR|Firefox|MicroMessenger|Chrome|Safari)(?=\/)/.exec(userAgent)?.[1];
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux|HarmonyOS)/.exec(userAgent)?.[1];
  const found = [browser?.replace('Edg', 'Edge').replace('MicroMessenger', 'WeChat'), system].filter(Boolean);
  return found.length > 0 ? found.join(' · ') : null;
}
