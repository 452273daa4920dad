import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { attachmentsOf, linksOf } from '../../../ingest/watch/links.ts';
import { readListing, type SourceKind } from '../../../ingest/watch/listing.ts';

const URL_ = 'https://www.example.gov.cn/zwgk/index.html';
const read = (kind: SourceKind, body: string | Buffer, charset: string | null = null) =>
  readListing(kind, { bytes: Buffer.from(body as string), url: URL_, charset });

describe('a feed', () => {
  it('gives its entries with their addresses complete, from RSS', () => {
    const feed = `<?xml version="1.0" encoding="GB2312"?><rss version="2.0"><channel><title>通知</title>
      <item><title>关于社保缓缴的通知</title><link>../tz/1.html#top</link><pubDate>Tue, 24 Nov 2026 09:00:00 +0800</pubDate></item>
      <item><title>二</title><guid>https://www.example.gov.cn/tz/2.html</guid></item>
      <item><title>again</title><link>https://www.example.gov.cn/tz/1.html</link></item>
      <item><title>no page</title><guid isPermaLink="false">17</guid></item></channel></rss>`;
    expect(read('feed', iconv.encode(feed, 'gb18030')).entries).toEqual([
      {
        url: 'https://www.example.gov.cn/tz/1.html',
        name: '关于社保缓缴的通知',
        changedAt: '2026-11-24T01:00:00.000Z',
      },
      { url: 'https://www.example.gov.cn/tz/2.html', name: '二', changedAt: null },
    ]);
  });

  it('is read as Atom, RDF and JSON too', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>i</id><entry><title>通知</title><id>1</id>
      <link rel="enclosure" href="/x.pdf"/><link href="/a.html"/><updated>2026-11-24T00:00:00Z</updated></entry></feed>`;
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel><title>t</title><link>https://x</link></channel><item><title>通知</title><link>/a.html</link></item></rdf:RDF>`;
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 't',
      items: [{ id: '1', url: '/a.html', title: '通知' }],
    });
    for (const feed of [atom, rdf, json])
      expect(read('feed', feed).entries).toMatchObject([
        { url: 'https://www.example.gov.cn/a.html', name: '通知' },
      ]);
  });

  it('is refused when it is a page, empty, or has entities of its own', () => {
    const bomb =
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>';
    const file =
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>';
    for (const text of ['<html><body>登录</body></html>', '{}', 'x', bomb, file])
      expect(() => read('feed', text)).toThrow(expect.objectContaining({ code: 'source_invalid' }));
  });
});

describe('a sitemap', () => {
  const pages = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://www.example.gov.cn/a.html?x=1&amp;y=2 </loc><lastmod>2026-11-24</lastmod></url><url><loc>/b.html</loc></url></urlset>`;

  it('gives its pages, packed or not', () => {
    const expected = [
      { url: 'https://www.example.gov.cn/a.html?x=1&y=2', changedAt: '2026-11-24T00:00:00.000Z' },
      { url: 'https://www.example.gov.cn/b.html', changedAt: null },
    ];
    expect(read('sitemap', pages).entries).toMatchObject(expected);
    expect(read('sitemap', gzipSync(pages)).entries).toMatchObject(expected);
  });

  it('gives the sitemaps that an index lists', () => {
    const index = '<sitemapindex><sitemap><loc>/s1.xml.gz</loc></sitemap></sitemapindex>';
    expect(read('sitemap', index)).toEqual({
      entries: [],
      sitemaps: ['https://www.example.gov.cn/s1.xml.gz'],
    });
  });

  it('is refused when it is something else, or expands without bound', () => {
    for (const body of ['<html></html>', gzipSync(Buffer.alloc(51e6), { level: 1 })])
      expect(() => read('sitemap', body)).toThrow(/sitemap|larger/);
  });
});

describe('links', () => {
  const page = `<html><head><base href="/tz/"></head><body><nav><a href="/help.pdf">帮助</a></nav>
    <a href="t1.html" title="关于印发《某办法》的通知">关于印发…</a><a href='t1.html'>关于印发《某办法》的通知</a>
    <p>附件：<a href="./P020261124.docx">附件1：申请表</a> <a href="/download?id=1">附件2：清单.xlsx</a>
    <a href="/get?file=a.pdf">下载</a> <a href="mailto:a@b.cn">邮件</a> <a href="javascript:void(0)">打印</a>
    <a href="#top">返回</a> <a href="http://[bad">x</a> <a href="/guide.html">指南</a></p></body></html>`;

  it('are complete, each once under its longest name', () => {
    expect(linksOf(page, URL_)[1]).toEqual({
      url: 'https://www.example.gov.cn/tz/t1.html',
      name: '关于印发《某办法》的通知',
      furniture: false,
    });
    expect(linksOf(page, URL_)).toHaveLength(6);
  });

  it('to attachments are those in the text that end as documents do', () => {
    expect(attachmentsOf(page, URL_).map(({ url, name }) => [url, name])).toEqual([
      ['https://www.example.gov.cn/tz/P020261124.docx', '附件1：申请表'],
      ['https://www.example.gov.cn/download?id=1', '附件2：清单.xlsx'],
      ['https://www.example.gov.cn/get?file=a.pdf', '下载'],
    ]);
  });
});
