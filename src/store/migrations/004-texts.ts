import { type Kysely, sql } from 'kysely';

/** Metadata with its origin, relations between texts, windows of single articles, likeness of texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'documents', ['region_code']);
  await addColumns(db, 'versions', ['number_key', 'amended_from', 'sketch']);
  await db.schema.alterTable('versions').addColumn('duplicate_of', 'integer').execute();
  await addColumns(db, 'passages', ['effective_from', 'effective_to', 'ended', 'ended_by', 'amended_from']);
  await index(db, 'versions', ['number_key']);
  await index(db, 'versions', ['source_digest']);
  await index(db, 'versions', ['duplicate_of']);

  await db.schema
    .createTable('metadata_fields')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('version_id', 'integer', (c) => c.notNull().references('versions.id'))
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('quote', 'text')
    .addColumn('passage_id', 'integer', (c) => c.references('passages.id'))
    .addColumn('confidence', 'real', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('replaced_at', 'text')
    .execute();
  await index(db, 'metadata_fields', ['version_id', 'field']);
  await index(db, 'metadata_fields', ['confidence']);

  await db.schema
    .createTable('relations')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('version_id', 'integer', (c) => c.notNull().references('versions.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('target_title', 'text')
    .addColumn('target_name', 'text')
    .addColumn('target_number', 'text')
    .addColumn('target_document', 'integer', (c) => c.references('documents.id'))
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('articles', 'text')
    .addColumn('from_day', 'text')
    .addColumn('until_day', 'text')
    .addColumn('quote', 'text')
    .addColumn('passage_id', 'integer', (c) => c.references('passages.id'))
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('confidence', 'real', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('removed_at', 'text')
    .addColumn('removed_by', 'text')
    .execute();
  for (const column of ['version_id', 'target_name', 'target_number', 'target_document'])
    await index(db, 'relations', [column]);

  await db.schema
    .createTable('sketch_bands')
    .addColumn('version_id', 'integer', (c) => c.notNull().references('versions.id'))
    .addColumn('band', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('sketch_bands_key', ['band', 'version_id'])
    .execute();
  await index(db, 'sketch_bands', ['version_id']);
  await takeOverRepeals(db);
}

/** What stood as a list of repeals in a version's provenance becomes rows. */
async function takeOverRepeals(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: number; provenance: string; region: string; created_at: string }>`
    select v.id, v.provenance, v.created_at, d.region
    from versions v join documents d on d.id = v.document_id where v.retired_at is null
  `.execute(db);
  for (const { id, provenance, region, created_at } of rows) {
    const { repeals = [] } = JSON.parse(provenance) as {
      repeals?: { title: string; key: string; on: string }[];
    };
    for (const { title, key, on } of repeals)
      await sql`insert into relations
        (version_id, kind, target_title, target_name, region, from_day, source, confidence, actor, created_at)
        values (${id}, 'repeals', ${title}, ${key.slice(0, key.lastIndexOf('|'))}, ${region}, ${on},
          'text', 0.9, 'system', ${created_at})`.execute(db);
  }
}

async function addColumns(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) await db.schema.alterTable(table).addColumn(column, 'text').execute();
}

function index(db: Kysely<unknown>, table: string, columns: readonly string[]) {
  return db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns([...columns])
    .execute();
}
