import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { recordsOf } from '../../../ingest/watch/records.ts';
import { docx } from '../../support/office-files.ts';
import { ARTICLES, notice, watched } from './support.ts';

const word = (text: string) => docx(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`);

describe('a text at an address', () => {
  it('is fetched, read without what surrounds it, and known by its address', async () => {
    const { ingest, store, site, deps } = await watched({
      '/tz/1.html': notice('某市小微企业用工补贴办法', ARTICLES),
    });
    const [result] = await ingest('/tz/1.html');
    expect(result).toMatchObject({
      status: 'created',
      path: `${site.url}/tz/1.html`,
      title: '某市小微企业用工补贴办法',
    });
    const texts = await store.selectFrom('passages').select('text').execute();
    const articles = texts.map(({ text }) => text).filter((text) => !text.startsWith('浏览'));
    expect(articles).toEqual(ARTICLES);
    expect(await readdir(join(deps.dataDir, 'fetched'))).toEqual([]);
    expect((await ingest('/tz/1.html'))[0]).toMatchObject({ status: 'skipped' });
  });

  it('is read in GB18030, declared in the page or only in the header', async () => {
    const page = notice('某市小微企业用工补贴办法', ARTICLES);
    const { ingest, store } = await watched({
      '/declared': iconv.encode(page.replace('utf-8', 'gb2312'), 'gb18030'),
      '/header': {
        headers: { 'content-type': 'text/html; charset=GBK' },
        body: iconv.encode(page.replace('<meta charset="utf-8">', '').replaceAll('用工', '稳岗'), 'gb18030'),
      },
    });
    expect((await ingest('/declared'))[0]).toMatchObject({ title: '某市小微企业用工补贴办法' });
    expect((await ingest('/header'))[0]).toMatchObject({ title: '某市小微企业稳岗补贴办法', warnings: [] });
    const texts = await store.selectFrom('passages').select('text').execute();
    expect(texts.filter(({ text }) => text === ARTICLES[1])).toHaveLength(2);
  });

  it('brings the attachments of a notice as documents that point to it', async () => {
    const extra = `<p>附件：<a href="att/P0201.docx">附件1：申请材料清单</a> <a href="/down?f=b.txt">附件2</a>
      <a href="/down?f=a.docx">附件3：补贴申报指南.docx</a></p>`;
    const { ingest, store, site } = await watched({
      '/tz/1.html': notice('某市小微企业用工补贴办法', ARTICLES, { extra }),
      '/tz/att/P0201.docx': word('申请人应当提交营业执照复印件和劳动合同。'),
      '/down?f=a.docx': word('申报人登录系统提交申请，区局十个工作日内审核。'),
    });
    const results = await ingest('/tz/1.html');
    expect(results.map(({ status, path }) => [status, path.replace(site.url, '')])).toEqual([
      ['created', '/tz/1.html'],
      ['created', '/tz/att/P0201.docx'],
      ['created', '/down?f=a.docx'],
    ]);
    expect(results[2]?.title).toContain('补贴申报指南');
    const attached = await store
      .selectFrom('versions')
      .select('document_id')
      .where('source', 'like', '%P0201.docx')
      .executeTakeFirstOrThrow();
    const [record] = await recordsOf(store, attached.document_id);
    expect(record?.parent?.url).toBe(`${site.url}/tz/1.html`);
    expect(record?.looks.map(({ outcome, http_status }) => [outcome, http_status])).toEqual([['new', 200]]);
    expect(site.hitsOf('/help.pdf')).toBe(0);
  });

  it('takes files for what their bytes are', async () => {
    const { ingest } = await watched({
      '/download.do?id=7': {
        headers: { 'content-type': 'text/html' },
        body: word('申请人应当提交营业执照复印件。'),
      },
      '/a.pdf': '<!doctype html><html><body>请先登录后再下载文件</body></html>',
      '/b.bin': Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 0, 9]),
      '/empty.html': '',
    });
    expect((await ingest('/download.do?id=7'))[0]).toMatchObject({ status: 'created' });
    for (const path of ['/a.pdf', '/b.bin', '/empty.html']) {
      const [result] = await ingest(path);
      expect(result?.status).toBe('failed');
      expect(result?.fault?.code).toMatch(/^file_(type_mismatch|type_unsupported|broken|empty)$/);
    }
  });

  it('that cannot be had is a result with its reason', async () => {
    const { ingest, store, site } = await watched({
      '/500': { status: 500 },
      '/home': { status: 302, headers: { location: '/index.html' } },
      '/index.html': notice('某市人民政府', ARTICLES),
      '/soft': '<!doctype html><html><body><p>抱歉，您访问的页面不存在或已删除！</p></body></html>',
    });
    for (const path of ['/500', '/nowhere', '/home', '/soft', 'http://10.0.0.1/', 'http://[bad']) {
      const [result] = await ingest(path);
      expect(result).toMatchObject({ status: 'failed', fault: { code: expect.stringMatching(/^fetch_/) } });
    }
    expect(await store.selectFrom('documents').selectAll().execute()).toEqual([]);
    expect(site.hitsOf('/index.html')).toBe(1);
  });
});
