import type { Writer } from '../src/store/open.ts';
import type { NewRow, Row } from '../src/store/tables.ts';
import type { ParsedField } from './parsed-document.ts';
import type { StoredReading } from './relation-rows.ts';

type FieldRow = Row<'metadata_fields'>;

/** The value in force of each field: a person's, else the one read. */
export async function currentFields(tx: Writer, versionId: number): Promise<FieldRow[]> {
  const rows = await liveFields(tx, versionId);
  const byField = new Map<string, FieldRow>();
  for (const row of rows) if (row.origin === 'person' || !byField.has(row.field)) byField.set(row.field, row);
  return [...byField.values()];
}

/** What persons said of a version, by field. */
export async function editsOf(tx: Writer, versionId: number): Promise<FieldRow[]> {
  return (await liveFields(tx, versionId)).filter(({ origin }) => origin === 'person');
}

/** Makes the fields read of a version those of a new reading; what a person said stays in force over them. */
export async function putFields(
  tx: Writer,
  fields: readonly ParsedField[],
  reading: StoredReading,
): Promise<void> {
  const held = (await liveFields(tx, reading.versionId)).filter(({ origin }) => origin !== 'person');
  const byField = new Map(held.map((row) => [row.field, row]));
  const read = fields.map(({ field, value, origin, quote, confidence }) => ({
    version_id: reading.versionId,
    field,
    value: JSON.stringify(value),
    origin,
    quote,
    passage_id: reading.passageWith(quote),
    confidence,
    actor: reading.actor,
    at: reading.at.toISOString(),
    replaced_at: null,
  }));
  const fresh = read.filter((row) => {
    const same = byField.get(row.field);
    if (!same || !says(same, row)) return true;
    byField.delete(row.field);
    return false;
  });
  await setReplaced(
    tx,
    [...byField.values()].map(({ id }) => id),
    reading.at.toISOString(),
  );
  if (fresh.length > 0) await tx.insertInto('metadata_fields').values(fresh).execute();
}

/** Stores a value in place of the one of the same kind: a person's or one that was read. */
export async function replaceField(tx: Writer, row: NewRow<'metadata_fields'>): Promise<FieldRow> {
  const before = (await liveFields(tx, row.version_id)).filter(
    ({ field, origin }) => field === row.field && (origin === 'person') === (row.origin === 'person'),
  );
  await setReplaced(
    tx,
    before.map(({ id }) => id),
    row.at,
  );
  return tx
    .insertInto('metadata_fields')
    .values({ ...row, replaced_at: null })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function liveFields(tx: Writer, versionId: number): Promise<FieldRow[]> {
  return tx
    .selectFrom('metadata_fields')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('replaced_at', 'is', null)
    .orderBy('id')
    .execute();
}

async function setReplaced(tx: Writer, ids: readonly number[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('metadata_fields')
    .set({ replaced_at: at })
    .where('id', 'in', [...ids])
    .execute();
}

function says(held: FieldRow, row: NewRow<'metadata_fields'>): boolean {
  return (
    held.value === row.value &&
    held.origin === row.origin &&
    held.quote === row.quote &&
    held.passage_id === row.passage_id &&
    held.confidence === row.confidence
  );
}
