import type { Sum } from './calculate/sums.ts';
import type { Found } from './steps/compose.ts';
import { withRules } from './steps/compose-sum.ts';
import { type RetrieveDeps, retrieve } from './steps/retrieve.ts';
import type { Understood } from './steps/understand.ts';
import { TUNING } from './tuning.ts';
import { labelOf } from './understand/parts.ts';

/** One thing to find: what to search for, the question it is an answer to, and what to reckon for it. */
export interface ToFind {
  text: string;
  question: string;
  /** To stand above its answer. */
  label?: string | undefined;
  sum?: Sum | null | undefined;
}

/**
 * What is found for each thing a message asks, by itself; for all of it as one question where no part comes clearly
 * to a section of a guide, and together they come closer to one. `sums`: what each part wants reckoned.
 */
export async function findAsked(
  deps: RetrieveDeps,
  understood: Understood,
  sums: readonly (Sum | null)[],
): Promise<Found[]> {
  const { language, parts, searchText, standalone } = understood;
  const findWhole = () => find(deps, understood, { text: searchText, question: standalone, sum: sums[0] });
  if (parts.length === 1) return [await findWhole()];
  const found: Found[] = [];
  for (const [i, { text, question, fuller }] of parts.entries()) {
    const ways = [text, fuller].flatMap((way) => (way === undefined ? [] : [way]));
    found.push(await findClearest(deps, understood, ways, { label: labelOf(question), sum: sums[i] }));
  }
  const strongest = Math.max(...found.map(strength));
  if (strongest >= TUNING.guideClear[language] || found.some(({ sum }) => sum)) return found;
  const whole = await findWhole();
  return strength(whole) > strongest ? [whole] : found;
}

/** One thing asked in several ways: the first that comes clearly to a section, else the one that comes closest. */
async function findClearest(
  deps: RetrieveDeps,
  understood: Understood,
  ways: readonly string[],
  rest: Pick<ToFind, 'label' | 'sum'>,
): Promise<Found> {
  let closest: Found | null = null;
  for (const text of ways) {
    const found = await find(deps, understood, { text, question: text, ...rest });
    if (!closest || strength(found) > strength(closest)) closest = found;
    if (strength(closest) >= TUNING.guideClear[understood.language]) break;
  }
  return closest!;
}

const strength = ({ evidence }: Found): number => evidence.guides[0]?.strength ?? 0;

/** What the texts and guides hold for one thing asked. */
export async function find(
  deps: RetrieveDeps,
  { language, asOf, regions }: Understood,
  { text, question, label, sum }: ToFind,
): Promise<Found> {
  const request = { text, language, asOf, regions, limit: TUNING.hits };
  const evidence = await retrieve(deps, request, question);
  return { question, label, evidence, sum: await withRules(deps.store, sum ?? null, asOf) };
}
