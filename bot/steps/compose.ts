import { overtakenBy } from '../../knowledge/overtaken.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import type { GuideContent } from '../../services/guide-content.ts';
import type { Language } from '../../src/base/language.ts';
import type { Day } from '../../src/base/time.ts';
import { type Claim, type Draft, emptyDraft } from '../draft.ts';
import { TUNING } from '../tuning.ts';
import { wording } from '../wording.ts';
import { cite } from './cite.ts';
import { addExtract, addLocal, addRelated } from './compose-extract.ts';
import { addStandard } from './compose-standard.ts';
import { addSum, type ComputedSum } from './compose-sum.ts';
import { leadFor } from './lead.ts';
import { prevailing } from './prevailing.ts';
import type { Evidence, GuideEvidence } from './retrieve.ts';
import { withinLength } from './within.ts';

/** One thing asked and what was found for it. */
export interface Found {
  question: string;
  /** What was asked, to stand above its answer; absent where the message asks one thing only. */
  label?: string | undefined;
  evidence: Evidence;
  /** What is to be reckoned for it, with the articles that its rules stand in. */
  sum?: ComputedSum | undefined;
}

/**
 * The answer from the texts alone: what code reckons, what the centre has written for the question, guide sections
 * that are asked just so, else the articles that come closest, quoted. Null when the evidence for every part is too
 * weak to say anything.
 */
export function compose(found: readonly Found[], language: Language, asOf: Day): Draft | null {
  const draft = emptyDraft();
  for (const part of found) {
    const from = draft.blocks.length;
    addPart(draft, part, language, asOf);
    if (part.label === undefined) continue;
    if (draft.blocks.length === from) draft.open = [...(draft.open ?? []), part.label];
    else draft.blocks[from] = { ...draft.blocks[from]!, asked: part.label };
  }
  if (draft.blocks.length === 0) return null;
  draft.cautions.push(
    ...prevailing(found, draft.citations, language),
    ...cautions(draft.citations, language),
  );
  return withinLength(draft, language);
}

function addPart(draft: Draft, part: Found, language: Language, asOf: Day): void {
  // An article that is named outright is what is wanted, whatever else is like the question.
  const sections = part.evidence.articles[0]?.exact ? [] : guidesFor(part.evidence, language);
  const [best] = sections;
  if (part.evidence.standard && !part.sum?.calculation) addStandard(draft, part.evidence.standard);
  else if (part.sum) {
    addSum(draft, part.sum, language);
    if (best) advise(draft, best.content, language);
  } else if (best && articlesFirst(part.evidence, best) && addExtract(draft, part, language, asOf, 1)) {
    if (addGuide(draft, best, 'beside', part.question, language)) advise(draft, best.content, language);
  } else if (best && best.strength < TUNING.guideClear[language]) {
    addNearest(draft, part.evidence.guides, part.question, language);
    addLocal(draft, part, language, asOf);
    addRelated(draft, part, language, asOf);
  } else if (best) {
    addGuides(draft, sections, part.question, language);
    addLocal(draft, part, language, asOf);
    if (best.content.unconfirmed || best.likeness < TUNING.guideSure) addRelated(draft, part, language, asOf);
  } else if (!addExtract(draft, part, language, asOf, TUNING.articles)) draft.complete = false;
}

/**
 * A section that no law proves, unless it was asked just so; or one that is hardly like the question where an
 * article found before it is.
 */
function articlesFirst({ articles, result }: Evidence, { content, likeness, place }: GuideEvidence): boolean {
  const [first] = articles;
  if (!first || result.coverage < TUNING.coverageSure) return false;
  if (content.unconfirmed) return likeness < TUNING.verdictSure;
  if (likeness >= TUNING.guideSure) return false;
  return result.hits.indexOf(first) < place;
}

/** The section strong enough to answer, and one beside it that is nearly as strong. */
export function guidesFor({ guides }: Evidence, language: Language): GuideEvidence[] {
  const [best, second] = guides;
  if (!best || best.strength < TUNING.guideStrength[language]) return [];
  const beside =
    second && second.strength >= Math.max(best.strength * TUNING.guideBeside, TUNING.guideBesideStrength);
  return beside ? [best, second] : [best];
}

/** The section that answers, and one beside it. */
function addGuides(
  draft: Draft,
  [best, second]: readonly GuideEvidence[],
  question: string,
  language: Language,
): void {
  if (best && addGuide(draft, best, 'answer', question, language)) advise(draft, best.content, language);
  if (second) addGuide(draft, second, 'beside', question, language);
}

/**
 * A section that may not be what was asked: said so, with what a second one comes to that is not much weaker, and
 * the next ones to choose from.
 */
function addNearest(
  draft: Draft,
  [best, ...next]: readonly GuideEvidence[],
  question: string,
  language: Language,
): void {
  if (!best || !addGuide(draft, best, 'nearest', question, language)) return;
  draft.complete = false;
  advise(draft, best.content, language);
  const [second] = next;
  if (second && second.strength >= best.strength * TUNING.nearestBeside) {
    addGuide(draft, second, 'beside', question, language);
    next.shift();
  }
  draft.others = next.slice(0, TUNING.guideOthers).map(({ content: { heading } }) => heading);
}

/**
 * A section in full, as the answer or as what comes closest to one; or beside something else, and then only what it
 * comes to. All but the answer say what they are about. False when the draft has it already.
 */
function addGuide(
  draft: Draft,
  { content, citations, likeness }: GuideEvidence,
  as: 'answer' | 'nearest' | 'beside',
  question: string,
  language: Language,
): boolean {
  const about = `${content.guide}/${content.section}`;
  if (draft.blocks.some((block) => block.about === about)) return false;
  const cites = citations.map((citation) => cite(draft, citation));
  const claim = (text: string): Claim => ({ text, cites });
  const isAnswer = as === 'answer';
  draft.blocks.push({
    made: 'guide',
    about,
    lead: claim(isAnswer ? leadFor(content.lead, question, likeness >= TUNING.verdictSure) : content.lead),
    points: as === 'beside' ? [] : content.points.map(claim),
    ...(!isAnswer && { beside: wording(`answered.${as}`, language, { about: content.heading }) }),
  });
  return true;
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

/** What must be said about the cited texts: newer wording or a newer rule elsewhere, and that a translation is ours. */
export function cautions(citations: readonly CitationSnapshot[], language: Language): string[] {
  const lines = citations
    .filter(({ validity }) => validity === 'in_force_amended')
    .map(({ title, note }) => wording('answered.amended', language, { title, note: note ?? '' }));
  for (const { title, article } of citations) {
    const by = overtakenBy({ title, article });
    if (by) lines.push(wording('answered.overtaken', language, { title, article: article!, by }));
  }
  if (language === 'en' && citations.length > 0) lines.push(wording('answered.translation', language));
  return [...new Set(lines)];
}
