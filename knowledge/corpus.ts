import { sql } from 'kysely';
import type { Language } from '../src/base/language.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import { mergedWindow } from './article-windows.ts';
import type { Level } from './levels.ts';
import type { Passage, PassageKind } from './passage.ts';
import type { Ended, Window } from './validity.ts';

/** Passages by id, in the order asked; ids that do not exist are left out. Retired ones are found too. */
export async function passagesById(store: Writer, ids: readonly number[]): Promise<Passage[]> {
  if (ids.length === 0) return [];
  const rows = await passageQuery(store)
    .where('p.id', 'in', [...ids])
    .execute();
  const found = new Map(rows.map((row) => [row.id, toPassage(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Passages by id as `passagesById`, without those that are retired, not public or of a duplicate: what may answer. */
export async function livePassagesById(store: Writer, ids: readonly number[]): Promise<Passage[]> {
  if (ids.length === 0) return [];
  const rows = await passageQuery(store)
    .where('p.id', 'in', [...ids])
    .where('p.retired_at', 'is', null)
    .where('v.retired_at', 'is', null)
    .where('v.duplicate_of', 'is', null)
    .where('d.visibility', '=', 'public')
    .execute();
  const found = new Map(rows.map((row) => [row.id, toPassage(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Place in the order of changes: a log sequence and, within it, a passage. */
export interface ChangeCursor {
  seq: number;
  id: number;
}

/** Passages written or retired after a place in the order of changes, at most `limit`, in that order. */
export async function passagesChangedSince(
  store: Store,
  after: ChangeCursor,
  limit: number,
): Promise<{ passage: Passage; retired: boolean; visible: boolean; cursor: ChangeCursor }[]> {
  const rows = await passageQuery(store)
    .where(sql<boolean>`(p.changed_seq, p.id) > (${after.seq}, ${after.id})`)
    .orderBy('p.changed_seq')
    .orderBy('p.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    passage: toPassage(row),
    retired: row.retired_at !== null || row.version_retired_at !== null,
    visible: row.visibility === 'public',
    cursor: { seq: row.changed_seq, id: row.id },
  }));
}

/** All passages of a version that are not retired, in reading order. */
export async function passagesOfVersion(store: Writer, versionId: number): Promise<Passage[]> {
  const rows = await passageQuery(store)
    .where('p.version_id', '=', versionId)
    .where('p.retired_at', 'is', null)
    .orderBy('p.ordinal')
    .execute();
  return rows.map(toPassage);
}

function passageQuery(store: Writer) {
  return store
    .selectFrom('passages as p')
    .innerJoin('versions as v', 'v.id', 'p.version_id')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .leftJoin('passage_questions as q', 'q.passage_id', 'p.id')
    .select([
      'p.id',
      'p.version_id',
      'p.ordinal',
      'p.kind',
      'p.article',
      'p.article_number',
      'p.heading_path',
      'p.page',
      'p.text',
      'p.search_text',
      'q.questions',
      'p.content',
      'p.changed_seq',
      'p.retired_at',
      'v.document_id',
      'v.title',
      'v.document_number',
      'v.published_on',
      'v.effective_from',
      'v.effective_to',
      'v.ended',
      'v.ended_by',
      'v.amended_from',
      'v.note',
      'p.effective_from as own_from',
      'p.effective_to as own_to',
      'p.ended as own_ended',
      'p.ended_by as own_ended_by',
      'p.amended_from as own_amended_from',
      'v.retired_at as version_retired_at',
      'd.issuer',
      'd.level',
      'd.region',
      'd.topics',
      'd.language',
      'd.visibility',
    ]);
}

type PassageRow = Awaited<ReturnType<ReturnType<typeof passageQuery>['execute']>>[number];

function toPassage(row: PassageRow): Passage {
  return {
    id: row.id,
    versionId: row.version_id,
    documentId: row.document_id,
    ordinal: row.ordinal,
    kind: row.kind as PassageKind,
    article: row.article,
    articleNumber: row.article_number,
    headingPath: JSON.parse(row.heading_path) as string[],
    page: row.page,
    text: row.text,
    searchText: row.questions ? `${row.search_text}\n${row.questions}` : row.search_text,
    content: row.content === null ? null : JSON.parse(row.content),
    title: row.title,
    documentNumber: row.document_number,
    issuer: row.issuer,
    level: row.level as Level,
    region: row.region,
    topics: JSON.parse(row.topics) as string[],
    language: row.language as Language,
    ...mergedWindow(windowOf(row), {
      effectiveFrom: row.own_from,
      effectiveTo: row.own_to,
      ended: row.own_ended as Ended | null,
      endedBy: row.own_ended_by,
      amendedFrom: row.own_amended_from,
    }),
    note: row.note,
  };
}

/** The window in a version's columns. */
export function windowOf(
  row: Pick<
    Row<'versions'>,
    'published_on' | 'effective_from' | 'effective_to' | 'ended' | 'ended_by' | 'amended_from'
  >,
): Window {
  return {
    publishedOn: row.published_on,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    ended: row.ended as Ended | null,
    endedBy: row.ended_by,
    amendedFrom: row.amended_from,
  };
}

/** A version with its window and how many passages it has. */
export interface VersionSummary extends Window {
  id: number;
  title: string;
  documentNumber: string | null;
  level: Level;
  region: string;
  source: string;
  /** The version that answers in its place, the text being the same. */
  duplicateOf: number | null;
  passages: number;
}

/** Every version that is not retired, by title and then oldest first. */
export async function listVersions(store: Store): Promise<VersionSummary[]> {
  const rows = await store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .leftJoin('passages as p', (join) =>
      join.onRef('p.version_id', '=', 'v.id').on('p.retired_at', 'is', null),
    )
    .where('v.retired_at', 'is', null)
    .groupBy('v.id')
    .orderBy('v.title')
    .orderBy('v.published_on')
    .select(({ fn }) => [
      'v.id',
      'v.title',
      'v.document_number as documentNumber',
      'd.level',
      'd.region',
      'v.source',
      'v.published_on as publishedOn',
      'v.effective_from as effectiveFrom',
      'v.effective_to as effectiveTo',
      'v.ended',
      'v.ended_by as endedBy',
      'v.amended_from as amendedFrom',
      'v.duplicate_of as duplicateOf',
      fn.count<number>('p.id').as('passages'),
    ])
    .execute();
  return rows.map((row) => ({ ...row, level: row.level as Level, ended: row.ended as Ended | null }));
}
