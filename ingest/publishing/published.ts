import { windowOf } from '../../knowledge/corpus.ts';
import type { Level } from '../../knowledge/levels.ts';
import { inForce, validityOn } from '../../knowledge/validity.ts';
import type { Day } from '../../src/base/time.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { PublishedList, PublishedRow, Validity } from './api-published.ts';
import { wordsOf } from './list.ts';
import { wordFor } from './words.ts';

export const VALIDITIES = [
  'in_force',
  'not_yet',
  'ended',
  'retired',
  'duplicate',
] as const satisfies Validity[];

export interface PublishedQuery {
  validity?: Validity | undefined;
  level?: string | undefined;
  region?: string | undefined;
  topic?: string | undefined;
  /** Words of titles and numbers. */
  q?: string | undefined;
  /** The day validity is told for. */
  on: Day;
  limit: number;
  /** Place in the list, as `next` of the page before. */
  cursor?: number | undefined;
}

/** Versions of published texts that match, by title, newest first. Guides of the program are left out. */
export async function listPublished(store: Store, query: PublishedQuery): Promise<PublishedList> {
  const { on, limit, cursor = 0, validity } = query;
  const rows = await matching(store, query).orderBy('v.title').orderBy('v.label', 'desc').execute();
  const stood = rows.map((row) => ({ row, validity: validityOf(row, on) }));
  const counts = { in_force: 0, not_yet: 0, ended: 0, retired: 0, duplicate: 0 };
  for (const one of stood) counts[one.validity]++;
  const wanted = validity === undefined ? stood : stood.filter((one) => one.validity === validity);
  const page = wanted.slice(cursor, cursor + limit);
  const next = cursor + limit < wanted.length ? String(cursor + limit) : null;
  const texts = await rowsOf(
    store,
    page.map(({ row }) => row),
    on,
  );
  return { on, texts, counts, total: wanted.length, next };
}

/** Versions with how they stand on a day. */
export async function publishedRows(
  store: Writer,
  where: { versionId: number } | { documentId: number },
  on: Day,
): Promise<PublishedRow[]> {
  const rows =
    'versionId' in where
      ? versions(store).where('v.id', '=', where.versionId)
      : versions(store).where('v.document_id', '=', where.documentId);
  return rowsOf(store, await rows.orderBy('v.label', 'desc').execute(), on);
}

function matching(store: Writer, { level, region, topic, q }: PublishedQuery) {
  let rows = versions(store).where('d.key', 'not like', 'guide:%');
  if (level) rows = rows.where('d.level', '=', level);
  if (region) rows = rows.where('d.region', '=', region);
  if (topic)
    rows = rows.where((eb) => eb(eb.fn('instr', ['d.topics', eb.val(JSON.stringify(topic))]), '>', 0));
  for (const word of wordsOf(q))
    rows = rows.where((eb) =>
      eb.or(
        (['v.title', 'v.document_number'] as const).map((column) =>
          eb(eb.fn('instr', [eb.fn('lower', [column]), eb.val(word)]), '>', 0),
        ),
      ),
    );
  return rows;
}

function versions(store: Writer) {
  return store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(['v.id', 'v.document_id', 'v.title', 'v.label', 'v.document_number', 'v.published_on'])
    .select(['v.effective_from', 'v.effective_to', 'v.ended', 'v.ended_by', 'v.amended_from'])
    .select(['v.duplicate_of', 'v.source', 'v.created_at', 'v.retired_at'])
    .select(['d.issuer', 'd.level', 'd.region', 'd.topics', 'd.visibility']);
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number];

function validityOf(row: VersionRow, on: Day): Validity {
  if (row.retired_at !== null) return 'retired';
  if (row.duplicate_of !== null) return 'duplicate';
  const validity = validityOn(windowOf(row), on);
  if (validity === 'not_yet_in_force') return 'not_yet';
  return inForce(validity) ? 'in_force' : 'ended';
}

async function rowsOf(store: Writer, rows: readonly VersionRow[], on: Day): Promise<PublishedRow[]> {
  const counts = await passageCounts(
    store,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    versionId: row.id,
    documentId: row.document_id,
    title: row.title,
    label: row.label.replace(/#\d+$/, ''),
    documentNumber: row.document_number,
    issuer: row.issuer,
    level: row.level as Level,
    region: row.region,
    topics: JSON.parse(row.topics) as string[],
    visibility: row.visibility as PublishedRow['visibility'],
    publishedOn: row.published_on,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    ended: row.ended,
    endedName: row.ended === null ? null : wordFor('ended', row.ended),
    endedBy: row.ended_by,
    amendedFrom: row.amended_from,
    validity: validityOf(row, on),
    passages: counts.get(row.id) ?? 0,
    source: row.source,
    createdAt: row.created_at,
    retiredAt: row.retired_at,
  }));
}

/** Passages of versions, those of a retired one as they went with it. */
async function passageCounts(store: Writer, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await store
    .selectFrom('passages as p')
    .innerJoin('versions as v', 'v.id', 'p.version_id')
    .select(({ fn }) => ['p.version_id as id', fn.countAll<number>().as('count')])
    .where('p.version_id', 'in', [...ids])
    .where((eb) => eb.or([eb('p.retired_at', 'is', null), eb('p.retired_at', '=', eb.ref('v.retired_at'))]))
    .groupBy('p.version_id')
    .execute();
  return new Map(rows.map(({ id, count }) => [id, count]));
}
