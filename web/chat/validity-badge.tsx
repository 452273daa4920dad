import type { Validity } from '../../knowledge/validity.ts';
import { Icon } from '../shared/icon.tsx';
import type { IconName } from '../shared/icons.ts';
import { useSpeech } from '../shared/language.tsx';
import { standing } from './citation.ts';

const ICONS = {
  in_force: 'inForce',
  in_force_amended: 'alert',
  not_yet_in_force: 'clock',
  superseded: 'ended',
  repealed: 'ended',
  expired: 'ended',
} as const satisfies Record<Validity, IconName>;

/** Whether a text is in force, in words, sign and colour. */
export function ValidityBadge({ validity }: { validity: Validity }) {
  const { say } = useSpeech();
  return (
    <span className="badge" data-standing={standing(validity)}>
      <Icon name={ICONS[validity]} size={14} />
      {say(validity)}
    </span>
  );
}
