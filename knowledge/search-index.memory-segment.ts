import { pace } from '../src/base/pace.ts';

/** Postings of some passages: for each term (ascending) its passages (ascending) and scaled counts. Never changed. */
export interface Segment {
  terms: Uint32Array;
  /** Where the postings of term `i` start; one more entry than terms. */
  offsets: Uint32Array;
  ordinals: Uint32Array;
  counts: Uint8Array;
}

/** The terms of one passage, by number, with scaled counts (1 to 255). */
export interface PassageTerms {
  ordinal: number;
  terms: readonly number[];
  counts: readonly number[];
}

const COUNTS = 256;
/** Passages one segment is built from at most: position and count share a sort key with the term. */
export const SEGMENT_LIMIT = 1024;

/** Builds a segment from passages with ascending ordinals. */
export function buildSegment(passages: readonly PassageTerms[]): Segment {
  const keys = new Float64Array(passages.reduce((sum, { terms }) => sum + terms.length, 0));
  let filled = 0;
  for (const [position, { terms, counts }] of passages.entries())
    for (let i = 0; i < terms.length; i++)
      keys[filled++] = (terms[i]! * SEGMENT_LIMIT + position) * COUNTS + counts[i]!;
  keys.sort();
  const writer = startWriter(keys.length, keys.length);
  for (const key of keys) {
    const place = Math.floor(key / COUNTS);
    startTerm(writer, Math.floor(place / SEGMENT_LIMIT));
    writePosting(writer, passages[place % SEGMENT_LIMIT]!.ordinal, key % COUNTS);
  }
  return finish(writer);
}

/**
 * Joins segments, older first, into one, leaving dead passages out.
 * Gives the event loop turns; the segments themselves stay usable meanwhile.
 */
export async function mergeSegments(
  segments: readonly Segment[],
  dead: (ordinal: number) => boolean,
): Promise<Segment> {
  const total = (of: (segment: Segment) => number) => segments.reduce((sum, segment) => sum + of(segment), 0);
  const writer = startWriter(
    total(({ terms }) => terms.length),
    total(({ ordinals }) => ordinals.length),
  );
  const next = segments.map(() => 0);
  for (let term = lowest(segments, next); term !== undefined; term = lowest(segments, next)) {
    for (const [s, segment] of segments.entries()) {
      const at = next[s]!;
      if (segment.terms[at] !== term) continue;
      copyPostings(writer, term, segment, at, dead);
      next[s] = at + 1;
    }
    if (pace.due()) await pace.turn();
  }
  return finish(writer);
}

/** Where the postings of a term lie in a segment; null when it holds none. */
export function findPostings(segment: Segment, term: number): { start: number; end: number } | null {
  const { terms, offsets } = segment;
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = terms[middle]!;
    if (found === term) return { start: offsets[middle]!, end: offsets[middle + 1]! };
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

function lowest(segments: readonly Segment[], next: readonly number[]): number | undefined {
  let least: number | undefined;
  for (let s = 0; s < segments.length; s++) {
    const term = segments[s]!.terms[next[s]!];
    if (term !== undefined && (least === undefined || term < least)) least = term;
  }
  return least;
}

function copyPostings(
  writer: Writer,
  term: number,
  segment: Segment,
  at: number,
  dead: (ordinal: number) => boolean,
): void {
  const end = segment.offsets[at + 1]!;
  for (let i = segment.offsets[at]!; i < end; i++) {
    const ordinal = segment.ordinals[i]!;
    if (dead(ordinal)) continue;
    startTerm(writer, term);
    writePosting(writer, ordinal, segment.counts[i]!);
  }
}

interface Writer extends Segment {
  termCount: number;
  postingCount: number;
}

function startWriter(terms: number, postings: number): Writer {
  return {
    terms: new Uint32Array(terms),
    offsets: new Uint32Array(terms + 1),
    ordinals: new Uint32Array(postings),
    counts: new Uint8Array(postings),
    termCount: 0,
    postingCount: 0,
  };
}

function startTerm(writer: Writer, term: number): void {
  if (writer.termCount > 0 && writer.terms[writer.termCount - 1] === term) return;
  writer.terms[writer.termCount] = term;
  writer.offsets[writer.termCount] = writer.postingCount;
  writer.termCount++;
}

function writePosting(writer: Writer, ordinal: number, count: number): void {
  writer.ordinals[writer.postingCount] = ordinal;
  writer.counts[writer.postingCount] = count;
  writer.postingCount++;
}

function finish(writer: Writer): Segment {
  const { termCount, postingCount } = writer;
  writer.offsets[termCount] = postingCount;
  return {
    terms: writer.terms.slice(0, termCount),
    offsets: writer.offsets.slice(0, termCount + 1),
    ordinals: writer.ordinals.subarray(0, postingCount),
    counts: writer.counts.subarray(0, postingCount),
  };
}
