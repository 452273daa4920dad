import { expect, it } from 'vitest';
import { passagesOfVersion } from '../../knowledge/corpus.ts';
import { planDocument, syncDocument } from '../../knowledge/corpus-write.ts';
import type {
  ParsedDocument,
  ParsedPassage,
  ParsedRelation,
  ParsedVersion,
} from '../../knowledge/parsed-document.ts';
import { clockAt } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { contents, tempStore } from '../ingest/support.ts';

const options = { clock: clockAt('2026-11-24'), actor: 'test' };

function passage(number: number, text: string): ParsedPassage {
  const article = `第${number}条`;
  return {
    kind: 'article',
    article,
    articleNumber: number,
    headingPath: [],
    page: null,
    text,
    searchText: '',
    content: null,
  };
}

function document(
  texts: string[],
  version: Partial<ParsedVersion> = {},
  more: Partial<ParsedDocument> = {},
): ParsedDocument {
  return {
    key: '某条例|全国',
    title: '某条例',
    issuer: '国务院',
    level: 'regulation',
    region: '全国',
    topics: ['tax'],
    language: 'zh',
    visibility: 'public',
    passages: texts.map((text, i) => passage(i + 1, text)),
    ...more,
    version: {
      label: '2020-01-01',
      title: '某条例',
      documentNumber: null,
      publishedOn: '2020-01-01',
      effectiveFrom: null,
      effectiveTo: null,
      ended: null,
      endedBy: null,
      note: null,
      source: '/texts/a.md',
      sourceDigest: 'x',
      history: [],
      provenance: {},
      coverage: null,
      ...version,
    },
  };
}

function repeal(title: string, on: string): ParsedRelation {
  const whole = {
    number: null,
    articles: null,
    until: null,
    quote: `《${title}》同时废止。`,
    confidence: 0.9,
  };
  return { kind: 'repeals', title, on, ...whole };
}

const seqs = async (store: Store) =>
  (
    await store
      .selectFrom('passages')
      .select(['text', 'changed_seq'])
      .where('retired_at', 'is', null)
      .execute()
  ).map((row) => [row.text, row.changed_seq]);

it('writes nothing when the same text comes again', async () => {
  const store = await tempStore();
  await syncDocument(store, document(['甲', '乙']), options);
  const before = await contents(store);
  const again = await syncDocument(store, document(['甲', '乙']), options);
  expect(again).toMatchObject({ status: 'unchanged', seq: null });
  expect(await contents(store)).toEqual(before);
});

it('touches only the passages that changed, and keeps the old words for old citations', async () => {
  const store = await tempStore();
  const first = await syncDocument(store, document(['甲', '乙', '丙']), options);
  const second = await syncDocument(store, document(['甲', '乙二', '丙']), options);
  expect(second.passages).toEqual({ added: 1, kept: 2, retired: 1 });
  expect(await seqs(store)).toEqual([
    ['甲', first.seq],
    ['丙', first.seq],
    ['乙二', second.seq],
  ]);
  const old = await store
    .selectFrom('passages')
    .selectAll()
    .where('text', '=', '乙')
    .executeTakeFirstOrThrow();
  expect(old).toMatchObject({ changed_seq: second.seq, retired_at: '2026-11-24T01:00:00.000Z' });
  const live = await passagesOfVersion(store, second.versionId);
  expect(live.map(({ text }) => text)).toEqual(['甲', '乙二', '丙']);
});

it('moves the seq of every passage when what search sees of the version changed', async () => {
  const store = await tempStore();
  await syncDocument(store, document(['甲', '乙']), options);
  const renamed = await syncDocument(store, document(['甲', '乙'], { title: '某条例（修订）' }), options);
  expect((await seqs(store)).every(([, seq]) => seq === renamed.seq)).toBe(true);
  const moved = await syncDocument(
    store,
    document(['甲', '乙'], { title: '某条例（修订）' }, { visibility: 'internal' }),
    options,
  );
  expect((await seqs(store)).every(([, seq]) => seq === moved.seq)).toBe(true);
});

it('ends the older version when the newer arrives, whichever comes first', async () => {
  for (const labels of [
    ['2020-01-01', '2025-03-17'],
    ['2025-03-17', '2020-01-01'],
  ]) {
    const store = await tempStore();
    let last = 0;
    for (const day of labels) {
      const done = await syncDocument(
        store,
        document(['甲'], { label: day, publishedOn: day, source: `/${day}` }),
        options,
      );
      last = done.seq ?? 0;
    }
    const rows = await store.selectFrom('versions').selectAll().orderBy('label').execute();
    expect(rows.map((row) => [row.effective_to, row.ended, row.ended_by])).toEqual([
      ['2025-03-16', 'superseded', '某条例（2025-03-17）'],
      [null, null, null],
    ]);
    const old = await store
      .selectFrom('passages')
      .select('changed_seq')
      .where('version_id', '=', rows[0]?.id ?? 0)
      .execute();
    expect(old).toEqual([{ changed_seq: last }]);
  }
});

it('lets only the newest version speak for the document', async () => {
  const store = await tempStore();
  const newer = { label: '2025-03-17', publishedOn: '2025-03-17', source: '/new' };
  await syncDocument(store, document(['甲'], newer, { issuer: '国务院' }), options);
  await syncDocument(store, document(['甲'], { source: '/old' }, { issuer: '政务院' }), options);
  expect(await store.selectFrom('documents').select('issuer').execute()).toEqual([{ issuer: '国务院' }]);
});

it('repeals a held text by the clause of another, in either order of arrival', async () => {
  const repealed = document(['甲']);
  const repealing = document(
    ['乙'],
    {
      title: '新法',
      label: '2024-12-25',
      publishedOn: '2024-12-25',
      effectiveFrom: '2026-01-01',
      source: '/new.md',
      relations: [repeal('某条例', '2026-01-01')],
    },
    { key: '新法|全国', title: '新法' },
  );
  for (const order of [
    [repealed, repealing],
    [repealing, repealed],
  ]) {
    const store = await tempStore();
    for (const text of order) await syncDocument(store, text, options);
    const row = await store
      .selectFrom('versions')
      .selectAll()
      .where('title', '=', '某条例')
      .executeTakeFirstOrThrow();
    expect([row.effective_to, row.ended, row.ended_by]).toEqual(['2025-12-31', 'repealed', '新法']);
    for (const text of order) expect((await syncDocument(store, text, options)).status).toBe('unchanged');
  }
});

it('opens a repealed text again when the repealing one no longer says so', async () => {
  const store = await tempStore();
  await syncDocument(store, document(['甲']), options);
  const clause = [repeal('某条例', '2026-01-01')];
  const other = (relations: typeof clause) =>
    document(['乙'], { title: '新法', source: '/new.md', relations }, { key: '新法|全国', title: '新法' });
  await syncDocument(store, other(clause), options);
  await syncDocument(store, other([]), options);
  const row = await store
    .selectFrom('versions')
    .selectAll()
    .where('title', '=', '某条例')
    .executeTakeFirstOrThrow();
  expect([row.effective_to, row.ended]).toEqual([null, null]);
});

it('retires what a source held before when it now holds another version', async () => {
  const store = await tempStore();
  await syncDocument(store, document(['甲']), { ...options, ownsSource: true });
  const corrected = document(['甲'], { label: '2020-02-02', publishedOn: '2020-02-02' });
  await syncDocument(store, corrected, { ...options, ownsSource: true });
  const rows = await store.selectFrom('versions').selectAll().orderBy('label').execute();
  expect(rows.map((row) => row.retired_at !== null)).toEqual([true, false]);
  expect(rows[1]).toMatchObject({ effective_to: null, ended: null });
});

it('tells beforehand what it would do', async () => {
  const store = await tempStore();
  expect(await planDocument(store, document(['甲', '乙']))).toMatchObject({ status: 'created' });
  await syncDocument(store, document(['甲', '乙']), options);
  expect(await planDocument(store, document(['甲', '乙二']))).toEqual({
    status: 'updated',
    passages: { added: 1, kept: 1, retired: 1 },
  });
});
