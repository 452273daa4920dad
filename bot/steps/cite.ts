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

/** "Under 《…》 第…条: “…”". */
export function quotation(title: string, where: string, quote: string, language: Language): string {
  return wording('answered.quoted', language, {
    title: named(title, language),
    where,
    quote: quote.replace(/\n/g, ' '),
  });
}

/** What stands above a table of a text. */
export function aboveTable(title: string, where: string, language: Language): string {
  return wording('answered.tabled', language, { title: named(title, language), where });
}

/** In English with the common name of the law before its title. */
function named(title: string, language: Language): string {
  const name = language === 'en' ? englishName(title) : null;
  return name ? `${name} (《${title}》)` : `《${title}》`;
}
