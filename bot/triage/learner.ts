import { tokenise } from '../../knowledge/tokens.ts';
import { keepAhead, madeAhead } from '../../src/base/made-ahead.ts';

/** What tells labelled texts apart: for each feature its weights, one for each label, side by side. */
export interface Learned {
  labels: number;
  index: ReadonlyMap<string, number>;
  weights: Float64Array;
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
  const weights = new Float64Array(index.size * labels);
  const counts = new Float64Array(labels);
  for (const { label } of samples) counts[label]! += 1;
  const balance = counts.map((count) => Math.sqrt(samples.length / (labels * Math.max(count, 1))));
  const steps = new Float64Array(labels);
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round / 8);
    for (const { label, features } of samples) {
      softmax(weights, features, steps);
      // What is told apart well already teaches nothing more.
      if (steps[label]! > LEARNED) continue;
      const step = (rate * balance[label]!) / Math.sqrt(Math.max(features.length, 1));
      for (let i = 0; i < labels; i += 1) steps[i] = step * (Number(i === label) - steps[i]!);
      add(weights, features, steps);
    }
  }
  return { labels, index, weights };
}

/** Something to be learned once. */
export interface Lesson {
  /** What was learned when the program was built; else it is learned at first use, which takes about a second. */
  learned(): Learned;
  /** Learns while the program is built. */
  learnAhead(): void;
}

/** A lesson under its own name; `labels` and `rows` as for `learn`. */
export function lesson(name: string, labels: number, rows: () => readonly Row[]): Lesson {
  const path = `bot/triage/${name}.learned`;
  let held: Learned | null = null;
  return {
    learned() {
      if (held) return held;
      const given = rows();
      held = madeAhead<Learned>(path, given) ?? learn(labels, given);
      return held;
    },
    learnAhead() {
      const given = rows();
      keepAhead(path, given, learn(labels, given));
    },
  };
}

const ROUNDS = 30;
const RATE = 0.5;
const LEARNED = 0.995;

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
export function sharesOf({ labels, index, weights }: Learned, text: string): number[] {
  const shares = new Float64Array(labels);
  const known = featuresOf(text).flatMap((name) => index.get(name) ?? []);
  softmax(weights, Int32Array.from(known), shares);
  return [...shares];
}

function softmax(weights: Float64Array, features: Int32Array, shares: Float64Array): void {
  const labels = shares.length;
  shares.fill(0);
  for (let j = 0; j < features.length; j += 1) {
    const from = features[j]! * labels;
    for (let i = 0; i < labels; i += 1) shares[i]! += weights[from + i]!;
  }
  const scale = Math.sqrt(Math.max(features.length, 1));
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < labels; i += 1) highest = Math.max(highest, shares[i]!);
  let total = 0;
  for (let i = 0; i < labels; i += 1) {
    shares[i] = Math.exp((shares[i]! - highest) / scale);
    total += shares[i]!;
  }
  for (let i = 0; i < labels; i += 1) shares[i]! /= total;
}

function add(weights: Float64Array, features: Int32Array, steps: Float64Array): void {
  const labels = steps.length;
  for (let j = 0; j < features.length; j += 1) {
    const from = features[j]! * labels;
    for (let i = 0; i < labels; i += 1) weights[from + i]! += steps[i]!;
  }
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
