import { tokenise } from '../../knowledge/tokens.ts';

/** What tells labelled texts apart: a weight for each label and feature. */
export interface Learned {
  index: ReadonlyMap<string, number>;
  weights: readonly Float64Array[];
}

/** A text and the number of its label. */
export interface Row {
  text: string;
  label: number;
}

/**
 * Multinomial logistic regression over the tokens that search uses, from labelled texts; `labels`: how many there
 * are. The same rows in the same order give the same weights. Plain loops: thousands of rows are learned at a start.
 */
export function learn(labels: number, rows: readonly Row[]): Learned {
  const index = new Map<string, number>();
  const samples = mingled(labels, rows).map(({ text, label }) => ({
    label,
    features: numbered(text, index),
  }));
  const weights = Array.from({ length: labels }, () => new Float64Array(index.size));
  const balance = weights.map((_, label) => {
    const count = samples.filter((sample) => sample.label === label).length;
    return Math.sqrt(samples.length / (labels * Math.max(count, 1)));
  });
  const shares = new Float64Array(labels);
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round / 8);
    for (const { label, features } of samples) {
      softmax(weights, features, shares);
      const step = (rate * balance[label]!) / Math.sqrt(Math.max(features.length, 1));
      for (let i = 0; i < labels; i += 1)
        add(weights[i]!, features, step * (Number(i === label) - shares[i]!));
    }
  }
  return { index, weights };
}

const ROUNDS = 30;
const RATE = 0.5;

/** Rows of each label spread evenly, so that none has the last word of each round. */
function mingled(labels: number, rows: readonly Row[]): Row[] {
  const seen = new Array<number>(labels).fill(0);
  const counts = new Array<number>(labels).fill(0);
  for (const { label } of rows) counts[label]! += 1;
  return rows
    .map((row) => {
      seen[row.label]! += 1;
      return { row, at: (seen[row.label]! - 0.5) / counts[row.label]! };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

function numbered(text: string, index: Map<string, number>): Int32Array {
  return Int32Array.from(featuresOf(text), (name) => {
    if (!index.has(name)) index.set(name, index.size);
    return index.get(name)!;
  });
}

/** Share of each label. */
export function sharesOf({ index, weights }: Learned, text: string): number[] {
  const shares = new Float64Array(weights.length);
  const known = featuresOf(text).flatMap((name) => index.get(name) ?? []);
  softmax(weights, Int32Array.from(known), shares);
  return [...shares];
}

function softmax(weights: readonly Float64Array[], features: Int32Array, shares: Float64Array): void {
  const scale = Math.sqrt(Math.max(features.length, 1));
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < shares.length; i += 1) {
    shares[i] = sumOf(weights[i]!, features) / scale;
    highest = Math.max(highest, shares[i]!);
  }
  let total = 0;
  for (let i = 0; i < shares.length; i += 1) {
    shares[i] = Math.exp(shares[i]! - highest);
    total += shares[i]!;
  }
  for (let i = 0; i < shares.length; i += 1) shares[i]! /= total;
}

function sumOf(row: Float64Array, features: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < features.length; i += 1) sum += row[features[i]!]!;
  return sum;
}

function add(row: Float64Array, features: Int32Array, value: number): void {
  for (let i = 0; i < features.length; i += 1) row[features[i]!]! += value;
}

/** Tokens, pairs of neighbouring English words and beginnings and insides of longer ones, each once. */
function featuresOf(text: string): string[] {
  const features = new Set<string>();
  const tokens = tokenise(text);
  for (const [i, token] of tokens.entries()) {
    features.add(token);
    if (!/^[a-z]/.test(token)) continue;
    if (tokens[i + 1] !== undefined) features.add(`${token} ${tokens[i + 1]}`);
    const spelt = `^${token}`;
    for (let from = 0; from + PIECE <= spelt.length && token.length >= PIECE; from += 1)
      features.add(`#${spelt.slice(from, from + PIECE)}`);
  }
  return [...features];
}

/** Letters of a piece of a word: misspelt words share most of theirs. */
const PIECE = 4;
