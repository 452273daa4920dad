import type { StandardEvidence } from '../../services/standard-answers/find.ts';
import type { Claim, Draft } from '../draft.ts';
import { literal } from '../markdown.ts';
import { cite } from './cite.ts';

/** A standard answer as it was approved: its first line, then its points, each resting on all its articles. */
export function addStandard(
  draft: Draft,
  { id, lines, citations }: Omit<StandardEvidence, 'likeness'>,
): void {
  const cites = citations.map((citation) => cite(draft, citation));
  const [lead, ...points] = lines.map((line): Claim => ({ text: literal(line), cites }));
  draft.blocks.push({ made: 'standard', about: `standard/${id}`, lead: lead!, points });
}
