import { Button } from 'antd';
import { useSpeech } from '../shared/language.tsx';

/** What could be asked next. */
export function FollowUps({ suggestions, onAsk }: { suggestions: string[]; onAsk(text: string): void }) {
  const { say } = useSpeech();
  const different = [...new Set(suggestions)];
  if (different.length === 0) return null;
  return (
    <section className="follow-ups" aria-label={say('followUps')}>
      {different.map((text) => (
        <Button key={text} shape="round" onClick={() => onAsk(text)}>
          {text}
        </Button>
      ))}
    </section>
  );
}
