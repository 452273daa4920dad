import { crc32 } from 'node:zlib';

/** A ZIP file of stored (not packed) entries. */
export function zip(entries: Record<string, string | Uint8Array>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content as string);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    // Names are UTF-8.
    common.writeUInt16LE(0x0800, 2);
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

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with a body of raw WordprocessingML, and other parts (styles, numbering, footnotes) when given. */
export function docx(body: string, parts: Record<string, string> = {}): Buffer {
  const names = Object.keys(parts);
  return zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relationships(names.map((name) => [name, `${name}.xml`])),
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      names.map((name) => [
        `word/${name}.xml`,
        `<?xml version="1.0"?><w:${name} ${W}>${parts[name]}</w:${name}>`,
      ]),
    ),
  });
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(
    ([type, target], i) => `<Relationship Id="r${i}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

/** A fixed-layout document after GB/T 33190: lines of text on pages with their numbers below. */
export function ofd(lines: readonly string[], perPage: number): Buffer {
  const pages = Array.from({ length: Math.ceil(lines.length / perPage) }, (_, i) =>
    lines.slice(i * perPage, (i + 1) * perPage),
  );
  const object = (text: string, x: number, y: number, id: number) =>
    `<ofd:TextObject ID="${id}" Boundary="${x} ${y} 170 6" Font="1" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g ${Math.max(1, [...text].length - 1)} 5">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</ofd:TextCode></ofd:TextObject>`;
  const page = (of: readonly string[], i: number) =>
    `<?xml version="1.0"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer ID="9">${of.map((text, row) => object(text, 20, 20 + row * 6.2, 100 + row)).join('')}${object(`— ${i + 1} —`, 95, 285, 99)}</ofd:Layer></ofd:Content></ofd:Page>`;
  return zip({
    'OFD.xml':
      '<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml': `<?xml version="1.0"?><ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(pages.map((of, i) => [`Doc_0/Pages/Page_${i}/Content.xml`, page(of, i)])),
  });
}
