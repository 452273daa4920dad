import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftList, Received } from '../../ingest/publishing/api.ts';
import type { DraftDetail } from '../../ingest/publishing/api-draft.ts';
import type { PublishedList } from '../../ingest/publishing/api-published.ts';
import { TEXTS } from '../../src/http/access/texts.ts';
import { ROUTES } from '../../src/http/access.ts';
import { changeSwitch } from '../../src/operations/switches.ts';
import { measure } from '../ingest/publishing/support.ts';
import { zip } from '../support/office-files.ts';
import type { Browser } from '../support/people.ts';
import { startSite } from '../support/site.ts';
import {
  act,
  draftOf,
  drop,
  edit,
  openTextHouse,
  settled,
  streamed,
  type TextHouse,
} from '../support/texts.ts';

let house: TextHouse;
let editor: Browser;
let approver: Browser;
beforeAll(async () => {
  house = await openTextHouse();
  editor = await house.browserOf(['editor']);
  approver = await house.browserOf(['approver']);
}, 120_000);
afterAll(() => house.close());

async function dropped(files: Record<string, string | Uint8Array>): Promise<DraftDetail[]> {
  const { drafts } = await drop(editor, house.url, files);
  return Promise.all(drafts.map(({ id }) => settled(editor, id)));
}

describe('files dropped in', { timeout: 120_000 }, () => {
  it('each end with a status, and say why in both languages when they were refused', async () => {
    const details = await dropped({
      '政策/甲.md': measure('2023-02-01', '三十', '甲办法'),
      '政策/乙.exe': 'MZ',
      '丙.pdf': '%PDF-1.4 broken',
      '丁.txt': '',
    });
    expect(details.map(({ draft }) => [draft.name, draft.state])).toEqual([
      ['政策/甲.md', 'draft'],
      ['政策/乙.exe', 'failed'],
      ['丙.pdf', 'failed'],
      ['丁.txt', 'failed'],
    ]);
    for (const { draft } of details.slice(1)) {
      expect(draft.fault?.message.zh).toMatch(/\p{Script=Han}/u);
      expect(draft.fault?.message.en).toMatch(/^[\x20-\x7e]+$/);
    }
    expect(details[2]?.may).toContain('retry');
    expect(details[3]?.may).not.toContain('retry');
  });

  it('open up into drafts of what is packed in them', async () => {
    const archive = zip({
      '一/甲.md': measure('2023-02-01', '三十', '打包甲办法'),
      '二/乙.md': measure('2023-02-01', '三十', '打包乙办法'),
      '丙.zip': zip({ 'x.md': '# x' }),
    });
    const [whole] = await dropped({ '文件包.zip': archive });
    expect(whole?.draft.state).toBe('packed');
    const parts = await Promise.all((whole?.parts ?? []).map(({ id }) => settled(editor, id)));
    const told = parts.map(({ draft }) => [draft.title, draft.state, draft.fault?.code]);
    expect(told.sort()).toEqual([
      [null, 'failed', 'file_nested_archive'],
      ['打包乙办法', 'draft', undefined],
      ['打包甲办法', 'draft', undefined],
    ]);
  });

  it('are refused while uploads are switched off', async () => {
    const change = { name: 'uploads' as const, reason: '维护' };
    const deps = { ...house.app, clock: house.clock };
    await changeSwitch(deps, 'admin', { ...change, on: false });
    await expect(drop(editor, house.url, { 'a.md': '# 甲' })).rejects.toThrow('uploads_off');
    await changeSwitch(deps, 'admin', { ...change, on: true });
  });
});

describe('an address', { timeout: 120_000 }, () => {
  it('is fetched by the server, guarded, and its page kept as the original', async () => {
    const page = `<!doctype html><html><body><h1>网页办法</h1><p>第一条 ${'企业应当按期办理登记。'.repeat(20)}</p></body></html>`;
    const site = await startSite({ '/a.html': page });
    const urls = [`${site.url}/a.html`, 'http://10.0.0.1/x', 'file:///etc/passwd'];
    const { drafts } = await editor.json<Received>('POST', '/api/texts/urls', { urls });
    const details = await Promise.all(drafts.map(({ id }) => settled(editor, id)));
    expect(details.map(({ draft }) => [draft.title, draft.state, draft.fault?.code])).toEqual([
      ['网页办法', 'draft', undefined],
      [null, 'failed', 'fetch_refused'],
      [null, 'failed', 'fetch_refused'],
    ]);
    expect(details[0]?.original).toMatchObject({ url: urls[0], bytes: Buffer.byteLength(page) });
    await site.stop();
  });

  it('and a pasted text become drafts in the same way', async () => {
    const paste = { title: '粘贴办法', text: '第一条 甲。\n\n第二条 乙。' };
    const { drafts } = await editor.json<Received>('POST', '/api/texts/pastes', paste);
    expect((await settled(editor, drafts[0]!.id)).draft).toMatchObject({ title: '粘贴办法', passages: 2 });
  });
});

describe('words that would be run elsewhere', { timeout: 120_000 }, () => {
  const PAYLOADS = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    "=cmd|'/c calc'!A1",
    '"><svg onload=x>',
  ];

  it('are words in every field, and in no answer a page of their own', async () => {
    const html = `<!doctype html><html><body><h1>某办法</h1><p>第一条 ${'企业应当按期办理登记。'.repeat(20)}</p><script>alert(1)</script></body></html>`;
    const [detail] = await dropped({ [`${PAYLOADS[1]}.html`]: html });
    const { id } = detail!.draft;
    for (const value of PAYLOADS) await edit(editor, id, { kind: 'field', field: 'title', value });
    await edit(editor, id, { kind: 'passage', passage: 0, text: PAYLOADS.join('\n') });
    for (const path of [`drafts/${id}`, 'drafts', `drafts/${id}/revisions`]) {
      const response = await editor.call('GET', `/api/texts/${path}`);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await draftOf(editor, id)).draft.title).toBe(PAYLOADS.at(-1));
  });

  it('leave as a download that nothing runs', async () => {
    const [detail] = await dropped({
      '页面.html': `<!doctype html><h1>办法</h1><p>第一条 ${'企业应当按期办理登记。'.repeat(20)}</p><script>alert(1)</script>`,
    });
    const response = await editor.call('GET', `/api/texts/drafts/${detail!.draft.id}/original`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(await response.text()).toContain('<script>');
  });
});

describe('an editor', { timeout: 120_000 }, () => {
  it('publishes by no route, whatever is sent', async () => {
    const [detail] = await dropped({ '戊.md': measure('2023-02-01', '三十', '戊办法') });
    const { id } = detail!.draft;
    await act(editor, { id }, 'submit');
    const { revision } = (await draftOf(editor, id)).draft;
    const bodies = [
      { revision, on: null, note: 'x', reason: 'x' },
      { drafts: [{ id, revision }], on: null },
      { state: 'published', revision },
    ];
    const before = await house.store.selectFrom('versions').select('id').execute();
    for (const key of Object.keys(TEXTS)) {
      const [method = '', path = ''] = key.split(' ');
      if (method === 'GET' || /recall|withdraw|reopen|retry/.test(path)) continue;
      for (const body of bodies) await editor.call(method, path.replace(':id', id), body);
    }
    expect((await draftOf(editor, id)).draft).toMatchObject({ state: 'review', revision });
    expect(await house.store.selectFrom('versions').select('id').execute()).toEqual(before);
    const deciding = Object.entries(TEXTS).filter(
      ([key]) =>
        /approve|reject|undo|retire|restore|repeal|extend|sources/.test(key) && !key.startsWith('GET'),
    );
    expect(deciding.length).toBeGreaterThan(12);
    for (const [, { access }] of deciding) expect(access).toEqual(['approver', 'admin']);
    expect(Object.keys(ROUTES)).toEqual(expect.arrayContaining(deciding.map(([key]) => key)));
  });

  it('sees what hinders an approval, and an approver too', async () => {
    const both = await house.browserOf(['editor', 'approver'], 'both');
    const { drafts } = await drop(both, house.url, { '己.md': measure('2023-02-01', '三十', '己办法') });
    await settled(both, drafts[0]!.id);
    const own = await act(both, drafts[0]!, 'submit');
    expect(own.may).not.toContain('approve');
    expect(own.mayNot).toMatchObject({ code: 'four_eyes' });
    expect((await draftOf(approver, drafts[0]!.id)).may).toContain('approve');
  });
});

describe('lists', () => {
  it('page and filter drafts, and count them by state', async () => {
    const files = Object.fromEntries(
      ['庚', '辛', '壬'].map((name) => [`${name}.md`, measure('2023-02-01', '三十', `${name}分页办法`)]),
    );
    const { batch, drafts } = await drop(editor, house.url, files);
    for (const { id } of drafts) await settled(editor, id);
    const first = await editor.json<DraftList>('GET', `/api/texts/drafts?batch=${batch}&limit=2&state=draft`);
    expect(first).toMatchObject({ total: 3, counts: { draft: 3, failed: 0 } });
    const rest = await editor.json<DraftList>(
      'GET',
      `/api/texts/drafts?batch=${batch}&limit=2&state=draft&cursor=${first.next}`,
    );
    expect([...first.drafts, ...rest.drafts].map(({ title }) => title)).toEqual([
      '壬分页办法',
      '辛分页办法',
      '庚分页办法',
    ]);
    expect(rest.next).toBeNull();
    const found = await editor.json<DraftList>(
      'GET',
      `/api/texts/drafts?q=${encodeURIComponent('辛分页')}&state=open`,
    );
    expect(found.drafts).toHaveLength(1);
  });

  it('tell published texts by how they stand on a day', async () => {
    for (const [from, share] of [
      ['2023-02-01', '三十'],
      ['2026-05-01', '五十'],
      ['2027-01-01', '七十'],
    ] as const) {
      const [detail] = await dropped({ 'x.md': measure(from, share, '按日办法') });
      await act(editor, detail!.draft, 'submit');
      await act(approver, detail!.draft, 'approve', { on: null });
    }
    const list = (rest: string) =>
      editor.json<PublishedList>('GET', `/api/texts/published?q=${encodeURIComponent('按日')}${rest}`);
    expect((await list('')).counts).toEqual({ in_force: 1, not_yet: 1, ended: 1, retired: 0, duplicate: 0 });
    expect((await list('&validity=in_force')).texts).toMatchObject([{ effectiveFrom: '2026-05-01' }]);
    expect((await list('&validity=in_force&on=2025-01-01')).texts).toMatchObject([
      { effectiveFrom: '2023-02-01' },
    ]);
  });
});

describe('the live stream', () => {
  it('tells each change of a draft, and goes on where it was left', async () => {
    const { batch, drafts } = await drop(editor, house.url, {
      '癸.md': measure('2023-02-01', '三十', '癸办法'),
    });
    await settled(editor, drafts[0]!.id);
    const first = await house.store
      .selectFrom('log')
      .select('seq')
      .where('kind', '=', 'draft.changed')
      .orderBy('seq')
      .where('subject', '=', drafts[0]!.id)
      .executeTakeFirstOrThrow();
    const told = await streamed(editor, house.url, first.seq - 1);
    expect(told).toMatchObject({ batch, id: drafts[0]!.id, state: 'draft' });
  });
});
