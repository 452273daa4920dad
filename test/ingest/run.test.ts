import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentResult } from '../../ingest/results.ts';
import { docx } from '../support/office-files.ts';
import { bomb } from './bomb.ts';
import { contents, folderOf, load, statute, tempStore } from './support.ts';

const LAW = statute('某法', ['为了规范，制定本法。', '企业应当按期支付。', '本法自2024年1月1日起施行。'], {
  history: ['2023年10月1日 第十四届全国人民代表大会常务委员会第六次会议通过'],
});

describe('a run', () => {
  it('stores each text with its articles and metadata, and says so', async () => {
    const store = await tempStore();
    const summary = await load(store, await folderOf({ '某法.md': LAW }));
    expect(summary.counts).toEqual({ created: 1, updated: 0, skipped: 0, failed: 0 });
    expect(summary.results[0]).toMatchObject({
      status: 'created',
      title: '某法',
      passages: { added: 3, kept: 0, retired: 0 },
      coverage: { ratio: 1, articles: { first: 1, last: 3, missing: [] } },
    });
    expect(summary.message.zh).toContain('新增 1 件');
    const { passages, log } = await contents(store);
    expect(passages.map(({ article, text }) => [article, text])).toEqual([
      ['第一条', '为了规范，制定本法。'],
      ['第二条', '企业应当按期支付。'],
      ['第三条', '本法自2024年1月1日起施行。'],
    ]);
    expect(log.map(({ kind, actor }) => [kind, actor])).toEqual([['document.ingested', 'cli']]);
  });

  it('changes nothing the second time', async () => {
    const store = await tempStore();
    const folder = await folderOf({ '某法.md': LAW, 'b/某办法.txt': '某办法\n\n一、总则\n\n按期办理。' });
    await load(store, folder);
    const before = await contents(store);
    const again = await load(store, folder);
    expect(again.counts).toEqual({ created: 0, updated: 0, skipped: 2, failed: 0 });
    expect(await contents(store)).toEqual(before);
  });

  it('touches only what changed in a changed text', async () => {
    const store = await tempStore();
    const folder = await folderOf({ '某法.md': LAW });
    await load(store, folder);
    await writeFile(join(folder, '某法.md'), LAW.replace('按期支付', '在三十日内支付'));
    const { results } = await load(store, folder);
    expect(results[0]).toMatchObject({ status: 'updated', passages: { added: 1, kept: 2, retired: 1 } });
  });

  it('stores nothing in a dry run, but shows what it would', async () => {
    const store = await tempStore();
    const seen: DocumentResult[] = [];
    await load(store, await folderOf({ '某法.md': LAW }), {
      dryRun: true,
      onResult: (result) => seen.push(result),
    });
    expect(seen[0]).toMatchObject({
      status: 'created',
      document: { level: 'law', passages: [{ article: '第一条' }, {}, {}] },
    });
    expect((await contents(store)).documents).toEqual([]);
  });

  it('reads a version once when a folder holds it in two formats', async () => {
    const store = await tempStore();
    const folder = await folderOf({
      'a.md': LAW,
      'b.txt': LAW.replace('# ', '').replace('<!-- INFO END -->\n\n', ''),
    });
    for (const expected of ['created', 'skipped']) {
      const { results } = await load(store, folder);
      expect(results.map(({ status }) => status)).toEqual([expected, 'skipped']);
      expect(results[1]?.warnings.map(({ code }) => code)).toContain('same_version_elsewhere');
    }
  });

  it('stops after the document at hand when told to', async () => {
    const store = await tempStore();
    const stop = new AbortController();
    const folder = await folderOf({
      '1.md': LAW,
      '2.md': LAW.replaceAll('某法', '乙法'),
      '3.md': LAW.replaceAll('某法', '丙法'),
    });
    const summary = await load(store, folder, { signal: stop.signal, onResult: () => stop.abort() });
    expect(summary).toMatchObject({ stopped: true, counts: { created: 1 } });
    expect((await contents(store)).documents).toHaveLength(1);
  });

  it('orders files by name and reports progress', async () => {
    const store = await tempStore();
    const done: string[] = [];
    const folder = await folderOf({
      'b.md': LAW,
      'a/z.md': LAW.replaceAll('某法', '乙法'),
      '.hidden.md': LAW,
    });
    await load(store, folder, {
      onProgress: ({ done: n, total, path }) => done.push(`${n}/${total} ${path.slice(folder.length)}`),
    });
    expect(done).toEqual(['1/2 /a/z.md', '2/2 /b.md']);
  });
});

describe('a manifest', () => {
  const old = statute('某条例', ['甲。', '乙。', '本条例自2020年9月1日起施行。']);
  const renewed = statute('某条例', ['甲。', '乙新。', '本条例自2025年6月1日起施行。']);
  const header = 'file,title,issuing_body,date,effective_date,region,topic,status,status_note,kind';

  it('rules over the text, for files below it too, and leaves the others to theirs', async () => {
    const store = await tempStore();
    const folder = await folderOf({
      'manifest.csv': `${header}\nx/a.md,某某条例,国务院 (by category),2020-07-05,,浙江,sme,superseded,"replaced by 2025-03-17 revision, effective 2025-06-01",行政法规\nx/b.md,某某条例,国务院,2025-03-17,,浙江,sme,current,,行政法规\n`,
      'x/a.md': old,
      'x/b.md': renewed,
      'x/c.md': LAW,
    });
    await load(store, folder);
    const rows = await store.selectFrom('versions').selectAll().orderBy('label').orderBy('id').execute();
    expect(
      rows.map((row) => [row.title, row.label, row.effective_from, row.effective_to, row.ended]),
    ).toEqual([
      ['某某条例', '2020-07-05', '2020-09-01', '2025-05-31', 'superseded'],
      ['某法', '2023-10-01', '2024-01-01', null, null],
      ['某某条例', '2025-03-17', '2025-06-01', null, null],
    ]);
    const { documents } = await contents(store);
    expect(documents[0]).toMatchObject({
      key: '某某条例|浙江',
      issuer: '国务院',
      level: 'regulation',
      topics: '["support"]',
    });
    const single = await load(store, join(folder, 'x/a.md'));
    expect(single.counts.skipped).toBe(1);
  });

  it('fails the file whose row makes no sense, and nothing else', async () => {
    const store = await tempStore();
    const folder = await folderOf({
      'manifest.csv': `${header}\na.md,某条例,,20 July,,,,,,\n../b.md,乙,,,,,,,,\n`,
      'a.md': old,
      'c.md': LAW,
    });
    const { results } = await load(store, folder);
    expect(results.map(({ status, fault }) => [status, fault?.code])).toEqual([
      ['failed', 'manifest_invalid'],
      ['created', undefined],
    ]);
  });

  it('keeps a folder out whose manifest is no table', async () => {
    const store = await tempStore();
    const { results } = await load(
      store,
      await folderOf({ 'manifest.csv': 'file,title\n"a.md,b', 'a.md': old }),
    );
    expect(results).toMatchObject([{ status: 'failed', fault: { code: 'manifest_invalid' } }]);
    expect((await contents(store)).documents).toEqual([]);
  });
});

describe('bad input', () => {
  it('gets a clear fault in both languages, stops nothing and leaves the store alone', {
    timeout: 90_000,
  }, async () => {
    const store = await tempStore();
    const folder = await folderOf({
      'a-empty.md': '  \n ',
      'b-binary.md': Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'),
      'c-zeroes.txt': Buffer.alloc(3000),
      'd-broken.pdf': '%PDF-1.7\n1 0 obj\n<< /Type /Catalog',
      'e-text.pdf': '这不是 PDF 文件。',
      'f-bomb.docx': bomb(),
      'g-cut.docx': docx('<w:p><w:r><w:t>正文</w:t></w:r></w:p>').subarray(0, 300),
      'h-password.docx': Buffer.from('d0cf11e0a1b11ae1'.padEnd(3000, '0'), 'hex'),
      'i-table.xlsx': 'x',
      'i-video.mp4': 'x',
      'j-mojibake.txt': `${'\ue001\ue002\ufffd'.repeat(40)}正文`,
      'k-random.md': Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 7919) % 251)),
      'l-nested.md': `${'> '.repeat(50_000)}x`,
      'm-endless.txt': '第一条 甲。\n'.repeat(60_000),
      'z-good.md': LAW.replaceAll('某法', '乙法'),
    });
    const { results } = await load(store, [folder, join(folder, 'missing.md')]);
    expect(
      Object.fromEntries(
        results.map(({ path, fault, status }) => [path.split('/').pop(), fault?.code ?? status]),
      ),
    ).toEqual({
      'a-empty.md': 'file_empty',
      'b-binary.md': 'file_type_mismatch',
      'c-zeroes.txt': 'file_type_mismatch',
      'd-broken.pdf': 'file_broken',
      'e-text.pdf': 'file_type_mismatch',
      'f-bomb.docx': 'file_bomb',
      'g-cut.docx': 'file_broken',
      'h-password.docx': 'file_encrypted',
      'i-table.xlsx': 'file_type_mismatch',
      'i-video.mp4': 'file_type_unsupported',
      'j-mojibake.txt': 'file_unreadable_text',
      'k-random.md': 'file_type_mismatch',
      'l-nested.md': 'file_broken',
      'm-endless.txt': 'file_too_large',
      'z-good.md': 'created',
      'missing.md': 'file_missing',
    });
    for (const { fault } of results) if (fault) expect(fault.message.zh).toMatch(/\p{Script=Han}/u);
    const held = await contents(store);
    expect(held.documents.map(({ title }) => title)).toEqual(['乙法']);
    expect(held.log).toHaveLength(1);
  });

  it('keeps the text that was held when its file breaks', async () => {
    const store = await tempStore();
    const folder = await folderOf({ '某法.md': LAW });
    await load(store, folder);
    const before = await contents(store);
    await truncate(join(folder, '某法.md'), 0);
    expect((await load(store, folder)).counts.failed).toBe(1);
    expect(await contents(store)).toEqual(before);
    await rm(join(folder, '某法.md'));
    expect((await load(store, folder)).results).toEqual([]);
    expect(await contents(store)).toEqual(before);
  });

  it('is read without control characters where text is still text', async () => {
    const store = await tempStore();
    const folder = await folderOf({ '某法.md': LAW });
    await appendFile(join(folder, '某法.md'), '\u0000\u0007\u200b。');
    await load(store, folder);
    const { passages } = await contents(store);
    expect(passages.map(({ text }) => text).join('')).not.toMatch(/[\u0000\u0007\u200b]/);
    expect(await readFile(join(folder, '某法.md'), 'utf8')).toContain('\u0007');
  });
});
