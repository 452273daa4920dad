import { Button } from 'antd';
import { useRef } from 'react';
import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import { BotMessage } from './bot-message.tsx';
import { FollowUps } from './follow-ups.tsx';
import { OwnMessage } from './own-message.tsx';
import type { Opened } from './panel.tsx';
import { openRating, PersonMessage } from './person-message.tsx';
import { TypingSign } from './typing-sign.tsx';
import type { Chat } from './use-chat.ts';
import { useFollow } from './use-follow.ts';
import { useReadMark } from './use-read-mark.ts';
import { Welcome } from './welcome.tsx';

interface Props {
  chat: Chat;
  fresh: boolean;
  onOpen(opened: Opened): void;
  onPerson(): void;
}

/** Everything that was said, oldest first, or the welcome when nothing was. */
export function Conversation({ chat, fresh, onOpen, onPerson }: Props) {
  const { say } = useSpeech();
  const { said, outbox, awaiting, typing, withPerson } = chat.transcript;
  const frame = useRef<HTMLElement>(null);
  const { away, toEnd } = useFollow(frame, chat);
  useReadMark(chat);
  const last = said.at(-1);
  const rating = openRating(said);
  const suggestions =
    last?.kind === 'person' ? last.view.suggestions : last?.kind === 'bot' ? last.answer?.suggestions : [];
  return (
    <main className="conversation" ref={frame}>
      <div className="column">
        {fresh && <Welcome onAsk={chat.send} />}
        <div role="log" aria-live="polite" aria-label={say('log')} aria-busy={!chat.settled}>
          {said.map((message) =>
            message.kind === 'own' ? (
              <OwnMessage key={message.clientId ?? message.id} text={message.text} at={message.at} />
            ) : message.kind === 'person' ? (
              <PersonMessage key={message.id} message={message} rates={message.id === rating?.id} />
            ) : (
              <BotMessage
                key={message.id}
                message={message}
                chat={chat}
                onOpen={onOpen}
                onPerson={onPerson}
              />
            ),
          )}
          {outbox.map((message) => (
            <OwnMessage
              key={message.clientId}
              text={message.text}
              at={message.at}
              unsent={message}
              chat={chat}
            />
          ))}
        </div>
        {(awaiting.length > 0 || typing) && <TypingSign person={withPerson} />}
        {outbox.length === 0 && <FollowUps suggestions={suggestions ?? []} onAsk={chat.send} />}
      </div>
      {away && (
        <Button className="to-end" shape="round" icon={<Icon name="below" size={16} />} onClick={toEnd}>
          {say('latest')}
        </Button>
      )}
    </main>
  );
}
