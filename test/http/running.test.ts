import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../accounts/audit.ts';
import { systemClock } from '../../src/base/time.ts';
import type { DataFileDetail } from '../../src/operations/api-data.ts';
import type { Health } from '../../src/operations/api-running.ts';
import { type Browser, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const FORMULA = '=HYPERLINK("http://evil.example","x")';
const PATH = 'bot/tuning.yaml';

let server: TestServer;
const by = {} as Record<'admin' | 'auditor' | 'editor' | 'approver' | 'adviser', Browser>;
beforeAll(async () => {
  server = await startTestServer();
  for (const role of ['admin', 'auditor', 'editor', 'approver', 'adviser'] as const)
    by[role] = await signedIn(server, await person(server.store, [role]));
  const act = { at: systemClock.now(), actor: 'admin', action: 'test.acted' };
  await record(server.store, { ...act, subjectKind: 'note', subject: FORMULA });
});
afterAll(() => server.stop());

const status = async (role: keyof typeof by, path: string) => (await by[role].call('GET', path)).status;

describe('the health page', () => {
  it('tells what runs, what it holds, and what somebody should look at', async () => {
    const health = await by.auditor.json<Health>('GET', '/api/admin/health');
    expect(health).toMatchObject({ level: expect.any(String), findings: expect.any(Array) });
    expect(JSON.stringify(health)).not.toContain(server.folder);
  });

  it('is open to who runs the centre and to the auditor alone', async () => {
    for (const role of ['editor', 'approver', 'adviser'] as const)
      expect(await status(role, '/api/admin/health')).toBe(403);
  });
});

describe('the audit trail', () => {
  it('is taken out as a table without formulas and as lines, and that is an act itself', async () => {
    const csv = await (await by.auditor.call('GET', '/api/admin/audit/export?format=csv')).text();
    expect(csv).toContain(`'${FORMULA.slice(0, 10)}`);
    expect(csv).not.toMatch(/(?:^|,)"?=HYPERLINK/m);
    const jsonl = await (
      await by.admin.call('GET', '/api/admin/audit/export?format=jsonl&action=test.acted')
    ).text();
    expect(
      jsonl
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ subject: FORMULA }]);
    const page = await by.admin.json<{ entries: { action: string }[] }>(
      'GET',
      '/api/audit?action=audit.exported',
    );
    expect(page.entries).toHaveLength(2);
  });

  it('is verified link by link', async () => {
    expect(await by.auditor.json('POST', '/api/admin/audit/verify', {})).toMatchObject({ ok: true });
  });
});

describe('data files over HTTP', () => {
  it('are changed by who writes and approved by another, and an adviser sees none of them', async () => {
    const { shippedText } = await by.editor.json<DataFileDetail>('GET', `/api/admin/data/file?path=${PATH}`);
    const body = {
      path: PATH,
      content: shippedText!.replace(/^hits: \d+$/m, 'hits: 26'),
      note: '多看两条',
      revision: null,
    };
    const { draft } = await by.editor.json<DataFileDetail>('PUT', '/api/admin/data/draft', body);
    const decide = (role: keyof typeof by) =>
      by[role].call('POST', `/api/admin/data/drafts/${draft!.id}/approve`, { revision: 1, note: '看过了' });
    for (const role of ['editor', 'adviser', 'auditor'] as const)
      expect((await decide(role)).status).toBe(403);
    expect(await status('adviser', '/api/admin/data')).toBe(403);
    const live = (await (await decide('approver')).json()) as DataFileDetail;
    expect(live.draft).toBeNull();
  }, 60_000);
});
