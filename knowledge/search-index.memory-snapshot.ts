import { createHash } from 'node:crypto';
import { z } from 'zod';
import { pace } from '../src/base/pace.ts';
import { type Column, readCache, writeCache } from './cache-file.ts';
import { COUNT_SCALE, emptyPostings, type Postings } from './search-index.memory-postings.ts';
import type { Segment } from './search-index.memory-segment.ts';
import { tokenise } from './tokens.ts';
import { FIELDS } from './tuning.ts';

/** Changes whenever the layout of the file does. */
const LAYOUT = 1;
/** A text that shows what the tokeniser does: when its tokens change, old postings are of no use. */
const PROBE =
  '《劳动合同法》第47条：经济补偿按３０％计算, e.g. companies’ overtime policies, VAT-1.5% ２０２３年';

const factsSchema = z.object({
  layout: z.literal(LAYOUT),
  recipe: z.string(),
  /** How far the rows were followed, as the caller says it. */
  mark: z.string(),
  totalLength: z.number(),
  unswept: z.number(),
  segments: z.number(),
});

/**
 * Saves postings as they are at the call: what changes while the file is written is not in it. `mark` comes
 * back from `loadPostings`.
 */
export async function savePostings(path: string, postings: Postings, mark: string): Promise<void> {
  const { rows, segments, totalLength, unswept } = postings;
  const facts = { layout: LAYOUT, recipe: recipe(), mark, totalLength, unswept, segments: segments.length };
  const columns: Column[] = [
    new TextEncoder().encode([...postings.dictionary.keys()].join('\n')),
    postings.ids.slice(0, rows),
    postings.versions.slice(0, rows),
    postings.lengths.slice(0, rows),
    postings.dead.slice(0, rows),
    ...segments.flatMap(({ terms, offsets, ordinals, counts }) => [terms, offsets, ordinals, counts]),
  ];
  await writeCache(path, { facts, columns });
}

/** Postings saved earlier, with their mark; null when the file is missing, damaged or made in another way. */
export async function loadPostings(path: string): Promise<{ postings: Postings; mark: string } | null> {
  const cache = await readCache(path);
  const facts = factsSchema.safeParse(cache?.facts).data;
  if (!cache || facts?.recipe !== recipe()) return null;
  const [dictionary, ids, versions, lengths, dead, ...rest] = cache.columns;
  const postings: Postings = {
    ...emptyPostings(),
    dictionary: await numbered(new TextDecoder().decode(dictionary)),
    segments: Array.from({ length: facts.segments }, (_, i) => segmentOf(rest.slice(4 * i, 4 * i + 4))),
    rows: ids!.length,
    ids: ids as Uint32Array,
    versions: versions as Uint32Array,
    lengths: lengths as Float32Array,
    dead: dead as Uint8Array,
    totalLength: facts.totalLength,
    unswept: facts.unswept,
  };
  for (let ordinal = 0; ordinal < postings.rows; ordinal++)
    if (postings.dead[ordinal] === 0) postings.ordinals.set(postings.ids[ordinal]!, ordinal);
  return { postings, mark: facts.mark };
}

function recipe(): string {
  return createHash('sha256')
    .update(JSON.stringify([FIELDS, COUNT_SCALE, tokenise(PROBE)]))
    .digest('hex');
}

async function numbered(terms: string): Promise<Map<string, number>> {
  const dictionary = new Map<string, number>();
  for (const term of terms === '' ? [] : terms.split('\n')) {
    dictionary.set(term, dictionary.size);
    if (pace.due()) await pace.turn();
  }
  return dictionary;
}

function segmentOf([terms, offsets, ordinals, counts]: Column[]): Segment {
  return {
    terms: terms as Uint32Array,
    offsets: offsets as Uint32Array,
    ordinals: ordinals as Uint32Array,
    counts: counts as Uint8Array,
  };
}
