import { describe, expect, it } from 'vitest';
import { doubtfulPages, settleWithdrawal } from '../../../ingest/watch/worklist.ts';
import { ARTICLES, notice, type Watched, watched } from './support.ts';

const TITLES = ['甲', '乙', '丙', '丁', '戊'].map((name) => `某市${name}办法`);
const pagesOf = (titles: readonly string[]) =>
  Object.fromEntries(titles.map((title, i) => [`/tz/${i + 1}.html`, notice(title, ARTICLES)]));
const list = (numbers: number[]) =>
  `<html><body><ul>${numbers.map((n) => `<li><a href="/tz/${n}.html">${TITLES[n - 1]}</a></li>`).join('')}</ul>
   <a href="/about.html">关于</a></body></html>`;
const feed = (numbers: number[]) =>
  `<rss version="2.0"><channel><title>t</title>${numbers.map((n) => `<item><title>${TITLES[n - 1]}</title><link>/tz/${n}.html</link></item>`).join('')}</channel></rss>`;
const titlesIn = async ({ store }: Watched) =>
  (await store.selectFrom('documents').select('title').orderBy('title').execute()).map(({ title }) => title);
const kinds = async ({ store }: Watched) =>
  (
    await store.selectFrom('log').select('kind').where('kind', 'like', 'source.%').orderBy('seq').execute()
  ).map(({ kind }) => kind);

describe('a watched list', () => {
  it('brings the pages that its pattern takes, and later only what is new', async () => {
    const w = await watched({ ...pagesOf(TITLES), '/list.html': list([2, 1]) });
    const id = await w.add('/list.html', {
      kind: 'list',
      pattern: '/tz/\\d+\\.html$',
      region: '某市',
      topics: ['labor'],
    });
    expect((await w.run(id)).counts).toMatchObject({ new: 2, failed: 0 });
    w.site.pages['/list.html'] = list([3, 2, 1]);
    w.later(6);
    expect((await w.run(id)).counts).toMatchObject({ new: 1, unchanged: 0 });
    expect(await titlesIn(w)).toHaveLength(3);
    expect(w.site.hitsOf('/about.html')).toBe(0);
    expect(w.site.hitsOf('/tz/1.html')).toBe(1);
    const documents = await w.store.selectFrom('documents').select(['region', 'topics']).execute();
    expect(documents[0]).toEqual({ region: '某市', topics: '["labor"]' });
  });

  it('flags a text taken out of it, keeps the document, and takes the flag back when it returns', async () => {
    const w = await watched({ ...pagesOf(TITLES), '/list.html': list([3, 2, 1]) });
    const id = await w.add('/list.html', { kind: 'list', pattern: '/tz/' });
    await w.run(id);
    w.site.pages['/list.html'] = list([3, 1]);
    w.later(6);
    await w.run(id);
    expect(await doubtfulPages(w.store)).toEqual([]);
    w.later(6);
    await w.run(id);
    expect(await doubtfulPages(w.store)).toMatchObject([
      { title: TITLES[1], status: 'source_withdrawn', reason: 'unlisted' },
    ]);
    expect(await titlesIn(w)).toHaveLength(3);
    const live = await w.store.selectFrom('versions').select('id').where('retired_at', 'is', null).execute();
    expect(live).toHaveLength(3);
    w.site.pages['/list.html'] = list([3, 2, 1]);
    w.later(6);
    await w.run(id);
    expect(await doubtfulPages(w.store)).toEqual([]);
    expect(await kinds(w)).toEqual(['source.added', 'source.withdrawn', 'source.returned']);
  });

  it('lets old pages leave at its end, and does not believe a list that lost most of itself', async () => {
    const w = await watched({ ...pagesOf(TITLES), '/list.html': list([3, 2, 1]) });
    const id = await w.add('/list.html', { kind: 'list', pattern: '/tz/' });
    await w.run(id);
    w.site.pages['/list.html'] = list([5, 4, 3, 2]);
    for (let i = 0; i < 3; i++) {
      w.later(6);
      await w.run(id);
    }
    w.site.pages['/list.html'] = list([2]);
    for (let i = 0; i < 3; i++) {
      w.later(6);
      await w.run(id);
    }
    w.site.pages['/list.html'] = '<html><body>维护中</body></html>';
    w.later(6);
    expect((await w.run(id)).fault).toMatchObject({ code: 'source_empty' });
    expect(await doubtfulPages(w.store)).toEqual([]);
    expect(await titlesIn(w)).toHaveLength(5);
  });
});

describe('a watched feed', () => {
  it('is asked whether it changed, and so are its pages', async () => {
    const w = await watched({ ...pagesOf(TITLES) });
    let body = feed([1]);
    w.site.pages['/feed.xml'] = (request, response) => {
      const etag = `"${body.length}"`;
      const known = request.headers['if-none-match'] === etag;
      response.writeHead(known ? 304 : 200, { etag }).end(known ? '' : body);
    };
    w.site.pages['/tz/1.html'] = (request, response) => {
      const known = request.headers['if-modified-since'] !== undefined;
      response.writeHead(known ? 304 : 200, { 'last-modified': 'Tue, 24 Nov 2026 01:00:00 GMT' });
      response.end(known ? '' : notice(TITLES[0]!, ARTICLES));
    };
    const id = await w.add('/feed.xml', { kind: 'feed' });
    expect((await w.run(id)).counts.new).toBe(1);
    w.later(25);
    expect((await w.run(id)).counts).toMatchObject({ new: 0, unchanged: 1 });
    body = feed([2, 1]);
    w.later(1);
    expect((await w.run(id)).counts.new).toBe(1);
    expect(w.site.hits.filter(({ headers }) => headers['if-none-match'])).toHaveLength(2);
  });
});

describe('a watched page', () => {
  it('counts as changed by its words, not by what surrounds them', async () => {
    const w = await watched({ '/tz/1.html': notice(TITLES[0]!, ARTICLES) });
    const id = await w.add('/tz/1.html', { kind: 'page' });
    expect((await w.run(id)).counts.new).toBe(1);
    w.site.pages['/tz/1.html'] = notice(TITLES[0]!, ARTICLES, { views: 4711 });
    w.later(6);
    expect((await w.run(id)).counts.unchanged).toBe(1);
    const amended = ARTICLES.map((text) => text.replace('五百元', '八百元'));
    w.site.pages['/tz/1.html'] = notice(TITLES[0]!, amended, { views: 4712 });
    w.later(6);
    expect((await w.run(id)).counts.changed).toBe(1);
    const live = await w.store
      .selectFrom('passages')
      .select('text')
      .where('retired_at', 'is', null)
      .execute();
    expect(live.some(({ text }) => text.includes('八百元'))).toBe(true);
    expect(live.some(({ text }) => text.includes('五百元'))).toBe(false);
  });

  it('that loses most of its text is not believed', async () => {
    const w = await watched({ '/tz/1.html': notice(TITLES[0]!, ARTICLES) });
    const id = await w.add('/tz/1.html', { kind: 'page' });
    await w.run(id);
    w.site.pages['/tz/1.html'] =
      '<!doctype html><html><body><h1>某市甲办法</h1><p>系统升级中，请稍候。</p></body></html>';
    w.later(6);
    expect((await w.run(id)).fault).toMatchObject({ code: 'source_shrunk' });
    const live = await w.store
      .selectFrom('passages')
      .select('text')
      .where('retired_at', 'is', null)
      .execute();
    expect(live.some(({ text }) => text.includes('五百元'))).toBe(true);
    expect(await doubtfulPages(w.store)).toMatchObject([{ status: 'held', title: TITLES[0] }]);
  });

  it.each([404, 410])(
    'gone for good (%i) is flagged at the third look, and a person settles it',
    async (status) => {
      const w = await watched({ '/tz/1.html': notice(TITLES[0]!, ARTICLES) });
      const id = await w.add('/tz/1.html', { kind: 'page' });
      await w.run(id);
      w.site.pages['/tz/1.html'] = { status };
      for (const expected of [0, 0, 1]) {
        w.later(6);
        await w.run(id);
        expect(await doubtfulPages(w.store)).toHaveLength(expected);
      }
      const [page] = await doubtfulPages(w.store);
      expect(page).toMatchObject({ reason: 'gone', title: TITLES[0] });
      await settleWithdrawal(w.store, page!.id, { clock: w.deps.clock, actor: 'anna' });
      expect(await doubtfulPages(w.store)).toEqual([]);
      expect(await titlesIn(w)).toEqual([TITLES[0]]);
      w.site.pages['/tz/1.html'] = notice(TITLES[0]!, ARTICLES);
      w.later(6);
      await w.run(id);
      expect(await kinds(w)).toEqual([
        'source.added',
        'source.withdrawn',
        'source.settled',
        'source.returned',
      ]);
    },
  );

  it('that is away for a while is not flagged', async () => {
    const w = await watched({ '/tz/1.html': notice(TITLES[0]!, ARTICLES) });
    const id = await w.add('/tz/1.html', { kind: 'page' });
    await w.run(id);
    const page = w.site.pages['/tz/1.html']!;
    for (const status of [404, 503, 404, 200, 404, 404]) {
      w.site.pages['/tz/1.html'] = status === 200 ? page : { status };
      w.later(6);
      await w.run(id);
    }
    expect((await doubtfulPages(w.store)).filter((one) => one.status === 'source_withdrawn')).toEqual([]);
  });
});

describe('a watched sitemap', () => {
  it('is followed through its index', async () => {
    const w = await watched(pagesOf(TITLES));
    w.site.pages['/sitemap.xml'] =
      `<sitemapindex><sitemap><loc>${w.site.url}/s1.xml</loc></sitemap></sitemapindex>`;
    w.site.pages['/s1.xml'] =
      `<urlset>${[1, 2].map((n) => `<url><loc>${w.site.url}/tz/${n}.html</loc></url>`).join('')}</urlset>`;
    const id = await w.add('/sitemap.xml', { kind: 'sitemap' });
    expect((await w.run(id)).counts.new).toBe(2);
  });
});
