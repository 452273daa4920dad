import type { Day } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { passagesById, windowOf } from './corpus.ts';
import type { Passage } from './passage.ts';
import { type Replacement, replacementOf, sameMatter } from './replacement.ts';
import { inForce, type Standing, standingOn, type Validity, validityOn } from './validity.ts';

/** Passages shown before and after the one that was cited. */
const NEIGHBOURS = 2;

/** A passage as a reader opens it from a citation. */
export interface PassageInContext {
  passage: Passage;
  validity: Validity;
  /** How its text stands as a whole: in force, perhaps without some articles. */
  standing: Standing;
  /** Its text was changed or taken out since; what is shown is the text that was cited. */
  retired: boolean;
  before: Passage[];
  after: Passage[];
  /** What is in force on the day in its place, when it is not; with the passage on the same matter, if it has one. */
  newer: Replacement | null;
  /** The text that answers in its place, the two being the same. */
  copyOf: { title: string; passageId: number | null } | null;
}

/** The passage with what surrounds it in its version. Null when there is none, or it is not public. */
export async function passageInContext(store: Store, id: number, day: Day): Promise<PassageInContext | null> {
  const row = await store
    .selectFrom('passages as p')
    .innerJoin('versions as v', 'v.id', 'p.version_id')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .selectAll('v')
    .select(['p.retired_at as passage_retired_at'])
    .where('p.id', '=', id)
    .where('d.visibility', '=', 'public')
    .executeTakeFirst();
  const [passage] = row ? await passagesById(store, [id]) : [];
  if (!row || !passage) return null;
  const validity = validityOn(passage, day);
  const retired = row.passage_retired_at !== null || row.retired_at !== null;
  return {
    passage,
    validity,
    standing: standingOn(windowOf(row), await repealedAfter(store, passage.versionId), day),
    retired,
    before: (await neighbours(store, passage, '<')).reverse(),
    after: await neighbours(store, passage, '>'),
    newer: inForce(validity)
      ? await rereading(store, passage, retired)
      : await replacementOf(store, passage, day),
    copyOf: await copyOf(store, row, passage),
  };
}

async function neighbours(
  store: Store,
  { versionId, ordinal }: Passage,
  side: '<' | '>',
): Promise<Passage[]> {
  const rows = await store
    .selectFrom('passages')
    .select('id')
    .where('version_id', '=', versionId)
    .where('ordinal', side, ordinal)
    .where('retired_at', 'is', null)
    .orderBy('ordinal', side === '<' ? 'desc' : 'asc')
    .limit(NEIGHBOURS)
    .execute();
  return passagesById(
    store,
    rows.map((row) => row.id),
  );
}

/** Where a passage now stands in its version, when its words were read anew. */
async function rereading(store: Store, passage: Passage, retired: boolean): Promise<Replacement | null> {
  if (!retired) return null;
  const passageId = await sameMatter(store, passage.versionId, passage);
  const { title, effectiveFrom, versionId } = passage;
  return passageId === null ? null : { versionId, title, effectiveFrom, passageId };
}

/** The last days of those passages of its version that were repealed alone. */
async function repealedAfter(store: Store, versionId: number): Promise<Day[]> {
  const rows = await store
    .selectFrom('passages')
    .select('effective_to')
    .distinct()
    .where('version_id', '=', versionId)
    .where('ended', '=', 'repealed')
    .where('retired_at', 'is', null)
    .execute();
  return rows.flatMap(({ effective_to }) => effective_to ?? []);
}

/** The text that answers in its place, the two being the same. */
async function copyOf(store: Store, row: { duplicate_of: number | null }, passage: Passage) {
  if (row.duplicate_of === null) return null;
  const best = await store
    .selectFrom('versions')
    .select(['id', 'title'])
    .where('id', '=', row.duplicate_of)
    .executeTakeFirst();
  return best ? { title: best.title, passageId: await sameMatter(store, best.id, passage) } : null;
}
