import type { Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { FieldName, FieldValue } from './metadata-fields.ts';
import { editsOf } from './metadata-rows.ts';
import { numberKeyOf } from './relation-rows.ts';

interface Columns {
  version?: Partial<Pick<Row<'versions'>, (typeof VERSION_COLUMNS)[number]>>;
  document?: Partial<Pick<Row<'documents'>, (typeof DOCUMENT_COLUMNS)[number]>>;
}
const VERSION_COLUMNS = ['title', 'document_number', 'number_key', 'published_on', 'effective_from'] as const;
const DOCUMENT_COLUMNS = ['title', 'issuer', 'level', 'region', 'region_code', 'topics'] as const;

type Apply<Name extends FieldName> = (value: FieldValue<Name>) => Columns;

/** Where a field stands for search and answers. A last day is worked in with the windows; the rest is shown only. */
const COLUMNS: { [Name in FieldName]: Apply<Name> } = {
  title: (title) => ({ version: { title }, document: { title } }),
  documentNumber: (number) => ({ version: { document_number: number, number_key: numberKeyOf(number) } }),
  issuers: (issuers) => ({ document: { issuer: issuers.join('、') || null } }),
  level: (level) => ({ document: { level } }),
  region: ({ name, code }) => ({ document: { region: name, region_code: code } }),
  topics: (topics) => ({ document: { topics: JSON.stringify(topics) } }),
  publishedOn: (day) => ({ version: { published_on: day } }),
  effectiveFrom: (day) => ({ version: { effective_from: day } }),
  effectiveTo: () => ({}),
  addressees: () => ({}),
  channels: () => ({}),
};

/** Writes a field as a person set it to where search and answers see it. */
export async function applyEdit(
  tx: Writer,
  version: Pick<Row<'versions'>, 'id' | 'document_id'>,
  field: FieldName,
  value: unknown,
): Promise<void> {
  const { version: ofVersion, document } = (COLUMNS[field] as (value: unknown) => Columns)(value);
  if (ofVersion) await tx.updateTable('versions').set(ofVersion).where('id', '=', version.id).execute();
  if (document && (await speaks(tx, version)))
    await tx.updateTable('documents').set(document).where('id', '=', version.document_id).execute();
}

/** Writes again what persons set, after the text was read anew. */
export async function applyEdits(
  tx: Writer,
  version: Pick<Row<'versions'>, 'id' | 'document_id'>,
): Promise<void> {
  for (const { field, value } of await editsOf(tx, version.id))
    await applyEdit(tx, version, field as FieldName, JSON.parse(value));
}

/** Whether it is the newest version: that one speaks for the document. */
async function speaks(
  tx: Writer,
  { id, document_id }: Pick<Row<'versions'>, 'id' | 'document_id'>,
): Promise<boolean> {
  const rows = await tx
    .selectFrom('versions')
    .select(['id', 'effective_from', 'published_on', 'label'])
    .where('document_id', '=', document_id)
    .where('retired_at', 'is', null)
    .execute();
  const newest = rows
    .map((row) => ({ ...row, order: `${row.effective_from ?? row.published_on ?? ''} ${row.label}` }))
    .sort((a, b) => (a.order < b.order ? 1 : -1))[0];
  return newest?.id === id;
}
