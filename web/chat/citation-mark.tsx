import { useSpeech } from '../shared/language.tsx';
import { nameOf } from './citation.ts';
import type { Citation } from './received.ts';

/** The small number in an answer that opens what a sentence rests on. */
export function CitationMark(props: { position: number; citation: Citation; onOpen(position: number): void }) {
  const { position, citation, onOpen } = props;
  const { say } = useSpeech();
  const label = say('mark', { position, title: nameOf(citation) });
  return (
    <button
      type="button"
      className="citation-mark"
      data-validity={citation.validity}
      aria-label={label}
      aria-haspopup="dialog"
      title={label}
      onClick={() => onOpen(position)}
    >
      {position}
    </button>
  );
}
