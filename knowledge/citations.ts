import type { Day } from '../src/base/time.ts';
import type { CitationSnapshot, Passage } from './passage.ts';
import { validityOn } from './validity.ts';

/** A passage as it is now, with the words quoted from it; kept with the answer for good. */
export function snapshot(passage: Passage, quote: string, asOf: Day): CitationSnapshot {
  const { title, documentNumber, issuer, level, region, article, headingPath, page, text } = passage;
  const { effectiveFrom, effectiveTo, endedBy, note } = passage;
  return {
    passageId: passage.id,
    title,
    documentNumber,
    issuer,
    level,
    region,
    article,
    headingPath,
    page,
    text,
    quote,
    validity: validityOn(passage, asOf),
    effectiveFrom: effectiveFrom ?? passage.publishedOn,
    effectiveTo,
    endedBy,
    note,
    asOf,
  };
}

/** Whether `quote` stands in `text`, white space aside. */
export function holds(text: string, quote: string): boolean {
  return withoutSpace(text).includes(withoutSpace(quote));
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
