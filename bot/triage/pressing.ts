import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { anyOf, termGroups } from '../patterns.ts';
import type { Understood } from '../steps/understand.ts';
import { examples } from './classifier.ts';
import { type Learned, learn, sharesOf } from './learner.ts';

const texts = z.array(z.string().min(1)).min(50);
export const pressingExamples = loadData(
  'bot/triage/pressing.yaml',
  z.strictObject({ pressing: texts, calm: texts }),
);
const ONLY_ASKS = anyOf(['<only_asks>'], loadData('bot/triage/terms.yaml', termGroups))!;

/**
 * Whether a message tells of what cannot wait, where no rule has the words for it: by its likeness to examples. One
 * that asks for a rule can wait, whatever it tells of.
 */
export function isPressing(understood: Understood): boolean {
  return pressingShare(understood) >= SURE;
}

/** From 0 to 1. */
export function pressingShare({ normal }: Understood): number {
  return ONLY_ASKS.test(normal) ? 0 : sharesOf(learnedOnce(), normal)[PRESSING]!;
}

/** Of 534 rows of six question sets 1 comes to this past the rules, rightly; more figures in ADR 0012. */
export const SURE = 0.7;
const PRESSING = 1;

let learned: Learned | null = null;

function learnedOnce(): Learned {
  // What is to be answered, asked back, drafted or declined can wait too.
  const { tax: _tax, labor: _labor, finance: _finance, legal_aid: _aid, ...others } = examples;
  const calm = [...pressingExamples.calm, ...Object.values(others).flat()];
  learned ??= learn(2, mingled(pressingExamples.pressing, calm));
  return learned;
}

/** The few spread among the many, so that neither has the last word of each round. */
function mingled(pressing: readonly string[], calm: readonly string[]): { text: string; label: number }[] {
  const placed = (all: readonly string[], label: number) =>
    all.map((text, i) => ({ text: text.toLowerCase(), label, at: (i + 0.5) / all.length }));
  return [...placed(pressing, PRESSING), ...placed(calm, 1 - PRESSING)].sort((a, b) => a.at - b.at);
}
