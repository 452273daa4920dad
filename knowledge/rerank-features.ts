import { tokenise } from './tokens.ts';

/** What is known of a passage that either half of a search found. */
export interface Candidate {
  /** BM25 score and rank from 1; null where words did not find it. */
  lexical: { score: number; rank: number } | null;
  /** Cosine and rank from 1; null where likeness did not find it. */
  vector: { score: number; rank: number } | null;
  title: string;
  headings: string;
  text: string;
  versionId: number;
  ordinal: number;
}

/**
 * What the re-ranker looks at, in this order. Nothing here knows which document or kind of document a passage
 * is of: only how it fits the question, and how its neighbours do.
 */
export const FEATURES = [
  'lexicalShare', // BM25 as a share of the best of this search
  'lexicalFit', // BM25 over the weight of the question
  'lexicalRank', // 1 / (10 + rank), 0 where not found
  'cosine',
  'cosineGap', // below the best of this search
  'vectorRank',
  'covered', // share of the question's weight held by title, headings and text
  'coveredByText',
  'coveredByName', // by title and headings
  'pairsCovered', // share of the question's pairs of characters held by the text
  'coveredByClause', // by the best single clause
  'longestRun', // longest run of the question's characters found in the text, as a share of the question
  'questionLength', // ln of characters
  'sameText', // how much of the fused evidence lies in the same version
  'neighbours', // evidence of the passages just before and after
] as const;

/**
 * Features of every candidate, in the order given. `weights`: idf times count of each term of the question.
 */
export function featuresOf(
  question: string,
  weights: ReadonlyMap<string, number>,
  candidates: readonly Candidate[],
): number[][] {
  const bestLexical = Math.max(1e-9, ...candidates.map(({ lexical }) => lexical?.score ?? 0));
  const cosines = candidates.flatMap(({ vector }) => vector?.score ?? []);
  const [bestCosine, leastCosine] =
    cosines.length > 0 ? [Math.max(...cosines), Math.min(...cosines)] : [0, 0];
  const total = Math.max(1e-9, sumOf(weights.values()));
  const near = evidenceAround(candidates);
  const length = Math.max(1, [...question].length);
  return candidates.map((candidate, i) => {
    const score = candidate.lexical?.score ?? 0;
    const cosine = candidate.vector?.score ?? leastCosine;
    return [
      score / bestLexical,
      score / total,
      fromRank(candidate.lexical),
      cosine,
      bestCosine - cosine,
      fromRank(candidate.vector),
      ...coverage(weights, total, candidate),
      longestRun(question, candidate.text) / length,
      Math.log(length),
      near[i]!.sameText,
      near[i]!.neighbours,
    ];
  });
}

function fromRank(found: { rank: number } | null): number {
  return found ? 1 / (10 + found.rank) : 0;
}

/** Shares of the question's weight: by all, by text, by title and headings, pairs by text, by the best clause. */
function coverage(weights: ReadonlyMap<string, number>, total: number, candidate: Candidate): number[] {
  const clauses = candidate.text.split(/(?<=[。；;！？])|\n/u).map((clause) => new Set(tokenise(clause)));
  const text = new Set(clauses.flatMap((clause) => [...clause]));
  const name = new Set(tokenise(`${candidate.title}\n${candidate.headings}`));
  let [all, byText, byName, pairs, pairsHeld] = [0, 0, 0, 0, 0];
  for (const [term, weight] of weights) {
    const inText = text.has(term);
    const inName = name.has(term);
    if (inText) byText += weight;
    if (inName) byName += weight;
    if (inText || inName) all += weight;
    if (term.length > 1) pairs += weight;
    if (term.length > 1 && inText) pairsHeld += weight;
  }
  const byClause = Math.max(0, ...clauses.map((clause) => heldBy(clause, weights)));
  return [all / total, byText / total, byName / total, pairsHeld / Math.max(1e-9, pairs), byClause / total];
}

function heldBy(tokens: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
  let held = 0;
  for (const [term, weight] of weights) if (tokens.has(term)) held += weight;
  return held;
}

/** Length of the longest piece of the question that stands in the text. */
function longestRun(question: string, text: string): number {
  let longest = 0;
  for (let start = 0; start + longest < question.length; start++)
    while (start + longest < question.length && text.includes(question.slice(start, start + longest + 1)))
      longest++;
  return longest;
}

function evidenceAround(candidates: readonly Candidate[]): { sameText: number; neighbours: number }[] {
  const evidence = candidates.map(({ lexical, vector }) => fromRank(lexical) + fromRank(vector));
  const total = Math.max(1e-9, sumOf(evidence));
  const byVersion = new Map<number, number>();
  const byPlace = new Map<string, number>();
  for (const [i, { versionId, ordinal }] of candidates.entries()) {
    byVersion.set(versionId, (byVersion.get(versionId) ?? 0) + evidence[i]!);
    byPlace.set(`${versionId}/${ordinal}`, evidence[i]!);
  }
  return candidates.map(({ versionId, ordinal }, i) => ({
    sameText: (byVersion.get(versionId)! - evidence[i]!) / total,
    neighbours: [-2, -1, 1, 2].reduce(
      (sum, step) => sum + (byPlace.get(`${versionId}/${ordinal + step}`) ?? 0),
      0,
    ),
  }));
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
