import type { Kysely } from 'kysely';

/** Answers written beforehand with their revisions; sets of questions, their runs and what came out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await standardAnswers(db);
  await questionSets(db);
  await runs(db);
}

async function standardAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('standard_answers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('live_number', 'integer')
    .addColumn('draft_number', 'integer')
    .addColumn('proposal_id', 'text', (c) => c.unique())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('retired_reason', 'text')
    .execute();
  await db.schema
    .createTable('standard_revisions')
    .addColumn('answer_id', 'text', (c) => c.notNull().references('standard_answers.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('comment', 'text')
    .addPrimaryKeyConstraint('standard_revisions_key', ['answer_id', 'number'])
    .execute();
}

async function questionSets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('eval_sets')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('eval_questions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('set_id', 'text', (c) => c.notNull().references('eval_sets.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('eval_questions_name', ['set_id', 'name'])
    .execute();
  await db.schema
    .createIndex('eval_questions_conversation')
    .on('eval_questions')
    .column('conversation_id')
    .execute();
}

async function runs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('eval_runs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('set_id', 'text', (c) => c.notNull().references('eval_sets.id').onDelete('cascade'))
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('overlay', 'integer', (c) => c.notNull())
    .addColumn('model', 'integer', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('problem', 'text')
    .addColumn('summary', 'text')
    .execute();
  await db.schema.createIndex('eval_runs_set').on('eval_runs').columns(['set_id', 'started_at']).execute();
  await db.schema
    .createTable('eval_results')
    .addColumn('run_id', 'text', (c) => c.notNull().references('eval_runs.id').onDelete('cascade'))
    .addColumn('question_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('result', 'text')
    .addColumn('conversation_id', 'text')
    .addPrimaryKeyConstraint('eval_results_key', ['run_id', 'question_id'])
    .execute();
  await db.schema
    .createIndex('eval_results_conversation')
    .on('eval_results')
    .column('conversation_id')
    .execute();
}
