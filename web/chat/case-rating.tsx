import { Button, Input } from 'antd';
import { useState } from 'react';
import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import { rateCase } from './own-case.ts';

/** How the case went, one to five, with a word if one likes; the thanks come as a message. */
export function CaseRating() {
  const { say, language } = useSpeech();
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'failed'>('open');
  const send = async () => {
    setState('sending');
    if ((await rateCase(score, comment.trim(), language)) !== null) setState('failed');
  };
  return (
    <fieldset className="person-stars">
      <legend>{say('rateCase')}</legend>
      {[1, 2, 3, 4, 5].map((value) => (
        <button
          key={value}
          type="button"
          data-on={value <= score || undefined}
          aria-label={say('rateStars', { score: value })}
          aria-pressed={value === score}
          onClick={() => setScore(value)}
        >
          <Icon name="star" size={26} />
        </button>
      ))}
      {score > 0 && (
        <div className="person-comment">
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={2_000}
            placeholder={say('ratingComment')}
            aria-label={say('ratingComment')}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
          <Button type="primary" size="small" loading={state === 'sending'} onClick={send}>
            {say('ratingSend')}
          </Button>
          {state === 'failed' && <span role="alert">{say('ratingFailed')}</span>}
        </div>
      )}
    </fieldset>
  );
}
