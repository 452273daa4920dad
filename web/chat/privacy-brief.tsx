import { Button } from 'antd';
import { filled } from '../shared/filled.ts';
import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import { PRIVACY_BRIEF } from './privacy.ts';

/** The privacy notice in two sentences, above the first thing one writes. */
export function PrivacyBrief({ centre, onRead }: { centre: string; onRead(): void }) {
  const { say, pick } = useSpeech();
  return (
    <section className="privacy-brief" aria-label={say('privacy')}>
      <Icon name="shield" />
      <p>
        {filled(pick(PRIVACY_BRIEF), { centre })}
        <Button type="link" size="small" aria-haspopup="dialog" onClick={onRead}>
          {say('privacyRead')}
        </Button>
      </p>
    </section>
  );
}
