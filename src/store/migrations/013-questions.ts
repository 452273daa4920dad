import type { Kysely } from 'kysely';

/** Questions that a model wrote for passages: they are searched and never shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('passage_questions')
    .addColumn('passage_id', 'integer', (c) => c.primaryKey().references('passages.id').onDelete('cascade'))
    .addColumn('questions', 'text', (c) => c.notNull())
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
}
