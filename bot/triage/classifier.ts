import { z } from 'zod';
import { tokenise } from '../../knowledge/tokens.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { Understood } from '../steps/understand.ts';

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
 * Judges a message by its likeness to the labelled examples: multinomial logistic regression over the tokens
 * that search uses, learned once at first use. Acts only on a clear majority, and never turns away a message
 * that speaks of a subject of ours: refusing a genuine question is worse than answering a doubtful one.
 */
export function classify({ normal, context, topics }: Understood): Judgement {
  const shares = probabilities(featuresOf([...context, normal].join(' ')));
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

interface Model {
  index: Map<string, number>;
  weights: Float64Array[];
}

/** Learns from labelled texts; the same examples give the same model. */
export function learn(rows: readonly { text: string; label: Label }[]): Model {
  const index = new Map<string, number>();
  const samples = rows.map(({ text, label }) => ({
    label: LABELS.indexOf(label),
    features: featuresOf(text).map((name) => {
      if (!index.has(name)) index.set(name, index.size);
      return index.get(name)!;
    }),
  }));
  const weights = LABELS.map(() => new Float64Array(index.size));
  const counts = LABELS.map((_, label) => samples.filter((sample) => sample.label === label).length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round / 8);
    for (const { label, features } of samples) {
      const shares = softmax(weights, features);
      const balance = Math.sqrt(samples.length / (LABELS.length * counts[label]!));
      for (const [i, share] of shares.entries()) {
        const step = rate * balance * ((i === label ? 1 : 0) - share);
        for (const feature of features) weights[i]![feature]! += step / Math.sqrt(features.length);
      }
    }
  }
  return { index, weights };
}

const ROUNDS = 30;
const RATE = 0.5;

/** Share of each label, in the order of `LABELS`. */
export function probabilitiesUnder({ index, weights }: Model, text: string): number[] {
  return softmax(
    weights,
    featuresOf(text).flatMap((name) => index.get(name) ?? []),
  );
}

let model: Model | null = null;

function probabilities(features: readonly string[]): number[] {
  model ??= learn(LABELS.flatMap((label) => examples[label].map((text) => ({ text, label }))));
  const { index } = model;
  return softmax(
    model.weights,
    features.flatMap((name) => index.get(name) ?? []),
  );
}

function softmax(weights: readonly Float64Array[], features: readonly number[]): number[] {
  const scale = Math.sqrt(Math.max(features.length, 1));
  const scores = weights.map((row) => features.reduce((sum, feature) => sum + row[feature]!, 0) / scale);
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Tokens, each once, and pairs of neighbouring English words. */
function featuresOf(text: string): string[] {
  const tokens = tokenise(text);
  const pairs = tokens.flatMap((token, i) =>
    /^[a-z]/.test(token) && tokens[i + 1] ? [`${token} ${tokens[i + 1]}`] : [],
  );
  return [...new Set([...tokens, ...pairs])];
}
