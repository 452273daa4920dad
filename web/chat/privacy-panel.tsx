import { filled } from '../shared/filled.ts';
import { useSpeech } from '../shared/language.tsx';
import { PRIVACY_NOTICE } from './privacy.ts';

/** The privacy notice in full. */
export function PrivacyPanel({ centre }: { centre: string }) {
  const { pick } = useSpeech();
  return (
    <div className="privacy">
      {PRIVACY_NOTICE.map(({ heading, text }) => (
        <section key={heading.en}>
          <h2>{pick(heading)}</h2>
          <p>{filled(pick(text), { centre })}</p>
        </section>
      ))}
    </div>
  );
}
