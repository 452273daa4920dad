import Bubble from '@ant-design/x/es/bubble';
import { Button } from 'antd';
import { useSpeech } from '../shared/language.tsx';
import { TimeOf } from './time-of.tsx';
import type { Outgoing } from './transcript.ts';
import type { Chat } from './use-chat.ts';

interface Props {
  text: string;
  at: string;
  /** Set while the server does not have it. */
  unsent?: Outgoing;
  chat?: Chat;
}

/** What the enterprise said. Unsent, it says so and can be sent again. */
export function OwnMessage({ text, at, unsent, chat }: Props) {
  const { say } = useSpeech();
  const failed = unsent?.state === 'failed';
  return (
    <article className="said own" aria-label={say('you')} data-failed={failed || undefined}>
      <Bubble
        placement="end"
        variant="filled"
        content={<div className="own-text">{text}</div>}
        footer={
          <div className="own-state">
            {failed && chat ? (
              <Unsent message={unsent} chat={chat} />
            ) : unsent ? (
              <span>{say('sending')}…</span>
            ) : (
              <TimeOf at={at} />
            )}
          </div>
        }
      />
    </article>
  );
}

function Unsent({ message, chat }: { message: Outgoing; chat: Chat }) {
  const { say } = useSpeech();
  return (
    <>
      <span role="alert">{say(message.problem === 'too_many' ? 'tooMany' : 'notSent')}</span>
      <Button size="small" onClick={() => chat.resend(message)}>
        {say('retry')}
      </Button>
      <Button size="small" type="text" onClick={() => chat.discard(message)}>
        {say('discard')}
      </Button>
    </>
  );
}
