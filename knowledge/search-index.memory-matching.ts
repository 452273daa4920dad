import type { QuestionTerms } from './question-terms.ts';
import { COUNT_SCALE, type Postings } from './search-index.memory-postings.ts';
import type { Mask } from './search-index.memory-scopes.ts';
import { findPostings, type Segment } from './search-index.memory-segment.ts';
import { offer, ranked, startTop } from './search-index.memory-top.ts';
import type { LexicalResult } from './search-index.ts';
import { BM25 } from './tuning.ts';

/** A term of the question: its weight (idf times its count there), and where its postings lie. */
interface QueryTerm {
  own: boolean;
  weight: number;
  places: { segment: Segment; start: number; end: number }[];
}

/**
 * Best passages for the terms of a question by BM25 (Robertson and Zaragoza 2009, with the idf that cannot go
 * negative), scored exhaustively: every posting of every term is looked at once.
 */
export function matchPostings(
  postings: Postings,
  terms: QuestionTerms,
  k: number,
  mask: Mask,
): LexicalResult {
  const query = queryTerms(postings, terms);
  const scores = accumulate(postings, query);
  const top = startTop(k);
  for (let ordinal = 0; ordinal < postings.rows; ordinal++) {
    const score = scores[ordinal]!;
    if (score === 0 || score < top.floor || postings.dead[ordinal] === 1) continue;
    const versionId = postings.versions[ordinal]!;
    if (mask[versionId] === 1) offer(top, score, postings.ids[ordinal]!, ordinal);
  }
  const best = ranked(top);
  return {
    matches: best.map(({ id, score, slot }) => ({ id, versionId: postings.versions[slot]!, score })),
    coverage: best[0] ? coverageOf(query, best[0].slot) : 0,
    weight: query.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function queryTerms(postings: Postings, { own, added }: QuestionTerms): QueryTerm[] {
  const live = postings.ordinals.size;
  const query = [...new Set([...own.keys(), ...added.keys()])].map((term) => {
    const count = (own.get(term) ?? 0) + (added.get(term) ?? 0);
    const places = placesOf(postings, term);
    const holding = countLive(postings, places);
    const weight = count * Math.log(1 + (live - holding + 0.5) / (holding + 0.5));
    return { own: own.has(term), weight, places };
  });
  if (query.length <= BM25.maxTerms) return query;
  return query.sort((a, b) => b.weight - a.weight).slice(0, BM25.maxTerms);
}

function placesOf(postings: Postings, term: string): QueryTerm['places'] {
  const number = postings.dictionary.get(term);
  if (number === undefined) return [];
  return postings.segments.flatMap((segment) => {
    const found = findPostings(segment, number);
    return found ? [{ segment, ...found }] : [];
  });
}

function countLive(postings: Postings, places: QueryTerm['places']): number {
  let count = 0;
  for (const { segment, start, end } of places) {
    if (postings.unswept === 0) count += end - start;
    else for (let i = start; i < end; i++) if (postings.dead[segment.ordinals[i]!] === 0) count++;
  }
  return count;
}

function accumulate(postings: Postings, query: readonly QueryTerm[]): Float32Array {
  const scores = new Float32Array(postings.rows);
  const norms = lengthNorms(postings);
  for (const { weight, places } of query) {
    const factor = weight * (BM25.k1 + 1);
    for (const { segment, start, end } of places) {
      const { ordinals, counts } = segment;
      for (let i = start; i < end; i++) {
        const ordinal = ordinals[i]!;
        const count = counts[i]!;
        scores[ordinal]! += (factor * count) / (count + norms[ordinal]!);
      }
    }
  }
  return scores;
}

/** `k1 * (1 - b + b * length / mean length)` of every passage, in the scale of the counts. */
function lengthNorms(postings: Postings): Float32Array {
  const norms = new Float32Array(postings.rows);
  const mean = postings.totalLength / Math.max(1, postings.ordinals.size) || 1;
  for (let ordinal = 0; ordinal < norms.length; ordinal++)
    norms[ordinal] = COUNT_SCALE * BM25.k1 * (1 - BM25.b + (BM25.b * postings.lengths[ordinal]!) / mean);
  return norms;
}

function coverageOf(query: readonly QueryTerm[], ordinal: number): number {
  let held = 0;
  let all = 0;
  for (const { own, weight, places } of query) {
    if (own) all += weight;
    if (places.some((place) => holds(place, ordinal))) held += weight;
  }
  return all === 0 ? 0 : Math.min(1, held / all);
}

function holds({ segment, start, end }: QueryTerm['places'][number], ordinal: number): boolean {
  let low = start;
  let high = end - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = segment.ordinals[middle]!;
    if (found === ordinal) return true;
    if (found < ordinal) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
