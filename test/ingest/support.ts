import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach } from 'vitest';
import { type IngestDeps, ingest } from '../../ingest/run.ts';
import { silent } from '../../src/base/log.ts';
import { clockAt } from '../../src/base/time.ts';
import { openStore, type Store } from '../../src/store/open.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-ingest-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real database file, closed and gone after the test. */
export async function tempStore(): Promise<Store> {
  const store = await openStore(join(tempFolder(), 'lastkm.db'));
  cleanups.push(() => store.destroy());
  return store;
}

/** Writes files below a new folder; gives the folder. */
export async function folderOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Ingests with a clock that stands still. */
export function load(store: Store, paths: string | string[], deps: Partial<IngestDeps> = {}) {
  return ingest([paths].flat(), { store, clock: clockAt('2026-11-24'), logger: silent, ...deps });
}

/** Everything the store holds about texts, for comparison. */
export async function contents(store: Store) {
  return {
    documents: await store.selectFrom('documents').selectAll().execute(),
    versions: await store.selectFrom('versions').selectAll().execute(),
    passages: await store.selectFrom('passages').selectAll().execute(),
    log: await store.selectFrom('log').selectAll().execute(),
  };
}

/** A statute in Markdown. */
export function statute(
  title: string,
  articles: string[],
  options: { history?: string[]; end?: string } = {},
): string {
  const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  return [
    `# ${title}`,
    ...(options.history ?? []),
    '<!-- INFO END -->',
    ...articles.map((text, i) => `第${numbers[i]}条 ${text}`),
  ].join('\n\n');
}

/** A ZIP file of stored (not packed) entries; `sizes` lies about them when asked to. */
export function zip(entries: Record<string, string | Uint8Array>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content as string);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, Buffer.from(name), data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** A Word document with a body of raw WordprocessingML, and other parts when given. */
export function docx(body: string, parts: Record<string, string> = {}): Buffer {
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const names = Object.keys(parts);
  return zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((name, i) => `<Relationship Id="r${i}" Type="${relations}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      names.map((name) => [
        `word/${name}.xml`,
        `<?xml version="1.0"?><w:${name} ${W}>${parts[name]}</w:${name}>`,
      ]),
    ),
  });
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
