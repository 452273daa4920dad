import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import type { Understood } from '../steps/understand.ts';
import { type Learned, learn, sharesOf } from './learner.ts';

const LABELS = [
  'answer',
  'clarify',
  'tax',
  'finance',
  'labor',
  'general',
  'legal_aid',
  'declined_off_topic',
  'declined_manipulation',
  'declined_abuse',
  'declined_unlawful',
] as const;
export type Label = (typeof LABELS)[number];

export const examples = loadData(
  'bot/triage/examples.yaml',
  z.record(z.enum(LABELS), z.array(z.string().min(1)).min(10)),
);

/** A judgement, and whether it is strong enough to act on. */
export interface Judgement {
  label: Label;
  share: number;
  sure: boolean;
}

/**
 * Judges a message by its likeness to the labelled examples: what is learned from them, once at first use. Acts only on a clear majority, and never turns away a message
 * that speaks of a subject of ours: refusing a genuine question is worse than answering a doubtful one.
 */
export function classify({ normal, context, topics }: Understood): Judgement {
  const shares = sharesOf(learnedOnce(), [...context, normal].join(' '));
  const best = shares.indexOf(Math.max(...shares));
  const label = LABELS[best]!;
  const share = shares[best]!;
  const foreign = label.startsWith('declined_') || label === 'clarify';
  const barred =
    foreign &&
    (topics.length > 0 || (label === 'clarify' && (share < CLARIFY_SURE || normal.length > CLARIFY_LENGTH)));
  return { label, share, sure: share >= SURE && !barred };
}

/** Four folds over the examples: right in 85 % from here on, no genuine question refused (test/bot/triage.test.ts). */
export const SURE = 0.6;
/** Asking back costs a turn, so it takes more; and a longer message says enough to be searched for. */
const CLARIFY_SURE = 0.8;
const CLARIFY_LENGTH = 40;

/** Learns from the labelled texts. */
export function learnLabels(rows: readonly { text: string; label: Label }[]): Learned {
  return learn(
    LABELS.length,
    rows.map(({ text, label }) => ({ text, label: LABELS.indexOf(label) })),
  );
}

let learned: Learned | null = null;

function learnedOnce(): Learned {
  learned ??= learnLabels(LABELS.flatMap((label) => examples[label].map((text) => ({ text, label }))));
  return learned;
}
