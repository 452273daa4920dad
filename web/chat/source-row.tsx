import { Icon } from '../shared/icon.tsx';
import { useSpeech } from '../shared/language.tsx';
import { titleOf } from './citation.ts';
import type { Citation } from './received.ts';
import { ValidityBadge } from './validity-badge.tsx';

/** One source of an answer; opens the cited text. */
export function SourceRow(props: { position: number; citation: Citation; onOpen(position: number): void }) {
  const { position, citation, onOpen } = props;
  const { say } = useSpeech();
  const origin = citation.level === 'guide' ? say('guideNote') : citation.documentNumber || citation.issuer;
  return (
    <li>
      <button type="button" className="source" aria-haspopup="dialog" onClick={() => onOpen(position)}>
        <span className="source-number">{position}</span>
        <span className="source-words">
          <span className="source-title">
            {titleOf(citation.title)}
            {citation.article && <b>{citation.article}</b>}
          </span>
          <span className="source-origin">
            <ValidityBadge validity={citation.validity} />
            {origin && <span>{origin}</span>}
          </span>
        </span>
        <Icon name="next" size={16} />
      </button>
    </li>
  );
}
