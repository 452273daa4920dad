import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useSpeech } from '../shared/language.tsx';

const REASONS = ['wrong', 'outdated', 'source', 'incomplete', 'unclear', 'other'] as const;

interface Props {
  onSend(reason: string | null, comment: string): Promise<void>;
  onCancel(): void;
}

/** What was wrong with an answer: a reason to choose and room for words. */
export function RatingForm({ onSend, onCancel }: Props) {
  const { say } = useSpeech();
  const [reason, setReason] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const group = useId();
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await onSend(reason, comment.trim());
    setBusy(false);
  };
  return (
    <form className="rating" onSubmit={submit}>
      <fieldset>
        <legend>{say('ratingAsk')}</legend>
        {REASONS.map((code) => (
          <label key={code}>
            <input type="radio" name={group} checked={reason === code} onChange={() => setReason(code)} />
            <span>{say(`reason_${code}`)}</span>
          </label>
        ))}
      </fieldset>
      <Input.TextArea
        value={comment}
        maxLength={1_000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        aria-label={say('ratingComment')}
        placeholder={say('ratingComment')}
        onChange={(event) => setComment(event.target.value)}
      />
      <div className="rating-buttons">
        <Button size="small" onClick={onCancel}>
          {say('cancel')}
        </Button>
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={!reason && !comment.trim()}
        >
          {say('ratingSend')}
        </Button>
      </div>
    </form>
  );
}
