import { Button } from 'antd';
import { useState } from 'react';
import { Icon } from '../shared/icon.tsx';
import { localeOf, useSpeech } from '../shared/language.tsx';
import { answerAsText } from './answer-as-text.ts';
import { RatingForm } from './rating-form.tsx';
import { keepRating, keptRating, type Verdict } from './ratings.ts';
import type { AnswerView } from './received.ts';
import type { Chat } from './use-chat.ts';
import { useCopy } from './use-copy.ts';

interface Props {
  answer: AnswerView;
  chat: Pick<Chat, 'tell'>;
  onPerson(): void;
}

/** Below an answer: its label, then copy, rate, and a person where the answer falls short. */
export function AnswerActions({ answer, chat, onPerson }: Props) {
  const { say, language } = useSpeech();
  const { state: copied, copy } = useCopy();
  const rating = useRating(answer.answerId, chat);
  const copyLabel = say(copied === 'copied' ? 'copied' : copied === 'failed' ? 'copyFailed' : 'copy');
  return (
    <div className="answer-foot" lang={localeOf(language)}>
      {answer.completeness === 'partial' && <p className="answer-partial">{say('partial')}</p>}
      {answer.citations.length > 0 && !answer.text.includes(answer.asOf) && (
        <p>{say('asOf', { day: answer.asOf })}</p>
      )}
      <div className="answer-tools">
        <Button
          type="text"
          size="small"
          icon={<Icon name={copied === 'copied' ? 'check' : 'copy'} size={16} />}
          onClick={() => copy(answerAsText(answer))}
        >
          {copyLabel}
        </Button>
        {(['up', 'down'] as const).map((verdict) => (
          <Button
            key={verdict}
            type="text"
            size="small"
            className="thumb"
            icon={<Icon name={verdict} size={16} />}
            aria-pressed={rating.verdict === verdict}
            aria-label={say(verdict)}
            title={say(verdict)}
            onClick={() => rating.give(verdict)}
          />
        ))}
        {fallsShort(answer) && (
          <Button type="link" size="small" icon={<Icon name="person" size={16} />} onClick={onPerson}>
            {say('person')}
          </Button>
        )}
        <span className="rating-state" role="status">
          {rating.state === 'sent' && say('ratingThanks')}
          {rating.state === 'failed' && say('ratingFailed')}
        </span>
      </div>
      {rating.asking && <RatingForm onSend={rating.explain} onCancel={rating.leave} />}
    </div>
  );
}

/** The bare verdict is sent at once: who gives no reason has rated all the same. */
function useRating(answerId: string, { tell }: Pick<Chat, 'tell'>) {
  const [verdict, setVerdict] = useState(() => keptRating(answerId));
  const [state, setState] = useState<'idle' | 'sent' | 'failed'>('idle');
  const [asking, setAsking] = useState(false);
  const send = async (value: { verdict: Verdict; reason?: string; comment?: string }) => {
    const taken = await tell('lastkm/feedback', { answerId, ...value });
    setState(taken ? 'sent' : 'failed');
    if (taken) keepRating(answerId, value.verdict);
    else setVerdict(keptRating(answerId));
    return taken;
  };
  return {
    verdict,
    state,
    asking,
    give: (given: Verdict) => {
      setVerdict(given);
      setAsking(given === 'down');
      setState('idle');
      void send({ verdict: given });
    },
    explain: async (reason: string | null, comment: string) => {
      const value = { verdict: 'down' as const, ...(reason && { reason }), ...(comment && { comment }) };
      if (await send(value)) setAsking(false);
    },
    leave: () => setAsking(false),
  };
}

function fallsShort({ outcome, completeness, caseReference }: AnswerView): boolean {
  return caseReference === null && (completeness === 'partial' || /^(unanswerable|failed)/.test(outcome));
}
