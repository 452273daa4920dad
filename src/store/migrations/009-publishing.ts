import { type Kysely, sql } from 'kysely';

/** Drafts with their revisions, and what was done to published texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await drafts(db);
  await revisions(db);
  await acts(db);
}

async function drafts(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('drafts')
    .addColumn('nr', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('id', 'text', (c) => c.notNull().unique());
  for (const column of [
    'batch',
    'state',
    'origin',
    'name',
    'created_by',
    'created_at',
    'changed_at',
    'due_at',
  ])
    table = table.addColumn(column, 'text', (c) => c.notNull());
  for (const column of [
    'revision',
    'depth',
    'packed',
    'passages',
    'unsure',
    'warnings',
    'copies',
    'attempts',
  ])
    table = table.addColumn(column, 'integer', (c) => c.notNull().defaultTo(0));
  for (const column of TEXTS) table = table.addColumn(column, 'text');
  await table
    .addColumn('upload_id', 'text', (c) => c.references('uploads.id'))
    .addColumn('version_id', 'integer', (c) => c.references('versions.id'))
    .execute();
  for (const columns of [
    ['state', 'due_at'],
    ['state', 'publish_on'],
    ['batch'],
    ['parent_id'],
    ['document_key'],
    ['upload_id'],
  ])
    await index(db, 'drafts', columns);
}

/** Columns of a draft that may be empty. */
const TEXTS = [
  'url',
  'parent_id',
  'manifest',
  'title',
  'document_number',
  'level',
  'region',
  'published_on',
  'effective_from',
  'effective_to',
  'document_key',
  'label',
  'fault',
  'note',
  'publish_on',
  'edited_by',
  'submitted_by',
  'approved_by',
  'lease_owner',
  'lease_until',
];

async function revisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('draft_revisions')
    .addColumn('draft_id', 'text', (c) => c.notNull().references('drafts.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('what', 'text')
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('draft_revisions_key', ['draft_id', 'revision'])
    .execute();
  await sql`create trigger draft_revisions_no_update before update on draft_revisions begin select raise(abort, 'revisions are never changed'); end`.execute(
    db,
  );
}

async function acts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('text_acts')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('version_id', 'integer', (c) => c.notNull().references('versions.id'))
    .addColumn('document_id', 'integer', (c) => c.notNull().references('documents.id'))
    .addColumn('draft_id', 'text', (c) => c.references('drafts.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .execute();
  for (const column of ['version_id', 'document_id', 'draft_id']) await index(db, 'text_acts', [column]);
}

function index(db: Kysely<unknown>, table: string, columns: readonly string[]) {
  return db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns([...columns])
    .execute();
}
