import { figuresHeld, figuresStated } from '../../knowledge/figures.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import { inForce } from '../../knowledge/validity.ts';
import type { Block, Claim, Draft } from '../draft.ts';
import { turnedRound } from './polarity.ts';

export interface Verified {
  draft: Draft | null;
  /** Statements that were cut, and why: for the trace. */
  cut: { text: string; reason: string }[];
}

/**
 * Keeps only what the cited passages carry: every statement cites a passage in force, and every figure in it
 * (amount, rate, deadline, article number) occurs in one of them; a model must not turn them round. A block without its lead falls with it.
 */
export function verify(draft: Draft): Verified {
  const cut: Verified['cut'] = [];
  const sound = (claim: Claim, { made }: Block): boolean => {
    const reason =
      unsupported(claim, draft) ??
      (made === 'guide' ? null : wrongFigure(claim, draft)) ??
      (made === 'model' ? turned(claim, draft) : null);
    if (reason) cut.push({ text: claim.text, reason });
    return reason === null;
  };
  const blocks = draft.blocks
    .filter((block) => sound(block.lead, block))
    .map((block) => ({ ...block, points: block.points.filter((point) => sound(point, block)) }));
  if (blocks.length === 0) return { draft: null, cut };
  return {
    draft: withUsedCitations({ ...draft, blocks, complete: draft.complete && cut.length === 0 }),
    cut,
  };
}

function unsupported(claim: Claim, draft: Draft): string | null {
  const cited = citedBy(claim, draft);
  if (cited.length === 0) return 'no citation';
  return cited.some(({ validity }) => !inForce(validity)) ? 'cited text not in force' : null;
}

/**
 * Guides are left out here: their figures are compared with the articles by a test, where a person judges
 * worked examples, and their quotes are looked up in the law in force before they answer.
 */
function wrongFigure(claim: Claim, draft: Draft): string | null {
  const held = new Set(
    citedBy(claim, draft).flatMap(({ article, title, text }) => [
      ...figuresHeld(`${article ?? ''} ${title} ${text}`),
    ]),
  );
  const missing = [...figuresStated(claim.text)].filter((figure) => !held.has(figure));
  return missing.length > 0 ? `figures not in the cited text: ${missing.join(', ')}` : null;
}

/** What a model writes is also held against the direction of the text: it must not allow what that forbids. */
function turned(claim: Claim, draft: Draft): string | null {
  const opposite = turnedRound(
    claim.text,
    citedBy(claim, draft).map(({ text }) => text),
  );
  return opposite && `the cited text says the opposite: ${opposite}`;
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
