import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../src/base/time.ts';
import { append } from '../../src/store/log.ts';
import type { Store } from '../../src/store/open.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let ids: Record<'old' | 'now' | 'internal', number[]>;

beforeAll(async () => {
  server = await startTestServer({ clock: clockAt('2026-11-24') });
  const { store } = server;
  const law = await document(store, 'law', 'public');
  ids = {
    old: await version(store, law, {
      label: '2007',
      effective_from: '2008-01-01',
      effective_to: '2013-06-30',
      ended: 'superseded',
    }),
    now: await version(store, law, { label: '2012', effective_from: '2013-07-01' }),
    internal: await version(store, await document(store, 'memo', 'internal'), { label: '1' }),
  };
});
afterAll(() => server.stop());

async function document(store: Store, key: string, visibility: string): Promise<number> {
  const at = '2026-01-01T00:00:00.000Z';
  const row = {
    key,
    title: '劳动合同法',
    issuer: null,
    level: 'law',
    region: '全国',
    topics: '[]',
    language: 'zh',
    visibility,
  };
  const { id } = await store
    .insertInto('documents')
    .values({ ...row, created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function version(
  store: Store,
  documentId: number,
  more: { label: string } & Record<string, string>,
): Promise<number[]> {
  const texts = {
    source: 's',
    source_digest: '',
    digest: '',
    history: '[]',
    coverage: '{}',
    provenance: '{}',
  };
  const row = {
    document_id: documentId,
    title: `劳动合同法 ${more.label}`,
    ...texts,
    created_at: '2026-01-01T00:00:00.000Z',
    ...more,
  };
  const { id } = await store.insertInto('versions').values(row).returning('id').executeTakeFirstOrThrow();
  const seq = await append(store, { kind: 'document.ingested', actor: 'cli', at: new Date() });
  const passages = [1, 2, 3, 4, 5, 6, 7].map((n) => ({
    version_id: id,
    ordinal: n,
    kind: 'article',
    article: `第${n}条`,
    article_number: n,
    heading_path: '["总则"]',
    text: `${more.label} 第${n}条的内容`,
    search_text: '',
    digest: '',
    changed_seq: seq,
  }));
  const rows = await store.insertInto('passages').values(passages).returning('id').execute();
  return rows.map((passage) => passage.id);
}

async function open(id: number | string) {
  const response = await fetch(`${server.url}/api/passages/${id}`);
  const body = (await response.json()) as { before: { article: string }[]; after: { article: string }[] };
  return { status: response.status, body };
}

describe('a passage opened from a citation', () => {
  it('comes with its document, its validity today and the articles around it', async () => {
    const { status, body } = await open(ids.now[3]!);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      passage: { article: '第4条', text: '2012 第4条的内容', headingPath: ['总则'] },
      document: { title: '劳动合同法 2012', level: 'law', effectiveFrom: '2013-07-01' },
      validity: 'in_force',
      asOf: '2026-11-24',
      retired: false,
      newer: null,
    });
    expect(body.before.map((p) => p.article)).toEqual(['第2条', '第3条']);
    expect(body.after.map((p) => p.article)).toEqual(['第5条', '第6条']);
  });

  it('of an older version points to the same article in force', async () => {
    const { body } = await open(ids.old[3]!);
    expect(body).toMatchObject({
      validity: 'superseded',
      newer: { title: '劳动合同法 2012', effectiveFrom: '2013-07-01', passageId: ids.now[3] },
    });
  });

  it('stays readable when it was retired, and says so', async () => {
    const { store } = server;
    await store
      .updateTable('passages')
      .set({ retired_at: '2026-02-01T00:00:00.000Z' })
      .where('id', '=', ids.now[6]!)
      .execute();
    expect((await open(ids.now[6]!)).body).toMatchObject({
      retired: true,
      passage: { text: '2012 第7条的内容' },
    });
    expect((await open(ids.now[5]!)).body.after).toEqual([]);
  });

  it('is not there when it is internal, unknown or no number at all, all alike', async () => {
    const answers = await Promise.all([ids.internal[0]!, 999_999, 'x', '1;drop', '-1', '1e3'].map(open));
    for (const answer of answers) expect(answer).toEqual({ ...answers[1], status: 404 });
  });
});
