import { figuresIn } from '../../knowledge/numerals.ts';
import { inForce } from '../../knowledge/validity.ts';
import type { Claim, Draft } from '../draft.ts';

export interface Verified {
  draft: Draft | null;
  /** Statements that were cut, and why: for the trace. */
  cut: { text: string; reason: string }[];
}

/**
 * Keeps only what the cited passages carry: every statement cites a passage in force, and every figure in it
 * (amount, rate, deadline, article number) occurs in one of them. A block without its lead falls with it.
 */
export function verify(draft: Draft): Verified {
  const cut: Verified['cut'] = [];
  const sound = (claim: Claim): boolean => {
    const reason = fault(claim, draft);
    if (reason) cut.push({ text: claim.text, reason });
    return reason === null;
  };
  const blocks = draft.blocks
    .filter(({ lead }) => sound(lead))
    .map(({ lead, points }) => ({ lead, points: points.filter(sound) }));
  if (blocks.length === 0) return { draft: null, cut };
  return {
    draft: withUsedCitations({ ...draft, blocks, complete: draft.complete && cut.length === 0 }),
    cut,
  };
}

function fault({ text, cites }: Claim, { citations }: Draft): string | null {
  const cited = cites.flatMap((position) => citations[position - 1] ?? []);
  if (cited.length === 0) return 'no citation';
  if (cited.some(({ validity }) => !inForce(validity))) return 'cited text not in force';
  const held = new Set(
    cited.flatMap((citation) => [
      ...figuresIn(`${citation.article ?? ''} ${citation.title} ${citation.text}`),
    ]),
  );
  const missing = [...figuresIn(text)].filter((figure) => !held.has(figure));
  return missing.length > 0 ? `figures not in the cited text: ${missing.join(', ')}` : null;
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
    blocks: draft.blocks.map(({ lead, points }) => ({ lead: renumber(lead), points: points.map(renumber) })),
    citations: used.map((old) => draft.citations[old - 1]!),
  };
}
