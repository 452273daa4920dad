import type { Understood } from '../steps/understand.ts';
import { normalOf } from '../understand/normal.ts';
import { examples, pressingExamples } from './examples.ts';
import { type Learned, learn, sharesOf } from './learner.ts';

/**
 * How like a message is to examples of what cannot wait, from 0 to 1, where no rule has the words for it; figures in
 * ADR 0012.
 */
export function pressingShare({ normal }: Understood): number {
  return sharesOf(learnedOnce(), normal)[PRESSING]!;
}

const PRESSING = 1;

let learned: Learned | null = null;

function learnedOnce(): Learned {
  learned ??= learnPressing(pressingExamples.pressing, pressingExamples.calm);
  return learned;
}

/** Learns from messages that cannot wait, and from calm ones; all that can be answered, asked back or declined can wait too. */
export function learnPressing(pressing: readonly string[], calm: readonly string[]): Learned {
  const { legal_aid: _aid, ...others } = examples;
  const rows = [
    ...pressing.map((text) => ({ text: normalOf(text), label: PRESSING })),
    ...[...calm, ...Object.values(others).flat()].map((text) => ({
      text: normalOf(text),
      label: 1 - PRESSING,
    })),
  ];
  return learn(2, rows);
}
