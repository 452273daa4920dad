import type { CaseDetail, CaseEvent } from '../../../desk/api-case.ts';
import { Nothing } from '../../shared/empty.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useTimes } from '../../shared/times.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';

/** What happened to the case, newest first, and who did it. */
export function History({ detail }: { detail: CaseDetail }) {
  const say = useWords();
  if (detail.events.length === 0) return <Nothing icon="clock">{say('historyEmpty')}</Nothing>;
  return (
    <ol className="history">
      {[...detail.events].reverse().map((event) => (
        <Happened key={event.seq} event={event} />
      ))}
    </ol>
  );
}

function Happened({ event }: { event: CaseEvent }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const { full, moment } = useTimes();
  const known = lists.events[event.kind];
  const actor = (['system', 'bot', 'enterprise'] as const).find((one) => one === event.actor);
  const note = [event.data.note, event.data.reason].find((one) => typeof one === 'string' && one !== '');
  const reason = typeof note === 'string' ? (lists.releaseReasons[note] ?? lists.reasons[note]) : undefined;
  const team = typeof event.data.team === 'string' ? lists.teams[event.data.team] : undefined;
  return (
    <li>
      <b>{known ? pick(known) : event.kind}</b>
      {team && <span> · {pick(team)}</span>}
      <p className="quiet">
        {event.by?.name ?? (actor ? say(`actor_${actor}`) : event.actor)}
        {' · '}
        <time dateTime={event.at} title={full(event.at)}>
          {moment(event.at)}
        </time>
      </p>
      {typeof note === 'string' && <p className="said-words">{reason ? pick(reason) : note}</p>}
    </li>
  );
}
