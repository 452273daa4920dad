import { type Kysely, sql } from 'kysely';

/** Watched sources, the pages found there with their history, uploads, and the queue of texts to be read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sources(db);
  await pages(db);
  await fetches(db);
  await jobs(db);
}

async function sources(db: Kysely<unknown>): Promise<void> {
  await leased(identity(db, 'sources'))
    .addColumn('url', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('every_minutes', 'integer', (c) => c.notNull())
    .addColumn('pattern', 'text')
    .addColumn('region', 'text')
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('listing', 'text')
    .addColumn('checked_at', 'text')
    .addColumn('succeeded_at', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('fault', 'text')
    .execute();
  await index(db, 'sources', ['status', 'due_at']);
}

async function pages(db: Kysely<unknown>): Promise<void> {
  await identity(db, 'source_pages')
    .addColumn('url', 'text', (c) => c.notNull().unique())
    .addColumn('source_id', 'integer', (c) => c.references('sources.id'))
    .addColumn('parent_id', 'integer', (c) => c.references('source_pages.id'))
    .addColumn('name', 'text')
    .addColumn('place', 'integer')
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('bytes_digest', 'text')
    .addColumn('text_digest', 'text')
    .addColumn('document_id', 'integer', (c) => c.references('documents.id'))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('gone', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('unlisted', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('fault', 'text')
    .addColumn('first_seen_at', 'text', (c) => c.notNull())
    .addColumn('checked_at', 'text')
    .addColumn('changed_at', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text')
    .execute();
  await index(db, 'source_pages', ['source_id', 'status']);
  await index(db, 'source_pages', ['parent_id']);
  await index(db, 'source_pages', ['document_id']);
}

async function fetches(db: Kysely<unknown>): Promise<void> {
  await identity(db, 'source_fetches')
    .addColumn('source_id', 'integer', (c) => c.references('sources.id'))
    .addColumn('page_id', 'integer', (c) => c.references('source_pages.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('http_status', 'integer')
    .addColumn('final_url', 'text')
    .addColumn('bytes', 'integer')
    .addColumn('ms', 'integer', (c) => c.notNull())
    .addColumn('fault', 'text')
    .execute();
  await index(db, 'source_fetches', ['source_id', 'id']);
  await index(db, 'source_fetches', ['page_id', 'id']);
  await sql`create trigger source_fetches_no_update before update on source_fetches begin select raise(abort, 'fetches are never changed'); end`.execute(
    db,
  );
}

async function jobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('uploads')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await leased(identity(db, 'ingest_jobs'))
    .addColumn('batch', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('manifest', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('fault', 'text')
    .addColumn('result', 'text')
    .addColumn('finished_at', 'text')
    .execute();
  await index(db, 'ingest_jobs', ['status', 'due_at']);
  await index(db, 'ingest_jobs', ['batch']);
}

function identity(db: Kysely<unknown>, name: string) {
  return db.schema.createTable(name).addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement());
}

/** Work that comes due and is done by one at a time. */
function leased(table: ReturnType<typeof identity>) {
  return table
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull());
}

async function index(db: Kysely<unknown>, name: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${name}_${columns.join('_')}`)
    .on(name)
    .columns(columns)
    .execute();
}
