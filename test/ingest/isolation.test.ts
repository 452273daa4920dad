import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { docx, zip } from '../support/office-files.ts';
import { pdf } from '../support/pdf-files.ts';
import { contents, folderOf, load, statute, tempStore } from './support.ts';

const LAW = statute('某法', ['甲。', '乙。', '本法自2024年1月1日起施行。']);

describe('a file that wants more than it may have', { timeout: 120_000 }, () => {
  it('ends its thread and nothing else: the next good file is read', async () => {
    const store = await tempStore();
    const greedy = Buffer.from(`<r>${'<a b="1"/>'.repeat(3_000_000)}</r>`);
    const folder = await folderOf({
      'a.xml': greedy,
      'b.docx': docx('<w:p><w:r><w:t>正文。</w:t></w:r></w:p>'),
      'c.md': LAW,
    });
    const { results } = await load(store, folder);
    expect(results.map(({ status, fault }) => fault?.code ?? status)).toEqual([
      'file_broken',
      'created',
      'created',
    ]);
  });
});

describe('files that point elsewhere', { timeout: 60_000 }, () => {
  it('are read without a fetch and without a look at other files', async () => {
    let asked = 0;
    const canary = createServer((_, response) => {
      asked++;
      response.end('canary');
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/x`;
    const entity = `<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "${url}">]>`;
    const relation = (target: string) =>
      `<Relationships><Relationship Id="r1" Type="x/attachedTemplate" Target="${target}" TargetMode="External"/><Relationship Id="r2" Type="x/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`;
    const store = await tempStore();
    const folder = await folderOf({
      'a.xml': `<?xml version="1.0"?>${entity}<r><p>正文一。&a;&b;</p></r>`,
      'b.html': `<html><head><link rel="stylesheet" href="${url}"><base href="${url}"></head><body><img src="${url}"><iframe src="file:///etc/passwd"></iframe><p>正文二。</p></body></html>`,
      'c.docx': zip({
        '[Content_Types].xml': '<Types/>',
        'word/document.xml': `<?xml version="1.0"?>${entity}<w:document><w:body><w:p><w:r><w:t>正文三。&a;</w:t></w:r></w:p></w:body></w:document>`,
        'word/_rels/document.xml.rels': relation(url),
      }),
      'd.eml': `From: a@example.org\nSubject: x\nContent-Type: text/html; charset=utf-8\n\n<p>正文四。</p><img src="${url}">`,
      'e.md': `正文五。![x](${url}) <img src="${url}">`,
      'f.ofd': zip({
        'OFD.xml': `${entity}<OFD><DocBody><DocRoot>../../../../etc/passwd</DocRoot></DocBody></OFD>`,
      }),
      'g.pdf': pdf([`BT /F1 12 Tf 72 700 Td (Text of the page.) Tj ET`]),
      'h.odt': zip({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': `${entity}<office:document-content><office:body><office:text><text:section><text:section-source xlink:href="${url}"/></text:section><text:p>正文六。&a;</text:p></office:text></office:body></office:document-content>`,
      }),
      'i.rtf': `{\\rtf1 {\\field{\\*\\fldinst INCLUDETEXT "file:///etc/passwd"}{\\fldrslt text}}\\par}`,
    });
    const { counts } = await load(store, folder);
    canary.close();
    expect(counts).toMatchObject({ created: 8, failed: 1 });
    expect(asked).toBe(0);
    expect(JSON.stringify(await contents(store))).not.toMatch(/root:|canary/);
  });
});

describe('text nobody can read', () => {
  it('is refused or flagged, not stored as if it were one', async () => {
    const store = await tempStore();
    const misread = Buffer.from('中小企业应当按期支付款项并依法纳税，不得拖欠。'.repeat(5)).toString(
      'latin1',
    );
    const { results } = await load(
      store,
      await folderOf({
        'a.txt': misread,
        'b.docx': docx(`<w:p><w:r><w:t>${'\ue123\ue124'.repeat(50)}正文</w:t></w:r></w:p>`),
        'c.txt': `${'应当按期支付款项。'.repeat(20)}${'\ue001'.repeat(8)}`,
      }),
    );
    expect(results.map(({ status, fault }) => fault?.code ?? status)).toEqual([
      'file_unreadable_text',
      'file_unreadable_text',
      'created',
    ]);
    expect(results[2]?.warnings.map(({ code }) => code)).toContain('partly_unreadable');
  });
});
