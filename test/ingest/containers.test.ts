import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { DocumentResult } from '../../ingest/results.ts';
import { docx, zip } from '../support/office-files.ts';
import { contents, folderOf, load, statute, tempStore } from './support.ts';

const LAW = statute('某法', ['甲。', '乙。', '本法自2024年1月1日起施行。']);

const mail = (parts: string) =>
  `From: a@example.org\nSubject: =?UTF-8?B?${Buffer.from('关于某法的通知').toString('base64')}?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n${parts}--x--\n`;
const attached = (name: string, content: Buffer) =>
  `--x\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${content.toString('base64')}\n`;
const body = (text: string) => `--x\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`;

async function endings(files: Record<string, string | Uint8Array>) {
  const store = await tempStore();
  const folder = await folderOf(files);
  const results: DocumentResult[] = [];
  await load(store, folder, { onResult: (result) => results.push(result) });
  return {
    store,
    folder,
    ends: results.map(({ path, status, fault }) => [path.slice(folder.length + 1), fault?.code ?? status]),
  };
}

describe('a packed folder', () => {
  it('gives each file as a document of its own, and opens no archive inside', async () => {
    const inner = zip({ 'x.md': LAW });
    const { store, folder, ends } = await endings({
      'a.zip': zip({
        '政策/某法.md': LAW,
        '政策/某办法.docx': docx(
          '<w:p><w:r><w:t>某办法</w:t></w:r></w:p><w:p><w:r><w:t>应当办理。</w:t></w:r></w:p>',
        ),
        '政策/inner.zip': inner,
        '../../outside.md': LAW.replaceAll('某法', '外法'),
        'tool.exe': 'MZ',
        '__MACOSX/._x': 'x',
        '.DS_Store': 'x',
      }),
    });
    expect(ends).toEqual([
      ['a.zip/outside.md', 'created'],
      ['a.zip/tool.exe', 'file_type_unsupported'],
      ['a.zip/政策/inner.zip', 'file_nested_archive'],
      ['a.zip/政策/某办法.docx', 'created'],
      ['a.zip/政策/某法.md', 'created'],
    ]);
    const before = await contents(store);
    const again = await load(store, folder);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, skipped: 3 });
    expect(await contents(store)).toEqual(before);
  });

  it('is filed by the manifest in it, with names as Chinese Windows writes them', async () => {
    const name = iconv.encode('某法.md', 'gbk');
    const packed = zip({
      'manifest.csv': 'file,title,region\n某法.md,某某法,浙江\n',
      ['x'.repeat(name.length)]: LAW,
    });
    for (let at = packed.indexOf('xxxxxxx'); at >= 0; at = packed.indexOf('xxxxxxx')) name.copy(packed, at);
    // Without the mark for UTF-8.
    for (let at = 0; at < packed.length - 10; at++)
      if (packed.readUInt16LE(at) === 0x4b50 && (packed[at + 2] === 3 || packed[at + 2] === 1))
        packed.writeUInt16LE(0, at + (packed[at + 2] === 3 ? 6 : 8));
    const { store, ends } = await endings({ 'a.zip': packed });
    expect(ends).toEqual([['a.zip/某法.md', 'created']]);
    expect((await contents(store)).documents[0]).toMatchObject({ title: '某某法', region: '浙江' });
  });

  it('is refused where it expands beyond all bounds, whatever sizes it declares', async () => {
    const file = zip({ 'a.txt': 'xxx' });
    const bomb = deflateRawSync(Buffer.alloc(80e6));
    const local = Buffer.from(file.subarray(0, 35));
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(bomb.length, 18);
    const end = file.length - 22;
    const central = Buffer.from(file.subarray(file.readUInt32LE(end + 16), end));
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(bomb.length, 20);
    const tail = Buffer.from(file.subarray(end));
    tail.writeUInt32LE(local.length + bomb.length, 16);
    const { ends } = await endings({ 'a.zip': Buffer.concat([local, bomb, central, tail]), 'b.md': LAW });
    expect(ends).toEqual([
      ['a.zip', 'file_bomb'],
      ['b.md', 'created'],
    ]);
  });
});

describe('a mail', () => {
  it('is a document, and so is what is attached to it', async () => {
    const { store, ends } = await endings({
      'a.eml': mail(
        body('请遵照执行。') +
          attached('law.md', Buffer.from(LAW)) +
          attached('all.zip', zip({ 'b.md': LAW.replaceAll('某法', '乙法') })),
      ),
    });
    expect(ends).toEqual([
      ['a.eml', 'created'],
      ['a.eml/law.md', 'created'],
      ['a.eml/all.zip/b.md', 'created'],
    ]);
    expect((await contents(store)).documents.map(({ title }) => title)).toEqual([
      '关于某法的通知',
      '某法',
      '乙法',
    ]);
  });

  it('that is enciphered is refused', async () => {
    const { ends } = await endings({
      'a.eml':
        'From: a@example.org\nSubject: x\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB\n',
    });
    expect(ends).toEqual([['a.eml', 'file_encrypted']]);
  });
});
