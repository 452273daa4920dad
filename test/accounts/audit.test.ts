import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readAudit, record, verifyAudit } from '../../accounts/audit.ts';
import { ROOT } from '../../src/base/root.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { temporaryStore } from '../support/conversation.ts';
import { person } from '../support/people.ts';

async function acted(store: Store, acts: number): Promise<string> {
  for (let i = 1; i <= acts; i++)
    await record(store, {
      at: new Date(`2026-06-01T00:00:${String(i).padStart(2, '0')}Z`),
      actor: i % 2 ? 'cli' : 'system',
      action: i % 3 ? 'case.viewed' : 'person.invited',
      subjectKind: 'case',
      subject: `case-${i}`,
      data: { i },
    });
  return (await verifyAudit(store)).head;
}

/** What somebody with the database file can do, and the program cannot. */
async function tamper(store: Store, statement: string): Promise<void> {
  for (const change of ['update', 'delete'])
    await sql.raw(`drop trigger audit_append_only_${change}`).execute(store);
  await sql.raw(statement).execute(store);
}

describe('the audit trail', () => {
  it('verifies, empty and full', async () => {
    const store = await temporaryStore();
    expect(await verifyAudit(store)).toEqual({ entries: 0, head: '0'.repeat(64) });
    await acted(store, 7);
    expect(await verifyAudit(store)).toMatchObject({ entries: 7 });
  });

  it('lets nobody change or delete an entry', async () => {
    const store = await temporaryStore();
    await acted(store, 1);
    await expect(store.updateTable('audit').set({ actor: 'x' }).execute()).rejects.toThrow('append-only');
    await expect(store.deleteFrom('audit').execute()).rejects.toThrow('append-only');
  });

  it.each([
    ['a changed entry', `update audit set actor = 'other' where seq = 3`, 3],
    ['a changed detail', `update audit set data = '{}' where seq = 5`, 5],
    ['an entry cut out', 'delete from audit where seq = 4', 4],
    ['entries cut off the end', 'delete from audit where seq > 5', 6],
    [
      'an entry put in',
      `insert into audit select 8, at, actor, action, subject_kind, subject, data, hash from audit where seq = 1`,
      8,
    ],
  ])('shows %s', async (_, statement, seq) => {
    const store = await temporaryStore();
    await acted(store, 7);
    await tamper(store, statement);
    await expect(verifyAudit(store)).rejects.toMatchObject({ code: 'audit_broken', facts: { seq } });
  });

  it('shows a trail written anew, to who noted a hash before', async () => {
    const [store, other] = [await temporaryStore(), await temporaryStore()];
    const noted = await acted(store, 4);
    await acted(store, 3);
    await expect(verifyAudit(store, noted)).resolves.toMatchObject({ entries: 7 });
    await acted(other, 3);
    await expect(verifyAudit(other, noted)).rejects.toMatchObject({ code: 'audit_broken' });
  });

  it('stays one chain when two programs write at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lastkm-audit-'));
    const file = join(folder, 'a.db');
    const store = await openStore(file);
    onTestFinished(async () => {
      await store.destroy();
      rmSync(folder, { recursive: true });
    });
    const program = `
      import { record } from '${ROOT}/accounts/audit.ts';
      import { openStore } from '${ROOT}/src/store/open.ts';
      const store = await openStore('${file}');
      for (let i = 0; i < 40; i++) await record(store, { at: new Date(), actor: 'cli', action: 'case.viewed' });
      await store.destroy();`;
    const writer = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
        cwd: ROOT,
      });
    await Promise.all([writer(), writer()]);
    expect(await verifyAudit(store)).toMatchObject({ entries: 80 });
  });

  it('falls with the deed it records', async () => {
    const store = await temporaryStore();
    const undone = store.transaction().execute(async (tx) => {
      await record(tx, { at: new Date(), actor: 'cli', action: 'person.invited' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await verifyAudit(store)).toMatchObject({ entries: 0 });
  });

  it('is read newest first, page by page, by actor, action and subject', async () => {
    const store = await temporaryStore();
    const wang = await person(store, ['auditor'], 'wang');
    await acted(store, 7);
    await record(store, {
      at: new Date(),
      actor: wang.id,
      action: 'case.viewed',
      subjectKind: 'case',
      subject: 'x',
    });
    const first = await readAudit(store, { limit: 5 });
    expect(first.entries.map(({ seq }) => seq)).toEqual([8, 7, 6, 5, 4]);
    expect(first.entries[0]).toMatchObject({ actor: wang.id, actorName: 'wang', subject: 'x' });
    const rest = await readAudit(store, { limit: 5, before: first.next! });
    expect([rest.entries.length, rest.next]).toEqual([3, null]);
    expect((await readAudit(store, { limit: 9, action: 'person' })).entries.map(({ seq }) => seq)).toEqual([
      6, 3,
    ]);
    expect((await readAudit(store, { limit: 9, action: 'case.viewed', actor: 'cli' })).entries).toHaveLength(
      3,
    );
    expect(
      (await readAudit(store, { limit: 9, subjectKind: 'case', subject: 'case-2' })).entries,
    ).toHaveLength(1);
  });
});
