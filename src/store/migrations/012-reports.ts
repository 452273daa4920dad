import type { Kysely } from 'kysely';

/** What is asked in one narrow row per question, and what people decided on gaps, reviews and recalls. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await asked(db);
  await decisions(db);
  await index(db, 'citations', ['passage_id']);
  await index(db, 'cases', ['question_id']);
}

async function asked(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('asked')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('question_id', 'text', (c) => c.notNull().unique())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('answer_id', 'text', (c) => c.unique())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .addColumn('family', 'text', (c) => c.notNull())
    .addColumn('completeness', 'text')
    .addColumn('team', 'text')
    .addColumn('region', 'text')
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('citations', 'integer', (c) => c.notNull())
    .addColumn('took_ms', 'integer')
    .addColumn('verdict', 'text')
    .addColumn('reason', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .execute();
  await index(db, 'asked', ['conversation_id']);
  for (const column of ['day', 'outcome', 'verdict', 'region']) await index(db, 'asked', [column, 'seq']);
  await db.schema
    .createTable('asked_documents')
    .addColumn('document_id', 'integer', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('asked_documents_key', ['document_id', 'seq'])
    .execute();
  await index(db, 'asked_documents', ['seq']);
}

async function decisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('gap_decisions')
    .addColumn('question_id', 'text', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('reviews')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('next_on', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('reviews_key', ['kind', 'subject'])
    .execute();
  await db.schema
    .createTable('recalls')
    .addColumn('answer_id', 'text', (c) => c.primaryKey().references('answers.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('message_seq', 'integer')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('statistics_snapshots')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .execute();
}

function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  return db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
