import type { CaseDetail } from '../../../desk/api-case.ts';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';

/** Warns that a colleague has the same case open, before two people answer at once. */
export function Collision({ detail }: { detail: CaseDetail }) {
  const say = useWords();
  const { language } = useSpeech();
  const { me } = useDesk();
  const names = detail.viewers.filter(({ id }) => id !== me.person.id).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <p className="collision" role="status">
      <Icon name="eye" size={15} />
      {say('alsoViewing', { names: names.join(language === 'zh' ? '、' : ', ') })}
    </p>
  );
}
