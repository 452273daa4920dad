import { type Kysely, sql } from 'kysely';

/** Settings changed while the server runs, and erasures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('erasures')
    .addColumn('conversation_id', 'text', (c) => c.primaryKey())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await emptyingAllowed(db);
}

/**
 * A note or reason that somebody typed stands in an entry's data; erasing a person may empty that, and nothing
 * else of the log ever changes.
 */
async function emptyingAllowed(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger log_append_only_update`.execute(db);
  await sql`create trigger log_append_only_update before update on log
    when new.data <> '{}' or new.seq <> old.seq or new.at <> old.at or new.kind <> old.kind
      or new.actor <> old.actor or new.subject is not old.subject
      or new.conversation_id is not old.conversation_id
    begin select raise(abort, 'the log is append-only'); end`.execute(db);
}
