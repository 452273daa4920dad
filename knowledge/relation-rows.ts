import type { Day } from '../src/base/time.ts';
import type { Writer } from '../src/store/open.ts';
import type { NewRow, Row } from '../src/store/tables.ts';
import type { ArticleRef } from './article-ref.ts';
import { nameKey, partsOfKey } from './document-key.ts';
import { documentNumberKey } from './document-number.ts';
import type { ParsedRelation } from './parsed-document.ts';
import { NATIONAL } from './regions.ts';
import { type RelationKind, WINDOW_KINDS } from './relation-kinds.ts';

export type RelationRow = Row<'relations'>;

/** A reading of a version whose findings are stored with it. */
export interface StoredReading {
  versionId: number;
  region: string;
  at: Date;
  actor: string;
  /** The passage that holds some words. */
  passageWith(quote: string | null): number | null;
}

/**
 * Makes the stored relations of a version those that its text states. What a person added stays, what a person
 * took back does not come again. Gives the rows that came or went.
 */
export async function putRelations(
  tx: Writer,
  relations: readonly ParsedRelation[],
  reading: StoredReading,
): Promise<RelationRow[]> {
  const held = await tx
    .selectFrom('relations')
    .selectAll()
    .where('version_id', '=', reading.versionId)
    .where('source', '=', 'text')
    .execute();
  const waiting = new Map(held.map((row) => [identityOf(row), row]));
  const changed: RelationRow[] = [];
  for (const relation of relations) {
    const row = toRow(relation, reading);
    const same = waiting.get(identityOf(row));
    waiting.delete(identityOf(row));
    if (!same) changed.push(await insertRelation(tx, row));
    else if (same.passage_id !== row.passage_id)
      await tx
        .updateTable('relations')
        .set({ passage_id: row.passage_id })
        .where('id', '=', same.id)
        .execute();
  }
  for (const row of waiting.values()) {
    if (row.removed_at !== null) continue;
    await tx.deleteFrom('relations').where('id', '=', row.id).execute();
    changed.push(row);
  }
  return changed;
}

/** Stores one relation. */
export async function insertRelation(tx: Writer, row: NewRow<'relations'>): Promise<RelationRow> {
  return tx.insertInto('relations').values(row).returningAll().executeTakeFirstOrThrow();
}

function toRow(relation: ParsedRelation, reading: StoredReading): NewRow<'relations'> {
  const { kind, title, number, articles, on, until, quote, confidence } = relation;
  return {
    version_id: reading.versionId,
    kind,
    target_title: title,
    target_name: title === null ? null : nameKey(title),
    target_number: number === null ? null : documentNumberKey(number),
    target_document: null,
    region: reading.region,
    articles: articles === null ? null : JSON.stringify(articles),
    from_day: on,
    until_day: until,
    quote,
    passage_id: reading.passageWith(quote),
    source: 'text',
    confidence,
    actor: reading.actor,
    created_at: reading.at.toISOString(),
    removed_at: null,
    removed_by: null,
  };
}

function identityOf(row: NewRow<'relations'>): string {
  const { kind, target_name, target_number, articles, from_day, until_day, region } = row;
  return JSON.stringify([kind, target_name, target_number, articles, from_day, until_day, region]);
}

/** The documents held that a relation may mean; none when the other text is not held. */
export async function targetsOf(
  tx: Writer,
  relation: Pick<RelationRow, 'target_document' | 'target_name' | 'target_number' | 'region'>,
): Promise<number[]> {
  const { target_document, target_name, target_number, region } = relation;
  if (target_document !== null) return [target_document];
  if (target_name !== null) {
    const keys = [...new Set([region, NATIONAL])].map((place) => `${target_name}|${place}`);
    const rows = await tx.selectFrom('documents').select(['id', 'key']).where('key', 'in', keys).execute();
    const best = keys.map((key) => rows.find((row) => row.key === key)).find((row) => row !== undefined);
    if (best) return [best.id];
  }
  if (target_number === null) return [];
  const rows = await tx
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(['v.document_id', 'd.key'])
    .where('v.number_key', '=', target_number)
    .execute();
  const meant = rows.filter(({ key }) => target_name === null || alike(partsOfKey(key).name, target_name));
  return [...new Set(meant.map(({ document_id }) => document_id))];
}

/** The documents whose windows hang on these relations. */
export async function affectedBy(tx: Writer, relations: readonly RelationRow[]): Promise<number[]> {
  const affected = new Set<number>();
  for (const row of relations)
    if (WINDOW_KINDS.includes(row.kind as RelationKind))
      for (const id of await targetsOf(tx, row)) affected.add(id);
  return [...affected];
}

/** A relation that holds for a document, with the text it comes from. */
export interface Incoming extends RelationRow {
  by: string;
  byDocument: number;
  byPublished: Day | null;
  byFrom: Day | null;
}

/** Relations of other held documents that mean this one, of these kinds. */
export async function incomingOf(
  tx: Writer,
  documentId: number,
  kinds: readonly RelationKind[],
): Promise<Incoming[]> {
  const { key } = await tx
    .selectFrom('documents')
    .select('key')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const numbers = await tx
    .selectFrom('versions')
    .select('number_key')
    .distinct()
    .where('document_id', '=', documentId)
    .where('number_key', 'is not', null)
    .execute();
  const { name } = partsOfKey(key);
  const rows = await tx
    .selectFrom('relations as r')
    .innerJoin('versions as v', 'v.id', 'r.version_id')
    .selectAll('r')
    .select([
      'v.title as by',
      'v.document_id as byDocument',
      'v.published_on as byPublished',
      'v.effective_from as byFrom',
    ])
    .where('r.kind', 'in', [...kinds])
    .where('r.removed_at', 'is', null)
    .where('v.retired_at', 'is', null)
    .where('v.document_id', '<>', documentId)
    .where(({ eb, or }) =>
      or([
        eb('r.target_document', '=', documentId),
        eb('r.target_name', '=', name),
        ...(numbers.length > 0
          ? [
              eb(
                'r.target_number',
                'in',
                numbers.map(({ number_key }) => number_key),
              ),
            ]
          : []),
      ]),
    )
    .orderBy('r.id')
    .execute();
  const meant: Incoming[] = [];
  for (const row of rows) if ((await targetsOf(tx, row)).includes(documentId)) meant.push(row);
  return meant;
}

/** Kind and articles of a stored relation, typed. */
export function readRelation(row: RelationRow): { kind: RelationKind; articles: ArticleRef[] | null } {
  return {
    kind: row.kind as RelationKind,
    articles: row.articles === null ? null : (JSON.parse(row.articles) as ArticleRef[]),
  };
}

/** One title within the other: people cut titles, and a decree number may stand for several texts. */
function alike(held: string, written: string): boolean {
  return held.includes(written) || written.includes(held);
}

/** The number in one spelling, for the column `versions.number_key`. */
export function numberKeyOf(number: string | null): string | null {
  return number === null ? null : documentNumberKey(number);
}
