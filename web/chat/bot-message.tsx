import Bubble from '@ant-design/x/es/bubble';
import { memo, useCallback } from 'react';
import { localeOf, useSpeech } from '../shared/language.tsx';
import { Milestone } from '../shared/milestone.tsx';
import { AnswerActions } from './answer-actions.tsx';
import { AnswerText } from './answer-text.tsx';
import { CaseCard } from './case-card.tsx';
import type { Opened } from './panel.tsx';
import { SourceList } from './source-list.tsx';
import { TimeOf } from './time-of.tsx';
import type { Said } from './transcript.ts';
import type { Chat } from './use-chat.ts';

interface Props {
  message: Extract<Said, { kind: 'bot' }>;
  chat: Pick<Chat, 'tell'>;
  onOpen(opened: Opened): void;
  onPerson(): void;
}

/** An answer: its text with marks, its case, its sources, its label, and what can be done with it. */
export const BotMessage = memo(function BotMessage({ message, chat, onOpen, onPerson }: Props) {
  const { say, language } = useSpeech();
  const { answer } = message;
  const citations = answer?.citations ?? NONE;
  const open = useCallback(
    (position: number) => {
      const citation = citations[position - 1];
      if (citation) onOpen({ kind: 'citation', citation, position });
    },
    [citations, onOpen],
  );
  return (
    <article className="said bot" aria-label={say('bot')} lang={localeOf(answer?.language ?? language)}>
      <Bubble
        variant="borderless"
        avatar={<Milestone size={28} />}
        header={
          <div className="bot-head" lang={localeOf(language)}>
            <b>{say('bot')}</b>
            {answer && <span className="ai-badge">{say('aiBadge')}</span>}
            <TimeOf at={message.at} />
          </div>
        }
        content={
          <>
            <AnswerText
              text={withoutReference(message.text, answer?.caseReference ?? null)}
              citations={citations}
              onOpen={open}
            />
            {answer?.caseReference && (
              <CaseCard
                answer={answer}
                reference={answer.caseReference}
                onBrief={() => onOpen({ kind: 'brief' })}
              />
            )}
            <SourceList citations={citations} onOpen={open} />
          </>
        }
        footer={answer && <AnswerActions answer={answer} chat={chat} onPerson={onPerson} />}
      />
    </article>
  );
}, sameMessage);

const NONE: never[] = [];

/** The last line names the case for clients that show text alone; here a card does. */
function withoutReference(text: string, reference: string | null): string {
  const at = text.lastIndexOf('\n\n');
  return reference && at > 0 && text.slice(at).includes(reference) ? text.slice(0, at) : text;
}

function sameMessage(before: Props, after: Props): boolean {
  return (
    before.message === after.message && before.onOpen === after.onOpen && before.chat.tell === after.chat.tell
  );
}
