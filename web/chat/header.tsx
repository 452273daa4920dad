import { Button } from 'antd';
import { useState } from 'react';
import { useLook } from '../shared/appearance.tsx';
import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import { Milestone } from '../shared/milestone.tsx';
import { Confirm } from './confirm.tsx';

interface Props {
  centre: string | null;
  /** Nothing has been said yet. */
  fresh: boolean;
  onPerson(): void;
  onStartOver(): void;
}

/** Who one talks to, and what is always within reach: a person, the other language, light and dark, a new start. */
export function Header({ centre, fresh, onPerson, onStartOver }: Props) {
  const { say, language, switchLanguage } = useSpeech();
  const { appearance, switchAppearance } = useLook();
  const [asking, setAsking] = useState(false);
  const lookLabel = say(appearance === 'light' ? 'toDark' : 'toLight');
  return (
    <header className="header">
      <Milestone />
      <div className="header-name">
        <h1>{say('product')}</h1>
        <p>{centre ?? say('productLine')}</p>
      </div>
      <nav className="header-tools" aria-label={say('product')}>
        {!fresh && (
          <Button
            type="text"
            icon={<Icon name="fresh" size={20} />}
            aria-label={say('newConversation')}
            title={say('newConversation')}
            onClick={() => setAsking(true)}
          />
        )}
        <Button
          type="text"
          icon={<Icon name={appearance === 'light' ? 'moon' : 'sun'} size={20} />}
          aria-label={lookLabel}
          title={lookLabel}
          onClick={switchAppearance}
        />
        <Button
          type="text"
          className="header-language"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          aria-label={say('otherLanguageLabel')}
          onClick={switchLanguage}
        >
          <span className="wide">{say('otherLanguage')}</span>
          <span className="narrow">{language === 'zh' ? 'EN' : '中'}</span>
        </Button>
        <Button
          className="header-person"
          icon={<Icon name="person" />}
          aria-label={say('person')}
          onClick={onPerson}
        >
          <span className="wide">{say('person')}</span>
          <span className="narrow">{say('personShort')}</span>
        </Button>
      </nav>
      <Confirm
        open={asking}
        text={say('newConversationAsk')}
        yes={say('newConversationYes')}
        onYes={onStartOver}
        onDone={() => setAsking(false)}
      />
    </header>
  );
}
