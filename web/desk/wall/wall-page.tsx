import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Wall, WallTeam } from '../../../desk/api.ts';
import { SLA_KINDS } from '../../../desk/states.ts';
import { Empty } from '../../shared/empty.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useNow, useTimes } from '../../shared/times.ts';
import { useDesk, useLiveFetched, useStanding } from '../desk.tsx';
import { useWords } from '../words.ts';

/** Even without an event the wall is read again this often: waiting times and promises run by themselves. */
const REFRESH_MS = 15_000;

/** For a screen on the wall: how many wait, how long, whether promises are kept, who is there. */
export default function WallPage() {
  const say = useWords();
  const { clock } = useTimes();
  const { live } = useStanding();
  const page = useRef<HTMLDivElement>(null);
  const fetched = useLiveFetched<Wall>('/api/desk/wall', ['case', 'gone', 'message', 'member']);
  const { reload } = fetched;
  useEffect(() => {
    const timer = setInterval(() => document.hidden || reload(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [reload]);
  const wall = fetched.data;
  return (
    <div ref={page} className="page-frame wall-page" data-stale={!live || undefined}>
      <header className="page-head">
        <h1>{say('navWall')}</h1>
        {wall && <small>{say('wallAsOf', { time: clock(wall.at) })}</small>}
        {document.fullscreenEnabled && (
          <Button
            icon={<Icon name="full" size={17} />}
            onClick={() =>
              document.fullscreenElement ? document.exitFullscreen() : page.current?.requestFullscreen()
            }
          >
            {say('wallFull')}
          </Button>
        )}
      </header>
      <div className="page-body">{wall ? <WallBody wall={wall} /> : <Empty fetched={fetched} />}</div>
    </div>
  );
}

function WallBody({ wall }: { wall: Wall }) {
  const say = useWords();
  const { span } = useTimes();
  const now = useNow(5_000);
  const { teams, today } = wall;
  const sum = (pick: (team: WallTeam) => number) => teams.reduce((all, team) => all + pick(team), 0);
  const oldest = teams.flatMap(({ oldestWaitingSince }) => oldestWaitingSince ?? []).sort()[0];
  const urgent = sum((team) => team.urgent);
  return (
    <div className="wall fades">
      <section className="wall-big">
        <Big
          label={say('wallWaiting')}
          value={sum((team) => team.queued)}
          tone={urgent > 0 ? 'alarm' : undefined}
        >
          {urgent > 0 && `${urgent} ${say('wallUrgent')}`}
        </Big>
        <Big label={say('wallLongest')} value={oldest ? span(now - Date.parse(oldest)) : '–'} />
        <Big label={say('wallInWork')} value={sum((team) => team.inWork)} />
        <Kept wall={wall} />
      </section>
      <TeamTable teams={teams} />
      <section className="wall-small">
        <h2>{say('wallToday')}</h2>
        <dl>
          {(
            [
              ['wallOpened', today.opened],
              ['wallClosed', today.closed],
              ['wallReopened', today.reopened],
              ['wallRating', today.averageRating === null ? '–' : today.averageRating.toFixed(1)],
            ] as const
          ).map(([word, value]) => (
            <div key={word}>
              <dt>{say(word)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <People people={wall.people} />
    </div>
  );
}

function Big(props: {
  label: string;
  value: React.ReactNode;
  tone?: string | undefined;
  children?: React.ReactNode;
}) {
  return (
    <div className="big" data-tone={props.tone}>
      <h2>{props.label}</h2>
      <strong>{props.value}</strong>
      <p>{props.children}</p>
    </div>
  );
}

function Kept({ wall: { sla } }: { wall: Wall }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const met = SLA_KINDS.reduce((all, kind) => all + sla[kind].met, 0);
  const missed = SLA_KINDS.reduce((all, kind) => all + sla[kind].missed, 0);
  const overdue = SLA_KINDS.reduce((all, kind) => all + sla[kind].overdue, 0);
  const percent = met + missed === 0 ? null : Math.round((100 * met) / (met + missed));
  return (
    <div className="big" data-tone={overdue > 0 ? 'warn' : undefined}>
      <h2>{say('wallPromises')}</h2>
      <strong>{percent === null ? '–' : `${percent}%`}</strong>
      <ul>
        {SLA_KINDS.map((kind) => (
          <li key={kind}>
            {pick(lists.sla[kind]!)}: {sla[kind].met} {say('wallMet')}, {sla[kind].missed} {say('wallMissed')}
            {sla[kind].overdue > 0 && `, ${sla[kind].overdue} ${say('wallOverdue')}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function TeamTable({ teams }: { teams: WallTeam[] }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const { span } = useTimes();
  const now = useNow(5_000);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard too
    <section className="wall-teams table-frame" tabIndex={0} aria-label={say('wallByTeam')}>
      <table>
        <thead>
          <tr>
            {[
              'filterTeam',
              'wallWaiting',
              'urgent',
              'wallLongest',
              'wallInWork',
              'wallAvailable',
              'wallMedian',
            ].map((word) => (
              <th key={word} scope="col">
                {say(word as 'urgent')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.team} data-idle={team.queued + team.inWork === 0 || undefined}>
              <th scope="row">{pick(lists.teams[team.team]!)}</th>
              <td>{team.queued}</td>
              <td data-tone={team.urgent > 0 ? 'alarm' : undefined}>{team.urgent}</td>
              <td>{team.oldestWaitingSince ? span(now - Date.parse(team.oldestWaitingSince)) : '–'}</td>
              <td>{team.inWork}</td>
              <td data-tone={team.available === 0 && team.queued > 0 ? 'warn' : undefined}>
                {team.available}
              </td>
              <td>{team.medianFirstResponseMs === null ? '–' : span(team.medianFirstResponseMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function People({ people }: { people: Wall['people'] }) {
  const say = useWords();
  const there = people.filter(({ online }) => online);
  return (
    <section className="wall-people">
      <h2>{say('wallPeople')}</h2>
      {there.length === 0 && <p className="quiet">{say('wallNobody')}</p>}
      <ul>
        {there.map(({ person, available, load, capacity }) => (
          <li key={person.id}>
            <span className="presence" data-state={available ? 'available' : 'busy'}>
              <i aria-hidden="true" />
              {person.name}
              <span className="unseen">{say(available ? 'presence_available' : 'presence_busy')}</span>
            </span>
            <meter min={0} max={Math.max(1, capacity)} value={load} aria-label={say('personLoad')} />
            <small>
              {load}/{capacity}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
