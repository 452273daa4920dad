import { useSpeech } from '../shared/language.tsx';
import { nameOf, standing } from './citation.ts';
import type { Citation } from './received.ts';

/** The small number in an answer that opens what a sentence rests on. */
export function CitationMark(props: {
  position: number;
  citation: Citation;
  onOpen(position: number): void;
}) {
  const { position, citation, onOpen } = props;
  const { say } = useSpeech();
  const validity = say(citation.validity);
  const label = say('openSource', { position, title: nameOf(citation), validity });
  return (
    <>
      {/* Joined to the word before it: a mark must not begin a line. */}
      {'\u2060'}
      <button
        type="button"
        className="citation-mark"
        data-standing={standing(citation.validity)}
        aria-label={label}
        aria-haspopup="dialog"
        title={label}
        onClick={() => onOpen(position)}
      >
        {position}
      </button>
    </>
  );
}
