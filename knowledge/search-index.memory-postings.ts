import { pace } from '../src/base/pace.ts';
import {
  buildSegment,
  mergeSegments,
  type PassageTerms,
  SEGMENT_LIMIT,
  type Segment,
} from './search-index.memory-segment.ts';
import type { IndexEntry } from './search-index.ts';
import { COMPACTION } from './tuning.ts';

/** Counts are kept as whole quarters in one byte: field weights are multiples of a quarter. */
export const COUNT_SCALE = 4;

/** The lexical half in memory: a dictionary, segments of postings, and one row per passage ever put. */
export interface Postings {
  dictionary: Map<string, number>;
  /** Oldest and largest first. */
  segments: Segment[];
  /** Rows used in the columns below; a passage's row is its ordinal. */
  rows: number;
  ids: Uint32Array;
  versions: Uint32Array;
  lengths: Float32Array;
  dead: Uint8Array;
  /** Ordinal of each live passage, by id. */
  ordinals: Map<number, number>;
  /** Sum of the lengths of live passages. */
  totalLength: number;
  /** Dead passages whose postings still lie in segments. */
  unswept: number;
}

export function emptyPostings(): Postings {
  return {
    dictionary: new Map(),
    segments: [],
    rows: 0,
    ids: new Uint32Array(1024),
    versions: new Uint32Array(1024),
    lengths: new Float32Array(1024),
    dead: new Uint8Array(1024),
    ordinals: new Map(),
    totalLength: 0,
    unswept: 0,
  };
}

/**
 * Adds passages in small segments, each at once visible to searches, then merges what has grown.
 * One caller at a time; searches may run between its turns.
 */
export async function addEntries(postings: Postings, entries: readonly IndexEntry[]): Promise<void> {
  let batch: { entry: IndexEntry; passage: PassageTerms }[] = [];
  let terms = 0;
  for (const entry of entries) {
    const passage = numberTerms(postings, entry, postings.rows + batch.length);
    batch.push({ entry, passage });
    terms += passage.terms.length;
    if (batch.length >= SEGMENT_LIMIT || terms >= COMPACTION.segmentTerms) {
      commit(postings, batch);
      batch = [];
      terms = 0;
    }
    if (pace.due()) await pace.turn();
  }
  if (batch.length > 0) commit(postings, batch);
  await compact(postings);
}

/** Takes passages out of every search at once; their postings are swept later. Unknown ids are ignored. */
export function removeEntries(postings: Postings, ids: readonly number[]): void {
  for (const id of ids) {
    const ordinal = postings.ordinals.get(id);
    if (ordinal === undefined) continue;
    postings.ordinals.delete(id);
    postings.dead[ordinal] = 1;
    postings.totalLength -= postings.lengths[ordinal]!;
    postings.unswept++;
  }
}

/**
 * Merges segments so that each is at least twice as large as the next (so there are few, and each posting
 * is copied a logarithmic number of times), and sweeps out the dead when they pass a share of all.
 */
export async function compact(postings: Postings): Promise<void> {
  const sweep =
    postings.unswept > COMPACTION.sweepCount &&
    postings.unswept > COMPACTION.sweepShare * postings.ordinals.size;
  const from = sweep ? 0 : unbalancedFrom(postings.segments);
  const run = postings.segments.slice(from);
  if (run.length < 2 && !sweep) return;
  const swept = postings.dead.slice(0, postings.rows);
  const merged = await mergeSegments(run, (ordinal) => swept[ordinal] === 1);
  postings.segments = [...postings.segments.slice(0, from), merged];
  if (sweep) postings.unswept = countUnswept(postings, swept);
}

function numberTerms(postings: Postings, entry: IndexEntry, ordinal: number): PassageTerms {
  const { dictionary } = postings;
  const terms: number[] = [];
  const counts: number[] = [];
  for (const [term, count] of entry.terms) {
    let number = dictionary.get(term);
    if (number === undefined) {
      number = dictionary.size;
      dictionary.set(term, number);
    }
    terms.push(number);
    counts.push(Math.min(255, Math.max(1, Math.round(count * COUNT_SCALE))));
  }
  return { ordinal, terms, counts };
}

function commit(postings: Postings, batch: readonly { entry: IndexEntry; passage: PassageTerms }[]): void {
  const segment = buildSegment(batch.map(({ passage }) => passage));
  reserve(postings, postings.rows + batch.length);
  for (const { entry, passage } of batch) {
    removeEntries(postings, [entry.id]);
    postings.ids[passage.ordinal] = entry.id;
    postings.versions[passage.ordinal] = entry.versionId;
    postings.lengths[passage.ordinal] = entry.length;
    postings.totalLength += postings.lengths[passage.ordinal]!;
    postings.ordinals.set(entry.id, passage.ordinal);
  }
  postings.rows += batch.length;
  postings.segments.push(segment);
}

function reserve(postings: Postings, rows: number): void {
  if (rows <= postings.ids.length) return;
  const size = Math.max(rows, postings.ids.length * 2);
  postings.ids = grown(postings.ids, new Uint32Array(size));
  postings.versions = grown(postings.versions, new Uint32Array(size));
  postings.lengths = grown(postings.lengths, new Float32Array(size));
  postings.dead = grown(postings.dead, new Uint8Array(size));
}

function grown<Column extends Uint32Array | Float32Array | Uint8Array>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}

function unbalancedFrom(segments: readonly Segment[]): number {
  let from = segments.length - 1;
  let size = segments[from]?.ordinals.length ?? 0;
  while (from > 0 && segments[from - 1]!.ordinals.length < 2 * size) {
    from--;
    size += segments[from]!.ordinals.length;
  }
  return from;
}

function countUnswept(postings: Postings, swept: Uint8Array): number {
  let count = 0;
  for (let ordinal = 0; ordinal < postings.rows; ordinal++)
    if (postings.dead[ordinal] === 1 && swept[ordinal] !== 1) count++;
  return count;
}
