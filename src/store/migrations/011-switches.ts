import { type Kysely, sql } from 'kysely';

/** Switches, edited data files, and the day's use of the model. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('switches')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('switches_name').on('switches').columns(['name', 'id']).execute();
  await dataRevisions(db);
  await db.schema
    .createTable('model_use')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('tokens', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('model_use_key', ['day', 'user_id'])
    .execute();
}

async function dataRevisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('data_revisions')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('content', 'text')
    .addColumn('base', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('dry_run', 'text')
    .addColumn('before_id', 'integer', (c) => c.references('data_revisions.id'))
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('decision_note', 'text')
    .execute();
  await db.schema.createIndex('data_revisions_path').on('data_revisions').columns(['path', 'id']).execute();
  // One live revision and one open draft per file.
  await sql`create unique index data_revisions_live on data_revisions (path) where state = 'live'`.execute(
    db,
  );
  await sql`create unique index data_revisions_open on data_revisions (path) where state in ('draft', 'review')`.execute(
    db,
  );
}
