import { tokenise } from '../../knowledge/tokens.ts';

/** What tells labelled texts apart: a weight for each label and feature. */
export interface Learned {
  index: ReadonlyMap<string, number>;
  weights: readonly Float64Array[];
}

/**
 * Multinomial logistic regression over the tokens that search uses, from labelled texts; `labels`: how many there are,
 * a row names one by its number. The same rows in the same order give the same weights.
 */
export function learn(labels: number, rows: readonly { text: string; label: number }[]): Learned {
  const index = new Map<string, number>();
  const samples = rows.map(({ text, label }) => ({
    label,
    features: featuresOf(text).map((name) => {
      if (!index.has(name)) index.set(name, index.size);
      return index.get(name)!;
    }),
  }));
  const weights = Array.from({ length: labels }, () => new Float64Array(index.size));
  const counts = weights.map((_, label) => samples.filter((sample) => sample.label === label).length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round / 8);
    for (const { label, features } of samples) {
      const shares = softmax(weights, features);
      const balance = Math.sqrt(samples.length / (labels * counts[label]!));
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

/** Share of each label. */
export function sharesOf({ index, weights }: Learned, text: string): number[] {
  return softmax(
    weights,
    featuresOf(text).flatMap((name) => index.get(name) ?? []),
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
