import { Button } from 'antd';
import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import { standing, titleOf } from './citation.ts';
import type { PassageInPlace } from './passage.ts';
import type { Citation } from './received.ts';

interface Props {
  place: PassageInPlace;
  /** The citation it was opened from; null: it was reached from another text. */
  citation: Citation | null;
  onOpen(passageId: number): void;
}

/** Says before anything else that a text is not, or not surely, what holds today. */
export function PassageNotice({ place, citation, onOpen }: Props) {
  const { say } = useSpeech();
  const { validity, newer, document } = place;
  const stands = standing(validity);
  if (stands === 'good') return null;
  const changed = citation && citation.validity !== validity;
  return (
    <div className="notice" data-standing={stands} role="note">
      <Icon name="alert" />
      <div>
        <b>
          {validity === 'in_force_amended'
            ? say('in_force_amended')
            : `${say('notInForce')}：${say(validity)}`}
        </b>
        {validity === 'in_force_amended' && <p>{say('amendedNotice')}</p>}
        {document.endedBy && <p>{say('endedBy', { by: document.endedBy })}</p>}
        {changed && <p>{say('validOnAnswer', { day: citation.asOf, validity: say(citation.validity) })}</p>}
        {newer?.passageId != null && (
          <Button size="small" onClick={() => onOpen(newer.passageId!)}>
            {say('newer', { title: titleOf(newer.title) })}
          </Button>
        )}
      </div>
    </div>
  );
}
