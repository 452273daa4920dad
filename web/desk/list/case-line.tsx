import type { CaseRow } from '../../../desk/api-case.ts';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useNow, useTimes } from '../../shared/times.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { DeadlineTag, DueTag } from './tags.tsx';

interface Props {
  row: CaseRow;
  selected: boolean;
  /** In the narrow list beside a conversation: two lines, last words instead of facts. */
  compact?: boolean;
  onSelect(): void;
  onOpen(): void;
}

/** A case in a list: what it is about, how long it waits, what presses. */
export function CaseLine({ row, selected, compact = false, onSelect, onOpen }: Props) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists, me } = useDesk();
  const mine = row.offeredTo?.id === me.person.id;
  return (
    <li>
      <button
        type="button"
        className="line"
        data-case={row.id}
        data-urgent={row.urgent || undefined}
        data-unread={row.unread > 0 || undefined}
        aria-current={selected || undefined}
        onClick={onSelect}
        onDoubleClick={onOpen}
      >
        <span className="line-top">
          {row.urgent && (
            <span className="tag" data-tone="alarm">
              <Icon name="alert" size={13} />
              {say('urgent')}
            </span>
          )}
          {mine && (
            <span className="tag" data-tone="good">
              {say('offeredToYou')}
            </span>
          )}
          <b>{titleOf(row, say)}</b>
          {row.unread > 0 && (
            <span className="count" data-tone="alarm">
              {row.unread}
              <span className="unseen">{say('unreadCount', { count: row.unread })}</span>
            </span>
          )}
          <Waiting row={row} />
        </span>
        {compact && row.lastMessage && <span className="line-last">{row.lastMessage.text}</span>}
        <span className="line-facts">
          <span className="line-reference">{row.reference}</span>
          {!compact && <span>{pick(lists.teams[row.team]!)}</span>}
          {!compact && <span>{say(`language_${row.language}`)}</span>}
          {!compact && row.region && <span>{row.region}</span>}
          {!compact && <span>{pick(lists.reasons[row.reason]!)}</span>}
          {!compact && row.owner && <span>{say('heldBy', { name: row.owner.name })}</span>}
          {row.labels.map((label) => (
            <span key={label} className="tag">
              {label}
            </span>
          ))}
          <DeadlineTag deadline={row.deadline} />
          <DueTag due={row.due} />
          {row.escalated && (
            <span className="tag" data-tone="warn">
              {say('escalated')}
            </span>
          )}
          <Snoozed until={row.snoozedUntil} />
        </span>
      </button>
    </li>
  );
}

/** The title, or why there is none. */
export function titleOf({ title, access }: CaseRow, say: ReturnType<typeof useWords>): string {
  return title ?? say(access === 'outline' ? 'outlineOnly' : 'noTitle');
}

function Waiting({ row }: { row: CaseRow }) {
  const say = useWords();
  const { span } = useTimes();
  const now = useNow();
  if (row.state === 'closed') return null;
  if (!row.waitingSince) return <span className="line-wait">{say('theirTurn')}</span>;
  return (
    <span className="line-wait fades" data-waiting>
      <Icon name="clock" size={13} />
      {say('waitingFor', { span: span(now - Date.parse(row.waitingSince)) })}
    </span>
  );
}

function Snoozed({ until }: { until: string | null }) {
  const say = useWords();
  const { moment } = useTimes();
  if (!until || Date.parse(until) < Date.now()) return null;
  return <span className="tag">{say('snoozedTo', { time: moment(until) })}</span>;
}
