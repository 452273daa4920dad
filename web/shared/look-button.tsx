import { Button } from 'antd';
import { useLook } from './appearance.tsx';
import { Icon } from './icon.tsx';
import { useSpeech } from './language.tsx';
import { useWords } from './words.ts';

/** Light or dark. */
export function LookButton() {
  const say = useWords();
  const { appearance, switchAppearance } = useLook();
  const label = say(appearance === 'light' ? 'toDark' : 'toLight');
  return (
    <Button
      type="text"
      icon={<Icon name={appearance === 'light' ? 'moon' : 'sun'} size={19} />}
      aria-label={label}
      title={label}
      onClick={switchAppearance}
    />
  );
}

/** Chinese or English. */
export function LanguageButton() {
  const say = useWords();
  const { language, switchLanguage } = useSpeech();
  return (
    <Button
      type="text"
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      aria-label={say('otherLanguageLabel')}
      title={say('otherLanguageLabel')}
      onClick={switchLanguage}
    >
      {say('otherLanguage')}
    </Button>
  );
}
