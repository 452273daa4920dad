import { englishName } from '../../knowledge/law-names.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import type { Language } from '../../src/base/language.ts';
import type { Draft } from '../draft.ts';
import { wording } from '../wording.ts';

/** Position of a citation in the draft, added if it is new. */
export function cite(draft: Draft, citation: CitationSnapshot): number {
  const same = draft.citations.findIndex(
    (held) =>
      held.title === citation.title && held.article === citation.article && held.text === citation.text,
  );
  if (same >= 0) return same + 1;
  return draft.citations.push(citation);
}

/** "Under 《…》 第…条: “…”", in English with the common name of the law before its title. */
export function quotation(title: string, where: string, quote: string, language: Language): string {
  const name = language === 'en' ? englishName(title) : null;
  return wording('answered.quoted', language, {
    title: name ? `${name} (《${title}》)` : `《${title}》`,
    where,
    quote: quote.replace(/\n/g, ' '),
  });
}
