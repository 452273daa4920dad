import { type Kysely, type Migration, Migrator } from 'kysely';
import { fault } from '../base/faults.ts';
import * as start from './migrations/001-start.ts';
import * as people from './migrations/002-people.ts';
import * as desk from './migrations/003-desk.ts';
import * as texts from './migrations/004-texts.ts';
import * as sources from './migrations/005-sources.ts';
import * as operations from './migrations/008-operations.ts';
import * as publishing from './migrations/009-publishing.ts';
import * as insight from './migrations/010-insight.ts';
import * as switches from './migrations/011-switches.ts';
import * as reports from './migrations/012-reports.ts';
import * as questions from './migrations/013-questions.ts';
import type { Tables } from './tables.ts';

/** Every schema change, in order; each runs once, in a transaction. */
const MIGRATIONS: Record<string, Migration> = {
  '001-start': start,
  '002-people': people,
  '003-desk': desk,
  '004-texts': texts,
  '005-sources': sources,
  '008-operations': operations,
  '009-publishing': publishing,
  '010-insight': insight,
  '011-switches': switches,
  '012-reports': reports,
  '013-questions': questions,
};

/** Brings the schema up to date. Throws `schema_newer` when a newer program has already changed it. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const applied = (await appliedMigrations(db)).filter((name) => !(name in MIGRATIONS));
  if (applied.length > 0)
    throw fault('schema_newer', { found: applied.join(', '), known: Object.keys(MIGRATIONS).at(-1) ?? '' });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function appliedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map((row) => String(row.name));
}
