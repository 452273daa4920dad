import { type ColumnDataType, type Kysely, sql } from 'kysely';

/** The desk: what a case knows, the people who take cases, what is promised, said, filed and rated. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await cases(db);
  await conversations(db);
  await aboutCases(db);
  await aboutPeople(db);
}

async function cases(db: Kysely<unknown>): Promise<void> {
  const columns: [string, ColumnDataType, string | number | null | undefined][] = [
    ['version', 'integer', 1],
    ['title', 'text', ''],
    ['language', 'text', 'zh'],
    ['region', 'text', undefined],
    ['outline', 'text', '{}'],
    ['contact', 'text', undefined],
    ['consent', 'text', '{}'],
    ['confirmed_at', 'text', undefined],
    ['owner_id', 'text', undefined],
    ['offered_to', 'text', undefined],
    ['offer_until', 'text', undefined],
    ['priority', 'integer', 1],
    ['labels', 'text', '[]'],
    ['snoozed_until', 'text', undefined],
    ['waiting_since', 'text', undefined],
    ['last_enterprise_seq', 'integer', 0],
    ['promise_at', 'text', undefined],
    ['escalated', 'integer', 0],
    ['eligibility', 'text', undefined],
    ['claimed_at', 'text', undefined],
    ['replied_at', 'text', undefined],
    ['mailed_seq', 'integer', 0],
    ['closed_at', 'text', undefined],
    ['closed_by', 'text', undefined],
    ['outcome', 'text', undefined],
    ['service', 'text', undefined],
    ['minutes', 'integer', undefined],
    ['summary', 'text', undefined],
    ['reminded_at', 'text', undefined],
    ['benefit_asked_at', 'text', undefined],
    ['alternatives_at', 'text', undefined],
  ];
  for (const [name, type, fallback] of columns)
    await db.schema
      .alterTable('cases')
      .addColumn(name, type, (c) => (fallback === undefined ? c : c.notNull().defaultTo(fallback)))
      .execute();
  await sql`update cases set status = 'queued', waiting_since = created_at where status = 'open'`.execute(db);
  for (const columns of [
    ['owner_id', 'status'],
    ['conversation_id'],
    ['closed_at'],
    ['status', 'waiting_since'],
  ])
    await index(db, 'cases', columns);
  await sql`create index cases_snoozed on cases (snoozed_until) where snoozed_until is not null`.execute(db);
  // All that the lists filter, search and sort by, and the wall counts: they read no briefs, which are large.
  await db.schema
    .createIndex('cases_list')
    .on('cases')
    .columns(['status', 'team', 'urgent', 'priority', 'deadline', 'created_at', 'owner_id', 'offered_to'])
    .columns(['snoozed_until', 'closed_at', 'waiting_since', 'reason', 'language', 'labels', 'title'])
    .columns(['reference', 'id'])
    .execute();
}

async function conversations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('conversations')
    .addColumn('segment_seq', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('messages').addColumn('delivery', 'text').execute();
  await sql`update messages set delivery = 'pending' where role = 'bot' and exists (
    select 1 from questions q join answers a on a.question_id = q.id
    where q.message_id = messages.reply_to and a.delivered_at is null)`.execute(db);
  await sql`create index messages_pending on messages (seq) where delivery = 'pending'`.execute(db);
}

async function aboutCases(db: Kysely<unknown>): Promise<void> {
  const ofCase = (name: string) =>
    db.schema.createTable(name).addColumn('case_id', 'text', (c) => c.notNull().references('cases.id'));
  await ofCase('case_notes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await ofCase('case_parties')
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('normal', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .execute();
  await ofCase('case_owners')
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('from_at', 'text', (c) => c.notNull())
    .addColumn('until_at', 'text')
    .execute();
  await ofCase('case_refusals')
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await ofCase('case_sla')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('started_seq', 'integer', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('met_at', 'text')
    .addColumn('missed_at', 'text')
    .addColumn('clock_ms', 'integer')
    .addColumn('working_ms', 'integer')
    .addPrimaryKeyConstraint('case_sla_key', ['case_id', 'kind', 'started_seq'])
    .execute();
  await sql`create index case_sla_running on case_sla (due_at) where met_at is null`.execute(db);
  await ofCase('case_reads')
    .addColumn('reader', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_reads_key', ['case_id', 'reader'])
    .execute();
  await ofCase('case_drafts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('citations', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('result', 'text')
    .addColumn('distance', 'real')
    .addColumn('message_seq', 'integer')
    .execute();
  await ofCase('ratings')
    .addColumn('score', 'integer')
    .addColumn('comment', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('at', 'text')
    .addColumn('benefit', 'text')
    .addColumn('benefit_at', 'text')
    .addPrimaryKeyConstraint('ratings_key', ['case_id'])
    .execute();
  await ofCase('proposals')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('decision', 'text')
    .execute();
  await ofCase('attachments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('message_seq', 'integer')
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  for (const table of [
    'case_notes',
    'case_parties',
    'case_owners',
    'case_refusals',
    'case_drafts',
    'proposals',
  ])
    await index(db, table, ['case_id']);
  await index(db, 'case_owners', ['person_id']);
  await index(db, 'case_parties', ['normal']);
  await index(db, 'case_parties', ['code']);
  await index(db, 'attachments', ['case_id', 'message_seq']);
  await index(db, 'log', ['subject', 'seq']);
}

async function aboutPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_members')
    .addColumn('person_id', 'text', (c) => c.primaryKey())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('available', 'integer', (c) => c.notNull())
    .addColumn('assigned_at', 'text')
    .addColumn('licence', 'text')
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('desk_absences')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('to_day', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('desk_teams')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('canned_replies')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('retired_at', 'text')
    .execute();
}

function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  return db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
