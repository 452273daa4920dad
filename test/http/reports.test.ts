import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../accounts/roles.ts';
import type { GapList, QuestionPage, QuestionTrace, Revealed } from '../../reports/api.ts';
import type { Statistics, Trends } from '../../reports/api-figures.ts';
import type { RecallList, Worklist, WorklistCounts } from '../../reports/api-worklists.ts';
import { REPORTS } from '../../src/http/access/reports.ts';
import { ask } from '../support/asked.ts';
import { cite, storePageCorpus } from '../support/page-corpus.ts';
import { type Browser, codeOf, movingClock, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const FORMULA = '=HYPERLINK("http://evil.example","<img src=x onerror=alert(1)>") 13812345678';
let server: TestServer;
let clock: ReturnType<typeof movingClock>;
let asked: Awaited<ReturnType<typeof ask>>;
const as = {} as Record<Role, Browser>;

beforeAll(async () => {
  clock = movingClock('2026-11-25T02:00:00Z');
  server = await startTestServer({ clock });
  const { law } = await storePageCorpus(server.store);
  const deps = { store: server.store, clock };
  const citations = [cite(law[2]!, '每月支付二倍的工资', '2026-11-25')];
  asked = await ask(deps, {
    text: FORMULA,
    topics: ['labor'],
    answer: { citations, text: `答复 ${FORMULA}` },
  });
  const missing = { outcome: 'unanswerable_not_found' } as const;
  await ask(deps, { text: '火星企业补贴', topics: ['support'], answer: missing });
  for (const role of ['admin', 'auditor', 'approver', 'editor', 'adviser', 'volunteer'] as const)
    as[role] = await signedIn(server, await person(server.store, [role]), clock.now());
});
afterAll(() => server.stop());

const READS = Object.keys(REPORTS).filter((key) => key.startsWith('GET ') && !key.includes(':'));

describe('who may read', () => {
  it.each(READS.map((key) => key.slice(4)))('%s is shown to whoever its policy names', async (path) => {
    const query = path === '/api/worklists/export' ? '?list=unsure' : '?year=2026&row=overview.questions';
    for (const role of Object.keys(as) as Role[]) {
      const { status } = await as[role].call('GET', path + query);
      const care = !/questions|trends|desk|statistics/.test(path);
      const open = role === 'admin' || role === 'auditor' || (care && ['approver', 'editor'].includes(role));
      expect([role, status]).toEqual([role, open ? 200 : 403]);
    }
  });

  it('an auditor sees everything masked, and may not reveal, settle, send or keep', async () => {
    const trace = await as.auditor.json<QuestionTrace>('GET', `/api/reports/questions/${asked.questionId}`);
    expect(JSON.stringify(trace)).not.toContain('13812345678');
    expect(trace.mayReveal).toBe(false);
    for (const path of [
      `/api/reports/questions/${asked.questionId}/reveal`,
      `/api/reports/gaps/${asked.questionId}/settle`,
      `/api/worklists/recall/${asked.answerId}/send`,
      '/api/worklists/review',
      '/api/reports/statistics/snapshots',
    ])
      expect(await codeOf(as.auditor.call('POST', path, {}))).toEqual([403, 'forbidden']);
  });

  it('an admin reads the words as written, for a reason, and that stays in the audit trail', async () => {
    const path = `/api/reports/questions/${asked.questionId}/reveal`;
    expect(await codeOf(as.admin.call('POST', path, {}))).toEqual([400, 'body_invalid']);
    const shown = await as.admin.json<Revealed>('POST', path, { reason: '核对投诉' });
    expect(shown.question).toContain('13812345678');
    const { entries } = await as.auditor.json<{ entries: { action: string }[] }>(
      'GET',
      '/api/audit?action=answer',
    );
    expect(entries.map(({ action }) => action)).toEqual(['answer.revealed', 'answer.viewed']);
  });
});

describe('what is asked, over HTTP', () => {
  it('is narrowed by the address, empty values of a form left out, and wrong ones named', async () => {
    const page = await as.admin.json<QuestionPage>('GET', '/api/reports/questions?topic=labor&language=&q=');
    expect(page).toMatchObject({ total: 1, next: null, questions: [{ id: asked.questionId, rating: null }] });
    expect(await codeOf(as.admin.call('GET', '/api/reports/questions?from=yesterday'))).toEqual([
      400,
      'body_invalid',
    ]);
  });

  it.each([
    ['csv', (bytes: Buffer) => parse(bytes, { bom: true, relax_column_count: true }) as string[][]],
    [
      'xlsx',
      (bytes: Buffer) => {
        const book = read(bytes);
        return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
      },
    ],
  ])('leaves as %s with formulas inert, personal data masked and the machine named', async (format, open) => {
    const response = await as.admin.call('GET', `/api/reports/questions/export?format=${format}`);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename=questions.${format}`);
    const rows = open(Buffer.from(await response.arrayBuffer()));
    const [note] = rows[0]!;
    const head = rows[2]!;
    expect([note, head[2]]).toEqual([expect.stringContaining('由机器生成'), '回答（机器生成）']);
    const row = rows.find(([, question]) => question?.includes('HYPERLINK'))!;
    expect(row[1]).toBe(`'${FORMULA.replace('13812345678', '[phone]')}`);
    expect(row[2]).toContain('答复 =HYPERLINK');
    expect(JSON.stringify(rows)).not.toContain('13812345678');
  });

  it('shows gaps to editors, who draft from them and settle them', async () => {
    const list = await as.editor.json<GapList>('GET', '/api/reports/gaps');
    expect(list.gaps).toMatchObject([{ question: '火星企业补贴', size: 1 }]);
    const { id, questions } = list.gaps[0]!;
    const draft = await as.editor.json<{ yaml: string }>('POST', `/api/reports/gaps/${id}/draft`, {
      questions,
    });
    expect(draft.yaml).toContain('火星企业补贴');
    const settled = await as.editor.call('POST', `/api/reports/gaps/${id}/settle`, {
      state: 'not_ours',
      questions,
    });
    expect(settled.status).toBe(204);
    expect((await as.editor.json<GapList>('GET', '/api/reports/gaps')).gaps).toEqual([]);
  });
});

describe('figures, over HTTP', () => {
  it('are given for the last days, and refused for spans that cannot be shown', async () => {
    const trends = await as.auditor.json<Trends>('GET', '/api/reports/trends?by=week');
    expect([trends.from, trends.to, trends.totals.questions]).toEqual(['2026-10-27', '2026-11-25', 2]);
    for (const query of ['from=2026-11-25&to=2026-11-01', 'from=2020-01-01&by=day', 'by=hour'])
      expect(await codeOf(as.admin.call('GET', `/api/reports/trends?${query}`))).toEqual([
        400,
        'body_invalid',
      ]);
  });

  it('of a year are kept by an admin, and leave as a file in English', async () => {
    const kept = await as.admin.json<Statistics>('POST', '/api/reports/statistics/snapshots', {
      year: 2026,
      note: '=1+1',
    });
    const path = `/api/reports/statistics/export?snapshot=${kept.snapshot!.id}&format=csv&language=en`;
    const csv = await (await as.auditor.call('GET', path)).text();
    expect(csv).toContain('"Overview","Questions asked",2,"times"');
    expect(csv).toContain('(not held by the system; to be filled in by hand)');
  });
});

describe('worklists, over HTTP', () => {
  it('come with how much stands on each, and open one by one', async () => {
    const { lists } = await as.editor.json<WorklistCounts>('GET', '/api/worklists');
    for (const { id, count } of lists) {
      const path = id === 'recall' ? '/api/worklists/recall' : `/api/worklists/${id}?limit=200`;
      const { total } = await as.editor.json<Worklist | RecallList>('GET', path);
      expect([id, total]).toEqual([id, count]);
    }
  });

  it('let what was looked at rest until its next day', async () => {
    const [document] = await server.store.selectFrom('documents').select('id').execute();
    const subject = String(document!.id);
    const body = { kind: 'document', subject, nextOn: '2026-11-25' };
    expect((await as.editor.call('POST', '/api/worklists/review', body)).status).toBe(204);
    const due = await as.editor.json<Worklist>('GET', '/api/worklists/review');
    expect(due.items.map(({ key }) => key)).toContain(`document:${subject}`);
    await as.editor.call('POST', '/api/worklists/review', { ...body, nextOn: '2027-11-25' });
    const after = await as.editor.json<Worklist>('GET', '/api/worklists/review');
    expect(after.items.map(({ key }) => key)).not.toContain(`document:${subject}`);
  });

  it('tell those who got an answer that its text has changed, in the chat and once', async () => {
    await server.store
      .updateTable('passages')
      .set({ retired_at: clock.now().toISOString() })
      .where('text', 'like', '%每月支付二倍的工资%')
      .execute();
    const { items } = await as.approver.json<RecallList>('GET', '/api/worklists/recall');
    expect(items).toMatchObject([{ answerId: asked.answerId, changed: [{ change: 'gone' }] }]);
    const path = `/api/worklists/recall/${asked.answerId}/send`;
    const sent = await as.approver.json('POST', path, { text: items[0]!.message });
    expect(sent).toMatchObject({ state: 'sent' });
    expect(await codeOf(as.admin.call('POST', path, { text: '再说一次' }))).toEqual([409, 'recall_decided']);
    const said = await server.store
      .selectFrom('messages')
      .select(['role', 'text', 'activity'])
      .where('conversation_id', '=', asked.conversationId)
      .where('role', '=', 'centre')
      .execute();
    expect(said).toHaveLength(1);
    expect(said[0]!.text).toBe(items[0]!.message);
    expect(said[0]!.text).not.toContain('13812345678');
    expect(JSON.parse(said[0]!.activity).channelData.lastkm).toMatchObject({
      kind: 'case',
      event: 'correction',
    });
  });
});
