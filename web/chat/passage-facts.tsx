import { LEVELS } from '../../knowledge/levels.ts';
import { useSpeech } from '../shared/language.tsx';
import type { PassageInPlace } from './passage.ts';

/** Number, issuer, level, region, window: what identifies a text and says how far it reaches. */
export function PassageFacts({ place }: { place: PassageInPlace }) {
  const { say, pick } = useSpeech();
  const { document, passage } = place;
  const facts: [string, string | null][] = [
    [say('documentNumber'), document.documentNumber],
    [say('issuer'), document.issuer],
    [say('level'), pick(LEVELS[document.level])],
    [say('region'), document.region === '全国' ? say('nationwide') : document.region],
    [say('window'), useWindow(document)],
    [say('page'), passage.page === null ? null : say('pageNumber', { page: passage.page })],
    [say('note'), document.note],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function useWindow({ effectiveFrom: from, effectiveTo: to }: PassageInPlace['document']): string | null {
  const { say } = useSpeech();
  if (from && to) return say('windowBetween', { from, to });
  if (from) return say('windowFrom', { from });
  return to ? say('windowUntil', { to }) : null;
}
