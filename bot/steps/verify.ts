import { figuresHeld, figuresStated } from '../../knowledge/figures.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import { inForce } from '../../knowledge/validity.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { Block, Claim, Draft } from '../draft.ts';
import { anyOf, patterns } from '../patterns.ts';
import { turnedRound } from './polarity.ts';
import { speaksOf } from './support.ts';

const UNSAFE = anyOf(loadData('bot/steps/unsafe.yaml', patterns), {}, 'i')!;

export interface Verified {
  draft: Draft | null;
  /** Statements that were cut, and why: for the trace. */
  cut: { text: string; reason: string }[];
}

/**
 * Keeps only what the cited passages carry: every statement cites a passage in force, and every figure in it
 * (amount, rate, deadline, article number) occurs in one of them. What a model writes must also speak of the same
 * as each passage it cites, and not turn them round. A block without its lead falls with it; a standard answer, which
 * was approved as a whole, falls with any of its statements.
 */
export function verify(draft: Draft): Verified {
  const cut: Verified['cut'] = [];
  const sound = (claim: Claim, made: Block['made']): Claim[] => {
    const carried = made === 'model' ? withoutStrangers(claim, draft) : claim;
    const reason = fault(carried, made, draft);
    if (reason) cut.push({ text: claim.text, reason });
    return reason ? [] : [carried];
  };
  const blocks = draft.blocks.flatMap((block) => {
    const [lead] = sound(block.lead, block.made);
    const points = block.points.flatMap((point) => sound(point, block.made));
    const whole = block.made !== 'standard' || points.length === block.points.length;
    return lead && whole ? [{ ...block, lead, points }] : [];
  });
  if (blocks.length === 0) return { draft: null, cut };
  return {
    draft: withUsedCitations({ ...draft, blocks, complete: draft.complete && cut.length === 0 }),
    cut,
  };
}

/** Why a statement must not be said; null when it may. */
function fault(claim: Claim, made: Block['made'], draft: Draft): string | null {
  const cited = citedBy(claim, draft);
  if (cited.length === 0) return 'no text carries it';
  if (cited.some(({ validity }) => !inForce(validity))) return 'cited text not in force';
  if (made === 'model' && UNSAFE.test(claim.text)) return 'asks or promises what no answer may';
  if (made === 'guide' || made === 'computed') return null;
  return wrongFigure(claim, cited) ?? (made === 'model' ? turned(claim, cited, draft) : null);
}

/**
 * Guides and sums are left out here: their figures are compared with the articles by a test, and their quotes are
 * looked up in the law in force before they answer; what a sum comes to stands in no law.
 */
function wrongFigure(claim: Claim, cited: CitationSnapshot[]): string | null {
  const held = new Set(
    cited.flatMap(({ article, title, text }) => [...figuresHeld(`${article ?? ''} ${title} ${text}`)]),
  );
  const missing = [...figuresStated(claim.text)].filter((figure) => !held.has(figure));
  return missing.length > 0 ? `figures not in the cited text: ${missing.join(', ')}` : null;
}

/** It must not allow what the text forbids, nor oblige where the text frees. */
function turned({ text }: Claim, cited: CitationSnapshot[], { said = [] }: Draft): string | null {
  const articles = new Set(cited.map(({ title, article }) => `${title}#${article}`));
  const opposite = turnedRound(
    text,
    cited.map((citation) => citation.text),
    said.filter((one) => one.articles.some((article) => articles.has(article))).map((one) => one.text),
  );
  return opposite && `the cited text says the opposite: ${opposite}`;
}

/** Without the citations that speak of something else. */
function withoutStrangers(claim: Claim, { citations }: Draft): Claim {
  const speaks = (position: number) => {
    const citation = citations[position - 1];
    return citation !== undefined && speaksOf(claim.text, [`${citation.title} ${citation.text}`]);
  };
  return { ...claim, cites: claim.cites.filter(speaks) };
}

function citedBy({ cites }: Claim, { citations }: Draft): CitationSnapshot[] {
  return cites.flatMap((position) => citations[position - 1] ?? []);
}

/** Citations that nothing rests on any more are dropped, and the rest numbered anew. */
function withUsedCitations(draft: Draft): Draft {
  const used = [
    ...new Set(draft.blocks.flatMap(({ lead, points }) => [lead, ...points].flatMap(({ cites }) => cites))),
  ];
  const place = new Map(used.map((old, i) => [old, i + 1]));
  const renumber = ({ text, cites }: Claim): Claim => ({
    text,
    cites: [...new Set(cites.flatMap((old) => place.get(old) ?? []))],
  });
  return {
    ...draft,
    blocks: draft.blocks.map((block) => ({
      ...block,
      lead: renumber(block.lead),
      points: block.points.map(renumber),
    })),
    citations: used.map((old) => draft.citations[old - 1]!),
  };
}
