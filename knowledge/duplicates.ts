import type { Store, Writer } from '../src/store/open.ts';
import { bestOf, type Copy, isCopy } from './copies.ts';
import { touchPassages } from './corpus-passages.ts';
import { partsOfKey } from './document-key.ts';
import { LEVELS, type Level } from './levels.ts';
import { NUMERAL_CHARACTERS } from './numerals.ts';
import { NATIONAL } from './regions.ts';
import { bandsOf, readSketch, sketchOf, writeSketch } from './sketch.ts';

/**
 * Finds the copies of a version among other documents: same bytes, same number, nearly the same words. The best
 * copy answers, the others point to it; passages of versions that change sides are marked with `seq`.
 */
export async function putDuplicates(tx: Writer, versionId: number, seq: number): Promise<void> {
  await putSketch(tx, versionId);
  const before = await groupOf(tx, versionId);
  const [own] = await copies(tx, [versionId]);
  const others = own ? await candidates(tx, own) : [];
  const group = own ? [own, ...others.filter((other) => isCopy(own, other))] : [];
  const rest = before.filter((id) => !group.some((copy) => copy.id === id));
  const best = group.length > 1 ? bestOf(group).id : null;
  for (const { id } of group) await point(tx, id, id === best ? null : best, seq);
  for (const id of rest) {
    await point(tx, id, null, seq);
    if (id !== versionId) await regroup(tx, id, seq);
  }
}

/** A version that lost its best copy looks for another one. */
async function regroup(tx: Writer, versionId: number, seq: number): Promise<void> {
  const [own] = await copies(tx, [versionId]);
  if (!own) return;
  const group = [own, ...(await candidates(tx, own)).filter((other) => isCopy(own, other))];
  const best = bestOf(group).id;
  for (const { id } of group) await point(tx, id, id === best ? null : best, seq);
}

/** Other versions held in the same group: the best copy, and those that point to it or to this one. */
async function groupOf(tx: Writer, versionId: number): Promise<number[]> {
  const own = await tx
    .selectFrom('versions')
    .select('duplicate_of')
    .where('id', '=', versionId)
    .executeTakeFirst();
  const best = own?.duplicate_of ?? versionId;
  const rows = await tx.selectFrom('versions').select('id').where('duplicate_of', '=', best).execute();
  return [...new Set([best, versionId, ...rows.map(({ id }) => id)])];
}

async function putSketch(tx: Writer, versionId: number): Promise<void> {
  const rows = await tx
    .selectFrom('passages')
    .select('text')
    .where('version_id', '=', versionId)
    .where('retired_at', 'is', null)
    .orderBy('ordinal')
    .execute();
  const sketch = sketchOf(rows.map(({ text }) => text).join('\n'));
  const written = sketch && writeSketch(sketch);
  const held = await tx
    .selectFrom('versions')
    .select('sketch')
    .where('id', '=', versionId)
    .executeTakeFirst();
  if ((held?.sketch ?? null) === written) return;
  await tx.updateTable('versions').set({ sketch: written }).where('id', '=', versionId).execute();
  await tx.deleteFrom('sketch_bands').where('version_id', '=', versionId).execute();
  if (sketch)
    await tx
      .insertInto('sketch_bands')
      .values(bandsOf(sketch).map((band) => ({ version_id: versionId, band })))
      .execute();
}

async function candidates(tx: Writer, own: Copy): Promise<Copy[]> {
  const likely = await tx
    .selectFrom('sketch_bands as mine')
    .innerJoin('sketch_bands as other', 'other.band', 'mine.band')
    .select('other.version_id as id')
    .distinct()
    .where('mine.version_id', '=', own.id)
    .where('other.version_id', '<>', own.id)
    .execute();
  const same = await tx
    .selectFrom('versions')
    .select('id')
    .where('id', '<>', own.id)
    .where(({ eb, or }) =>
      or([
        eb('source_digest', '=', own.sourceDigest),
        ...(own.numberKey === null ? [] : [eb('number_key', '=', own.numberKey)]),
      ]),
    )
    .execute();
  return copies(tx, [...new Set([...likely, ...same].map(({ id }) => id))]);
}

async function copies(tx: Writer, ids: readonly number[]): Promise<Copy[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select([
      'v.id',
      'v.document_id',
      'v.title',
      'v.number_key',
      'v.source_digest',
      'v.sketch',
      'v.published_on',
      'd.key',
      'd.level',
      'd.region',
      'd.visibility',
    ])
    .where('v.id', 'in', [...ids])
    .where('v.retired_at', 'is', null)
    .where('d.level', '<>', 'guide')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      documentId: row.document_id,
      name: partsOfKey(row.key).name,
      numberKey: row.number_key,
      sourceDigest: row.source_digest,
      sketch: row.sketch === null ? null : readSketch(row.sketch),
      publishedOn: row.published_on,
      national: row.region === NATIONAL,
      visible: row.visibility === 'public',
      rank: Object.keys(LEVELS).indexOf(row.level as Level),
      figures: await figuresOf(tx, row.id),
    })),
  );
}

const FIGURE = new RegExp(`\\d+(?:\\.\\d+)?|[${NUMERAL_CHARACTERS}]+`, 'g');

/** Every number of a text in order of size; texts that differ in one of them are not copies. */
async function figuresOf(tx: Writer, versionId: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('passages')
    .select('text')
    .where('version_id', '=', versionId)
    .where('retired_at', 'is', null)
    .execute();
  const figures = rows.flatMap(({ text }) => text.normalize('NFKC').match(FIGURE) ?? []);
  return [...new Set(figures)].sort();
}

async function point(tx: Writer, versionId: number, best: number | null, seq: number): Promise<void> {
  const held = await tx
    .selectFrom('versions')
    .select('duplicate_of')
    .where('id', '=', versionId)
    .executeTakeFirst();
  if (!held || held.duplicate_of === best) return;
  await tx.updateTable('versions').set({ duplicate_of: best }).where('id', '=', versionId).execute();
  await touchPassages(tx, [versionId], seq);
}

/** Every version that another one answers for. */
export async function listDuplicates(
  store: Store,
): Promise<{ id: number; title: string; source: string; bestId: number; bestTitle: string }[]> {
  return store
    .selectFrom('versions as v')
    .innerJoin('versions as b', 'b.id', 'v.duplicate_of')
    .select(['v.id', 'v.title', 'v.source', 'b.id as bestId', 'b.title as bestTitle'])
    .where('v.retired_at', 'is', null)
    .orderBy('v.id')
    .execute();
}
