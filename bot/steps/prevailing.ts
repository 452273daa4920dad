import type { CitationSnapshot } from '../../knowledge/passage.ts';
import { plainTitle } from '../../knowledge/title.ts';
import type { Language } from '../../src/base/language.ts';
import { wording } from '../wording.ts';
import type { Evidence } from './retrieve.ts';

/** Which of two cited texts holds where they differ, with the reason: one line per pair of texts. */
export function prevailing(
  found: readonly { evidence: Pick<Evidence, 'precedence'> }[],
  citations: readonly CitationSnapshot[],
  language: Language,
): string[] {
  const cited = new Map(citations.map((citation) => [citation.passageId, citation]));
  const lines = found.flatMap(({ evidence }) =>
    evidence.precedence.flatMap(({ prevails, yields, reason, article }) => {
      const [first, second] = [cited.get(prevails), cited.get(yields)];
      if (!first || !second) return [];
      const facts = { first: plainTitle(first.title), second: plainTitle(second.title), article };
      return [wording(`answered.prevails_${reason}`, language, facts)];
    }),
  );
  return [...new Set(lines)];
}
