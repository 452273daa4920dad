import { fault } from '../src/base/faults.ts';
import type { Clock, Day } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { ArticleRef } from './article-ref.ts';
import { updateWindows } from './corpus-windows.ts';
import { RELATION_KINDS, type RelationKind } from './relation-kinds.ts';
import {
  affectedBy,
  incomingOf,
  insertRelation,
  type RelationRow,
  readRelation,
  targetsOf,
} from './relation-rows.ts';

/** One edge of the graph of texts: what a version does to a document. */
export interface Relation {
  id: number;
  kind: RelationKind;
  /** The text that acts. */
  versionId: number;
  title: string;
  documentId: number;
  /** The other text as written or held; `documentId` null: it is not held. */
  target: { title: string | null; number: string | null; documentId: number | null };
  /** Null: the whole text. */
  articles: ArticleRef[] | null;
  on: Day | null;
  until: Day | null;
  quote: string | null;
  passageId: number | null;
  source: 'text' | 'person';
  confidence: number;
}

const ALL_KINDS = Object.keys(RELATION_KINDS) as RelationKind[];

/** What a document's versions do to others, and what others do to it. */
export async function relationsOf(
  store: Writer,
  documentId: number,
): Promise<{ out: Relation[]; in: Relation[] }> {
  const own = await store
    .selectFrom('relations as r')
    .innerJoin('versions as v', 'v.id', 'r.version_id')
    .selectAll('r')
    .select(['v.title as by', 'v.document_id as byDocument'])
    .where('v.document_id', '=', documentId)
    .where('v.retired_at', 'is', null)
    .where('r.removed_at', 'is', null)
    .orderBy('r.id')
    .execute();
  const toRelation = async (row: (typeof own)[number]) =>
    relationOf(row, (await targetsOf(store, row))[0] ?? null);
  return {
    out: await Promise.all(own.map(toRelation)),
    in: (await incomingOf(store, documentId, ALL_KINDS)).map((row) => relationOf(row, documentId)),
  };
}

export interface NewRelation {
  kind: RelationKind;
  /** The version that acts. */
  versionId: number;
  /** The document it acts on. */
  documentId: number;
  articles?: ArticleRef[] | null;
  on?: Day | null;
  until?: Day | null;
}

interface By {
  clock: Clock;
  actor: string;
}

/** Adds an edge that a person knows of; validity follows at once. Throws `not_found`, `body_invalid` for a text acting on itself. */
export async function addRelation(
  store: Store,
  relation: NewRelation,
  { clock, actor }: By,
): Promise<Relation> {
  return store.transaction().execute(async (tx) => {
    const seq = await log(tx, relation.versionId, { added: relation }, { clock, actor });
    const version = await tx
      .selectFrom('versions as v')
      .innerJoin('documents as d', 'd.id', 'v.document_id')
      .select(['v.title', 'v.document_id', 'd.region'])
      .where('v.id', '=', relation.versionId)
      .executeTakeFirst();
    const target = await tx
      .selectFrom('documents')
      .select(['id', 'title'])
      .where('id', '=', relation.documentId)
      .executeTakeFirst();
    if (!version || !target) throw fault('not_found');
    if (version.document_id === target.id)
      throw fault('body_invalid', { problem: 'a text cannot act on itself' });
    const { articles = null, on = null, until = null } = relation;
    const row = await insertRelation(tx, {
      version_id: relation.versionId,
      kind: relation.kind,
      target_title: target.title,
      target_document: target.id,
      region: version.region,
      articles: articles === null ? null : JSON.stringify(articles),
      from_day: on,
      until_day: until,
      source: 'person',
      confidence: 1,
      actor,
      created_at: clock.now().toISOString(),
    });
    await updateWindows(tx, await affectedBy(tx, [row]), seq);
    return relationOf({ ...row, by: version.title, byDocument: version.document_id }, target.id);
  });
}

/** Takes an edge back, also one read from the text: a new reading does not bring it again. Throws `not_found`. */
export async function removeRelation(store: Store, id: number, { clock, actor }: By): Promise<void> {
  await store.transaction().execute(async (tx) => {
    const seq = await log(tx, id, { removed: id }, { clock, actor });
    const row = await tx
      .updateTable('relations')
      .set({ removed_at: clock.now().toISOString(), removed_by: actor })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw fault('not_found');
    await updateWindows(tx, await affectedBy(tx, [row]), seq);
  });
}

function log(tx: Writer, subject: number, data: object, { clock, actor }: By): Promise<number> {
  return append(tx, { kind: 'document.edited', actor, subject: String(subject), data, at: clock.now() });
}

function relationOf(
  row: RelationRow & { by: string; byDocument: number },
  documentId: number | null,
): Relation {
  return {
    id: row.id,
    ...readRelation(row),
    versionId: row.version_id,
    title: row.by,
    documentId: row.byDocument,
    target: { title: row.target_title, number: row.target_number, documentId },
    on: row.from_day,
    until: row.until_day,
    quote: row.quote,
    passageId: row.passage_id,
    source: row.source as Relation['source'],
    confidence: row.confidence,
  };
}
