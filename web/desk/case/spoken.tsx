import Bubble from '@ant-design/x/es/bubble';
import { memo } from 'react';
import type { Attachment, Message, Note } from '../../../desk/api-case.ts';
import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import { AnswerText } from '../../chat/answer-text.tsx';
import { SourceRow } from '../../chat/source-row.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useTimes } from '../../shared/times.ts';
import { useWords } from '../words.ts';

interface Props {
  message: Message;
  /** Said by the same as the one before. */
  joined: boolean;
  /** The first one that was not read before. */
  fresh: boolean;
  read: boolean;
  onOpen(citation: CitationSnapshot): void;
}

/** Something said in the conversation: by the enterprise on the left, by the centre on the right. */
export const SpokenBubble = memo(function SpokenBubble({ message, joined, fresh, read, onOpen }: Props) {
  const say = useWords();
  const { full, moment } = useTimes();
  const { role, name, text, citations, delivery } = message;
  const who = role === 'adviser' ? (name ?? say('adviser')) : say(SPEAKERS[role]);
  const open = (position: number) => {
    const citation = citations[position - 1];
    if (citation) onOpen(citation);
  };
  return (
    <>
      {fresh && (
        <p className="talk-new">
          <span>{say('newMessages')}</span>
        </p>
      )}
      <article
        className="spoken"
        data-role={role}
        data-joined={joined || undefined}
        data-withheld={delivery === 'withheld' || undefined}
        aria-label={who}
      >
        <Bubble
          placement={role === 'enterprise' ? 'start' : 'end'}
          variant="borderless"
          header={
            !joined && (
              <span className="spoken-head">
                {role === 'bot' && <Icon name="bot" size={15} />}
                <b>{who}</b>
                <time dateTime={message.at} title={full(message.at)}>
                  {moment(message.at)}
                </time>
              </span>
            )
          }
          content={
            <>
              {role === 'bot' || citations.length > 0 ? (
                <AnswerText text={text} citations={citations} onOpen={open} />
              ) : (
                <p className="said-words">{text}</p>
              )}
              <Attachments attachments={message.attachments} />
              {citations.length > 0 && (
                <details className="spoken-sources">
                  <summary>
                    {say('sources')} {say('sourceCount', { count: citations.length })}
                  </summary>
                  <ol className="sources">
                    {citations.map((citation, i) => (
                      <SourceRow
                        key={`${citation.passageId}-${citation.quote}`}
                        position={i + 1}
                        citation={citation}
                        onOpen={open}
                      />
                    ))}
                  </ol>
                </details>
              )}
            </>
          }
          footer={<Fate delivery={delivery} read={read} />}
        />
      </article>
    </>
  );
});

const SPEAKERS = { enterprise: 'enterprise', bot: 'bot', centre: 'centreSaid' } as const;

function Fate({ delivery, read }: { delivery: Message['delivery']; read: boolean }) {
  const say = useWords();
  if (delivery === 'withheld') return <small>{say('withheld')}</small>;
  if (delivery === 'pending') return <small>{say('pending')}…</small>;
  return read ? <small>{say('readByThem')}</small> : null;
}

/** Files of a message; pictures show themselves. */
export function Attachments({ attachments }: { attachments: Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments">
      {attachments.map(({ id, name, type, size, url }) => (
        <li key={id}>
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            download={type.startsWith('image/') ? undefined : name}
          >
            {type.startsWith('image/') ? (
              <img src={url} alt={name} loading="lazy" />
            ) : (
              <Icon name="brief" size={18} />
            )}
            <span>
              {name}
              <small>{sizeOf(size)}</small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A private note, seen by the staff alone. */
export const NoteBubble = memo(function NoteBubble({ note }: { note: Note }) {
  const say = useWords();
  const { full, moment } = useTimes();
  return (
    <article className="spoken" data-role="note" aria-label={say('privateNote')}>
      <span className="spoken-head">
        <Icon name="lock" size={13} />
        <b>{note.by.name}</b>
        <span>{say('privateNote')}</span>
        <time dateTime={note.at} title={full(note.at)}>
          {moment(note.at)}
        </time>
      </span>
      <p className="said-words">{note.text}</p>
    </article>
  );
});

/** A size in the unit that reads best. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
