import { snapshot } from '../../knowledge/citations.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import type { Hit } from '../../knowledge/search.ts';
import type { GuideContent } from '../../services/guide-content.ts';
import type { Language } from '../../src/base/language.ts';
import type { Day } from '../../src/base/time.ts';
import type { Claim, Draft } from '../draft.ts';
import { TUNING } from '../tuning.ts';
import { wording } from '../wording.ts';
import { extract } from './extract.ts';
import type { Evidence, GuideEvidence } from './retrieve.ts';

/** One thing asked and what was found for it. */
export interface Found {
  question: string;
  evidence: Evidence;
}

/**
 * The answer from the texts alone: guide sections that are asked just so, else the articles that come
 * closest, quoted. Null when the evidence for every part is too weak to say anything.
 */
export function compose(found: readonly Found[], language: Language, asOf: Day): Draft | null {
  const draft: Draft = {
    blocks: [],
    steps: [],
    channels: [],
    citations: [],
    cautions: [],
    complete: true,
  };
  for (const part of found) {
    // An article that is named outright is what is wanted, whatever else is like the question.
    const sections = part.evidence.articles[0]?.exact ? [] : guidesFor(part.evidence);
    if (sections.length > 0) addGuides(draft, sections, language);
    else if (!addExtract(draft, part, language, asOf)) draft.complete = false;
  }
  if (draft.blocks.length === 0) return null;
  draft.cautions.push(...cautions(draft.citations, language));
  return draft;
}

/** The section strong enough to answer, and one beside it that is nearly as strong. */
export function guidesFor({ guides }: Evidence): GuideEvidence[] {
  const [best, second] = guides;
  if (!best || best.strength < TUNING.guideStrength) return [];
  const beside =
    second && second.strength >= Math.max(best.strength * TUNING.guideBeside, TUNING.guideBesideStrength);
  return beside ? [best, second] : [best];
}

/** The first section in full; of one beside it only what it comes to. */
function addGuides(draft: Draft, sections: GuideEvidence[], language: Language): void {
  for (const [i, { content, citations }] of sections.entries()) {
    if (draft.blocks.some(({ lead }) => lead.text === content.lead)) continue;
    const cites = citations.map((citation) => cite(draft, citation));
    const claim = (text: string): Claim => ({ text, cites });
    const points = i === 0 ? content.points.map(claim) : [];
    draft.blocks.push({ made: 'guide', lead: claim(content.lead), points });
    if (i === 0) advise(draft, content, language);
  }
}

/** Next steps and channels of a guide section, and that it is to be confirmed where no text proves it. */
export function advise(draft: Draft, content: GuideContent, language: Language): void {
  if (content.unconfirmed) draft.cautions.push(wording('answered.unconfirmed', language));
  for (const step of content.steps) if (!draft.steps.includes(step)) draft.steps.push(step);
  for (const { name, phone, url } of content.channels) {
    const channel = [name, phone, url]
      .filter((part, i) => part && (i === 0 || !name.includes(part)))
      .join(' ');
    if (!draft.channels.includes(channel)) draft.channels.push(channel);
  }
}

function addExtract(draft: Draft, { question, evidence }: Found, language: Language, asOf: Day): boolean {
  const articles = evidence.articles.slice(0, TUNING.articles);
  const [best] = articles;
  if (!best || (!best.exact && evidence.result.coverage < TUNING.coverage)) return false;
  const claims = articles.map((hit) => quoted(draft, hit, question, language, asOf));
  draft.blocks.push({ made: 'extract', lead: claims[0]!, points: best.exact ? [] : claims.slice(1) });
  return true;
}

/** "Under 《…》 第…条: …": the deciding words, verbatim, with where they stand. */
function quoted(draft: Draft, { passage }: Hit, question: string, language: Language, asOf: Day): Claim {
  const quote = extract(passage.text, question, TUNING.extract);
  const position = cite(draft, snapshot(passage, quote, asOf));
  const where = passage.article ?? passage.headingPath.at(-1) ?? '';
  const text = wording('answered.quoted', language, {
    title: passage.title,
    where,
    quote: quote.replace(/\n/g, ' '),
  });
  return { text, cites: [position] };
}

/** Position of a citation in the draft, added if it is new. */
export function cite(draft: Draft, citation: CitationSnapshot): number {
  const same = draft.citations.findIndex(
    (held) =>
      held.title === citation.title && held.article === citation.article && held.text === citation.text,
  );
  if (same >= 0) return same + 1;
  return draft.citations.push(citation);
}

/** What must be said about the cited texts: newer wording elsewhere, and that a translation is ours. */
export function cautions(citations: readonly CitationSnapshot[], language: Language): string[] {
  const lines = citations
    .filter(({ validity }) => validity === 'in_force_amended')
    .map(({ title, note }) => wording('answered.amended', language, { title, note: note ?? '' }));
  if (language === 'en' && citations.length > 0) lines.push(wording('answered.translation', language));
  return [...new Set(lines)];
}
