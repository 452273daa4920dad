import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import { TOPICS } from './starters.ts';

/** Before the first message: what one can ask, topic by topic. */
export function Welcome({ onAsk }: { onAsk(text: string): void }) {
  const { say, pick } = useSpeech();
  return (
    <section className="welcome">
      <h2>{say('heroTitle')}</h2>
      <p className="welcome-text">{say('heroText')}</p>
      <h3 className="welcome-label">{say('startersTitle')}</h3>
      <div className="topics">
        {TOPICS.map(({ icon, name, questions }) => (
          <section key={icon} className="topic" aria-label={pick(name)}>
            <h4>
              <Icon name={icon} size={20} />
              {pick(name)}
            </h4>
            {questions.map((question) => (
              <button key={question.en} type="button" onClick={() => onAsk(pick(question))}>
                {pick(question)}
              </button>
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}
