import { type Kysely, sql } from 'kysely';

/** The first schema. Portable types only: PostgreSQL joins later without changing callers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) => db.schema.createTable(name);
  const identity = (name: string) =>
    table(name).addColumn(name === 'log' ? 'seq' : 'id', 'integer', (c) => c.primaryKey().autoIncrement());
  const instant = 'text';

  await table('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();

  await identity('log')
    .addColumn('at', instant, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('subject', 'text')
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await index(db, 'log', ['conversation_id', 'seq']);
  await index(db, 'log', ['kind', 'seq']);
  await sql`create trigger log_append_only_update before update on log begin select raise(abort, 'the log is append-only'); end`.execute(
    db,
  );
  await sql`create trigger log_append_only_delete before delete on log begin select raise(abort, 'the log is append-only'); end`.execute(
    db,
  );

  await identity('documents')
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text')
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .execute();

  await identity('versions')
    .addColumn('document_id', 'integer', (c) => c.notNull().references('documents.id'))
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('document_number', 'text')
    .addColumn('published_on', 'text')
    .addColumn('effective_from', 'text')
    .addColumn('effective_to', 'text')
    .addColumn('ended', 'text')
    .addColumn('ended_by', 'text')
    .addColumn('note', 'text')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('source_digest', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('history', 'text', (c) => c.notNull())
    .addColumn('coverage', 'text', (c) => c.notNull())
    .addColumn('provenance', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('retired_at', instant)
    .addUniqueConstraint('versions_label', ['document_id', 'label'])
    .execute();
  await index(db, 'versions', ['title']);
  await index(db, 'versions', ['source']);
  await index(db, 'versions', ['document_number']);

  await identity('passages')
    .addColumn('version_id', 'integer', (c) => c.notNull().references('versions.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('article', 'text')
    .addColumn('article_number', 'integer')
    .addColumn('heading_path', 'text', (c) => c.notNull())
    .addColumn('page', 'integer')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('content', 'text')
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('changed_seq', 'integer', (c) => c.notNull().references('log.seq'))
    .addColumn('retired_at', instant)
    .execute();
  await index(db, 'passages', ['version_id', 'ordinal']);
  await index(db, 'passages', ['changed_seq']);

  await table('vectors')
    .addColumn('passage_id', 'integer', (c) => c.notNull().references('passages.id'))
    .addColumn('stamp', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('vector', 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('vectors_key', ['passage_id', 'stamp'])
    .execute();

  await table('conversations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('floor', 'text', (c) => c.notNull())
    .addColumn('reference', 'text')
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .execute();

  await table('messages')
    .addColumn('seq', 'integer', (c) => c.primaryKey().references('log.seq'))
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('client_id', 'text')
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('activity', 'text', (c) => c.notNull())
    .addColumn('reply_to', 'text')
    .addColumn('at', instant, (c) => c.notNull())
    .addUniqueConstraint('messages_client', ['conversation_id', 'client_id'])
    .execute();
  await index(db, 'messages', ['conversation_id', 'seq']);

  await table('questions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('message_id', 'text', (c) => c.notNull().unique().references('messages.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .execute();
  await index(db, 'questions', ['conversation_id', 'created_at']);

  await table('answers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('question_id', 'text', (c) => c.notNull().unique().references('questions.id'))
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('team', 'text')
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('deadline', 'text')
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('completeness', 'text', (c) => c.notNull())
    .addColumn('as_of', 'text', (c) => c.notNull())
    .addColumn('trace', 'text', (c) => c.notNull())
    .addColumn('timings', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('delivered_at', instant)
    .execute();
  await index(db, 'answers', ['conversation_id', 'created_at']);
  await index(db, 'answers', ['delivered_at']);

  await table('citations')
    .addColumn('answer_id', 'text', (c) => c.notNull().references('answers.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('passage_id', 'integer', (c) => c.references('passages.id'))
    .addColumn('snapshot', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('citations_key', ['answer_id', 'position'])
    .execute();

  await table('cases')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('reference', 'text', (c) => c.notNull().unique())
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('question_id', 'text', (c) => c.notNull().references('questions.id'))
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('deadline', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('brief', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .execute();
  await sql`create unique index cases_one_open on cases (conversation_id) where status <> 'closed'`.execute(
    db,
  );

  await table('feedback')
    .addColumn('answer_id', 'text', (c) => c.primaryKey().references('answers.id'))
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('comment', 'text')
    .addColumn('at', instant, (c) => c.notNull())
    .execute();
}

function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  return db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
