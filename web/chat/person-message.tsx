import Bubble from '@ant-design/x/es/bubble';
import { Button } from 'antd';
import { memo } from 'react';
import { localeOf, useSpeech } from '../shared/language.tsx';
import { Milestone } from '../shared/milestone.tsx';
import { AnswerText } from './answer-text.tsx';
import { CaseRating } from './case-rating.tsx';
import { saveFile } from './own-case.ts';
import { TimeOf } from './time-of.tsx';
import type { Said } from './transcript.ts';

type Message = Extract<Said, { kind: 'person' }>;

interface Props {
  message: Message;
  /** Whether it asks for a rating that was not given yet. */
  rates: boolean;
}

/** What an adviser says, or the centre about a case: by name, and never under the sign of the assistant. */
export const PersonMessage = memo(function PersonMessage({ message, rates }: Props) {
  const { say, language } = useSpeech();
  const { view, at } = message;
  const person = view.kind === 'adviser';
  const who = view.name ?? say('centreSays');
  return (
    <article
      className="said bot person"
      aria-label={who}
      lang={localeOf(view.language)}
      data-kind={view.kind}
    >
      <Bubble
        variant="borderless"
        avatar={person ? <span className="person-sign">{[...who][0]}</span> : <Milestone size={28} />}
        header={
          <div className="bot-head" lang={localeOf(language)}>
            <b>{who}</b>
            {person && <span className="ai-badge">{say('adviserBadge')}</span>}
            <TimeOf at={at} />
          </div>
        }
        content={
          <>
            {person ? (
              <p className="own-text">{view.text}</p>
            ) : (
              <AnswerText text={view.text} citations={NONE} onOpen={() => {}} />
            )}
            <Files files={view.attachments} />
            {rates && <CaseRating />}
          </>
        }
      />
    </article>
  );
});

const NONE: never[] = [];

const ASK = ['closed', 'rating_reminder'];

/** The message whose wish for a rating is still open: the last thing said about the case. */
export function openRating(said: Said[]): Message | null {
  const last = said.findLast((one) => one.kind === 'person');
  return last?.kind === 'person' && ASK.includes(last.view.event) && said.at(-1) === last ? last : null;
}

function Files({ files }: { files: Message['view']['attachments'] }) {
  const { say } = useSpeech();
  if (files.length === 0) return null;
  return (
    <ul className="person-files">
      {files.map(({ id, name }) => (
        <li key={id}>
          <Button size="small" aria-label={say('openFile', { name })} onClick={() => saveFile(id, name)}>
            {name}
          </Button>
        </li>
      ))}
    </ul>
  );
}
