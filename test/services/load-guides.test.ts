import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holds } from '../../knowledge/citations.ts';
import { passagesById } from '../../knowledge/corpus.ts';
import { syncDocument } from '../../knowledge/corpus-write.ts';
import { toChinese } from '../../knowledge/numerals.ts';
import { guideDocuments } from '../../services/guide-documents.ts';
import { readGuides } from '../../services/guides.ts';
import { loadGuides } from '../../services/load-guides.ts';
import { clockAt, type Day } from '../../src/base/time.ts';
import { lastSeq } from '../../src/store/log.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { contents, folderOf, load, tempStore } from '../ingest/support.ts';
import { dataPath, hasData } from '../support/data.ts';
import { evidenceFrom, sectionOf, storeGuide } from '../support/evidence.ts';

const clock = clockAt('2026-11-24');
const guides = readGuides();

describe('loading the starter guides', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(':memory:');
  });
  afterAll(() => store.destroy());

  it('retires a guide that is gone, and keeps its text for old citations', async () => {
    const [old] = guideDocuments({ ...guides, guides: guides.guides.slice(0, 1) });
    await syncDocument(store, { ...old!, key: 'guide:gone:zh' }, { clock, actor: 'system' });
    const gone = await sectionOf(store, 'gone', guides.guides[0]!.sections[0]!.id);
    expect(await loadGuides(store, clock)).toBe(guides.guides.length * 2 + 1);
    const row = await store.selectFrom('passages').selectAll().where('id', '=', gone.id).executeTakeFirst();
    expect(row?.retired_at).not.toBeNull();
    expect(row?.text).toBe(gone.text);
  });

  it('holds each guide in both languages, each section as one passage', async () => {
    const held = await store
      .selectFrom('passages as p')
      .innerJoin('versions as v', 'v.id', 'p.version_id')
      .innerJoin('documents as d', 'd.id', 'v.document_id')
      .where('p.kind', '=', 'guide')
      .where('p.retired_at', 'is', null)
      .groupBy('d.language')
      .select(({ fn }) => ['d.language', fn.countAll<number>().as('passages')])
      .execute();
    const passages = guides.guides.flatMap(({ sections }) => sections).length;
    expect(held).toEqual([
      { language: 'en', passages },
      { language: 'zh', passages },
    ]);
  });

  it('writes nothing the second time, not even when it has forgotten that it was done', async () => {
    const before = await contents(store);
    expect(await loadGuides(store, clock)).toBe(0);
    await store.deleteFrom('meta').where('key', '=', 'guides').execute();
    expect(await loadGuides(store, clock)).toBe(0);
    expect(await contents(store)).toEqual(before);
    expect(await lastSeq(store)).toBe(before.log.length);
  });
});

describe('a guide section', () => {
  const { sections } = guides.guides.find(({ id }) => id === 'probation')!;
  const { sources } = sections.find(({ id }) => id === 'once-only')!;
  const quote = sources[0]!.quote;
  const articles = Array.from({ length: 19 }, (_, i) => (i === 18 ? `${quote}。` : `第${i + 1}项规定。`));
  const history = '2012年12月28日 第十一届全国人民代表大会常务委员会第三十次会议通过';
  const law = (texts: string[], title = '中华人民共和国劳动合同法', line = history) => {
    const numbered = texts.map((text, i) => `第${toChinese(i + 1)}条 ${text}`);
    return [`# ${title}`, line, '<!-- INFO END -->', ...numbered].join('\n\n');
  };

  let store: Store;
  beforeEach(async () => {
    store = await tempStore();
    await storeGuide(store, 'probation');
  });
  const asked = async (asOf?: Day) => {
    const section = await sectionOf(store, 'probation', 'once-only');
    return (await evidenceFrom(store, [section], asOf)).guides[0]?.citations ?? null;
  };

  it('cites a law that is not held with the words it keeps of it', async () => {
    expect(await asked()).toMatchObject([
      {
        passageId: null,
        title: '中华人民共和国劳动合同法',
        article: '第十九条',
        quote,
        text: quote,
        validity: 'in_force',
        effectiveFrom: '2013-07-01',
      },
    ]);
  });

  it('says nothing of a law that is not held on a day before it took effect', async () => {
    expect(await asked('2012-06-01')).toBeNull();
  });

  it('cites the article as it is held', async () => {
    await load(store, await folderOf({ 'law.md': law(articles) }));
    const [citation] = (await asked())!;
    expect(citation).toMatchObject({ article: '第十九条', quote, validity: 'in_force' });
    expect(citation!.passageId).not.toBeNull();
    expect(holds(citation!.text, quote)).toBe(true);
  });

  it('stops answering when the law says something else', async () => {
    const changed = articles.with(18, '同一用人单位与同一劳动者可以约定二次试用期。');
    await load(store, await folderOf({ 'law.md': law(changed) }));
    expect(await asked()).toBeNull();
  });

  it('stops answering when a newer version of the law says something else', async () => {
    const newer = '2026年6月1日 第十四届全国人民代表大会常务委员会第三十次会议修订';
    const changed = articles.with(18, '同一用人单位与同一劳动者可以约定二次试用期。');
    const folder = await folderOf({
      'law-2012.md': law(articles),
      'law-2026.md': law(changed, '中华人民共和国劳动合同法', newer),
    });
    await load(store, folder);
    expect(await asked()).toBeNull();
    expect(await asked('2020-01-01')).not.toBeNull();
  });

  it('stops answering when the law has lost the article', async () => {
    await load(store, await folderOf({ 'law.md': law(articles.slice(0, 18)) }));
    expect(await asked()).toBeNull();
  });

  it('takes no other law for its own', async () => {
    await load(store, await folderOf({ 'law.md': law(['完全不同的规定。'], '劳动合同法实施细则') }));
    expect((await asked())![0]!.passageId).toBeNull();
  });
});

describe.skipIf(!hasData('policy-pack'))('the starter guides beside the policy pack', () => {
  it('all go on answering', async () => {
    const store = await tempStore();
    await load(store, dataPath('policy-pack'));
    await loadGuides(store, clock);
    const rows = await store.selectFrom('passages').select('id').where('kind', '=', 'guide').execute();
    const sections = await passagesById(
      store,
      rows.map(({ id }) => id),
    );
    const silent: string[] = [];
    for (const section of sections)
      if ((await evidenceFrom(store, [section])).guides.length === 0) silent.push(section.headingPath.join());
    expect(sections.length).toBeGreaterThan(1000);
    expect(silent).toEqual([]);
  }, 120_000);
});
