import { fault } from '../src/base/faults.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import { touchPassages } from './corpus-passages.ts';
import { updateWindows } from './corpus-windows.ts';
import { applyEdit } from './metadata-apply.ts';
import { type FieldName, isFieldName, METADATA_FIELDS, UNSURE_BELOW } from './metadata-fields.ts';
import { currentFields, replaceField } from './metadata-rows.ts';
import { affectedBy } from './relation-rows.ts';

/** One value of one field of a version: who or what said so, where it stands, how sure it is. */
export interface Field {
  id: number;
  versionId: number;
  field: FieldName;
  /** As the schema of `METADATA_FIELDS` has it; null: looked for and not found. */
  value: unknown;
  /** `manifest`, `text`, `history`, `title`, `document number`, `page`, `file name`, `default`, or `person`. */
  origin: string;
  quote: string | null;
  passageId: number | null;
  confidence: number;
  actor: string;
  at: string;
  replacedAt: string | null;
}

/** What is known of a version, one value per field; what a person said goes before what was read. */
export async function fieldsOf(store: Writer, versionId: number): Promise<Field[]> {
  return (await currentFields(store, versionId)).map(toField);
}

/** Every value a field ever had, newest first. */
export async function fieldHistory(store: Writer, versionId: number, field: FieldName): Promise<Field[]> {
  const rows = await store
    .selectFrom('metadata_fields')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('field', '=', field)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toField);
}

export interface UnsureField extends Field {
  title: string;
  source: string;
}

/** Fields that wait for a person: read with doubt and not yet confirmed. In order of id, after `after`. */
export async function unsureFields(
  store: Writer,
  { limit = 100, after = 0 }: { limit?: number; after?: number } = {},
): Promise<UnsureField[]> {
  const rows = await store
    .selectFrom('metadata_fields as f')
    .innerJoin('versions as v', 'v.id', 'f.version_id')
    .leftJoin('metadata_fields as own', (join) =>
      join
        .onRef('own.version_id', '=', 'f.version_id')
        .onRef('own.field', '=', 'f.field')
        .on('own.origin', '=', 'person')
        .on('own.replaced_at', 'is', null),
    )
    .selectAll('f')
    .select(['v.title', 'v.source'])
    .where('f.confidence', '<', UNSURE_BELOW)
    .where('f.replaced_at', 'is', null)
    .where('own.id', 'is', null)
    .where('v.retired_at', 'is', null)
    .where('f.id', '>', after)
    .orderBy('f.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toField(row), title: row.title, source: row.source }));
}

/**
 * Sets a field as a person says, or confirms it as it is: a new revision beside what was read, kept over every
 * later reading. Search and validity follow at once. Throws `not_found`, and `body_invalid` for a value that
 * the field cannot have.
 */
export async function editField(
  store: Store,
  edit: { versionId: number; field: string; value: unknown },
  { clock, actor }: { clock: Clock; actor: string },
): Promise<Field> {
  const { versionId, field } = edit;
  if (!isFieldName(field)) throw fault('body_invalid', { problem: `field: ${field}` });
  const parsed = METADATA_FIELDS[field].value.safeParse(edit.value);
  if (!parsed.success)
    throw fault('body_invalid', { problem: `${field}: ${parsed.error.issues[0]?.message}` });
  return store.transaction().execute(async (tx) => {
    const at = clock.now();
    const seq = await append(tx, {
      kind: 'document.edited',
      actor,
      subject: String(versionId),
      data: { field, value: parsed.data },
      at,
    });
    const version = await tx
      .selectFrom('versions')
      .selectAll()
      .where('id', '=', versionId)
      .executeTakeFirst();
    if (!version) throw fault('not_found');
    const row = await replaceField(tx, {
      version_id: versionId,
      field,
      value: JSON.stringify(parsed.data),
      origin: 'person',
      quote: null,
      passage_id: null,
      confidence: 1,
      actor,
      at: at.toISOString(),
    });
    await applyEdit(tx, version, field, parsed.data);
    await touchPassages(tx, await versionsOf(tx, version.document_id), seq);
    await updateWindows(tx, [version.document_id, ...(await targets(tx, versionId))], seq);
    return toField(row);
  });
}

async function versionsOf(tx: Writer, documentId: number): Promise<number[]> {
  const rows = await tx.selectFrom('versions').select('id').where('document_id', '=', documentId).execute();
  return rows.map(({ id }) => id);
}

/** Documents whose windows hang on the days of this version. */
async function targets(tx: Writer, versionId: number): Promise<number[]> {
  const rows = await tx.selectFrom('relations').selectAll().where('version_id', '=', versionId).execute();
  return affectedBy(tx, rows);
}

function toField(row: Row<'metadata_fields'>): Field {
  return {
    id: row.id,
    versionId: row.version_id,
    field: row.field as FieldName,
    value: JSON.parse(row.value),
    origin: row.origin,
    quote: row.quote,
    passageId: row.passage_id,
    confidence: row.confidence,
    actor: row.actor,
    at: row.at,
    replacedAt: row.replaced_at,
  };
}
