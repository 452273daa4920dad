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

/** Says before anything else that a text is not, or not surely, what holds today, and what holds in its place. */
export function PassageNotice({ place, citation, onOpen }: Props) {
  const { say } = useSpeech();
  const { validity, newer, copyOf, document } = place;
  const heading = useHeading(place);
  if (heading === null) return null;
  const changed = citation && citation.validity !== validity;
  const other = copyOf ?? newer;
  return (
    <div className="notice" data-standing={standing(validity) === 'bad' ? 'bad' : 'care'} role="note">
      <Icon name="alert" />
      <div>
        <b>{heading}</b>
        {validity === 'in_force_amended' && <p>{say('amendedNotice')}</p>}
        {document.endedBy && <p>{say('endedBy', { by: document.endedBy })}</p>}
        {newer?.passageId === null && <p>{say('holdsInstead', { title: titleOf(newer.title) })}</p>}
        {changed && <p>{say('validOnAnswer', { day: citation.asOf, validity: say(citation.validity) })}</p>}
        {other?.passageId != null && (
          <Button size="small" onClick={() => onOpen(other.passageId!)}>
            {say('newer', { title: titleOf(other.title) })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the notice is about; null when there is nothing to say. */
function useHeading({ validity, standing: ofText, retired, copyOf }: PassageInPlace): string | null {
  const { say } = useSpeech();
  if (standing(validity) === 'bad' || validity === 'not_yet_in_force')
    return `${say('notInForce')}：${say(validity)}`;
  if (validity === 'in_force_amended') return say('in_force_amended');
  if (copyOf) return say('copyOf', { title: titleOf(copyOf.title) });
  if (retired) return say('readAnew');
  return ofText === 'repealed_in_part' ? say('repealedInPart') : null;
}
