import { posix } from 'node:path';
import { fault } from '../../src/base/faults.ts';
import type { Reading } from '../blocks.ts';
import { warning } from '../warnings.ts';
import { readWord } from './word-body.ts';
import { readLists } from './word-numbering.ts';
import { readProperties } from './word-properties.ts';
import { childOf, childrenOf, parseXml, type Xml } from './xml.ts';
import { unpack } from './zip-guard.ts';

/** The parts that are read; headers, footers, comments and pictures are none of them. */
const PARTS = /^(_rels\/\.rels|word\/(_rels\/)?[^/]+\.(xml|rels))$/i;

/**
 * A Word document: headings, paragraphs with the numbers Word gives them, lists, tables and notes; pictures,
 * hidden text and deleted revisions are left out, and nothing outside the file is read.
 * Throws `file_bomb`, `file_encrypted`, `file_broken`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const parts = await unpack(
    bytes,
    (name) => PARTS.test(name) && !/(header|footer|comments)\d*\.xml$/i.test(name),
  );
  return readWordParts((name) => {
    const part = parts.get(name);
    return part ? (childrenOf(parseXml(part))[0] ?? null) : null;
  });
}

/** The same for a package that was written as one XML text, and for Word's XML of 2003. */
export function readWordXml(tree: Xml): Reading {
  const flat = new Map(
    childrenOf(childOf(tree, 'package'), 'part').map((part) => [
      (part.attributes.name ?? '').replace(/^\//, ''),
      childrenOf(childOf(part, 'xmlData'))[0] ?? null,
    ]),
  );
  const old = childOf(tree, 'wordDocument');
  if (old) return readingOf(old, childOf(old, 'styles'), null, []);
  return readWordParts((name) => flat.get(name) ?? null);
}

function readWordParts(part: (name: string) => Xml | null): Reading {
  const main = targetOf(part('_rels/.rels'), 'officeDocument', '') ?? 'word/document.xml';
  const document = part(main);
  if (!document) throw fault('file_broken', { reason: `${main} is missing` });
  const folder = posix.dirname(main);
  const relations = part(`${folder}/_rels/${posix.basename(main)}.rels`);
  const related = (type: string) =>
    part(targetOf(relations, type, folder) ?? posix.join(folder, `${type}.xml`));
  return readingOf(document, related('styles'), related('numbering'), [
    related('footnotes'),
    related('endnotes'),
  ]);
}

function targetOf(relations: Xml | null, type: string, folder: string): string | null {
  const found = childrenOf(relations, 'Relationship').find(
    ({ attributes }) => attributes.Type?.endsWith(`/${type}`) && attributes.TargetMode !== 'External',
  );
  const target = found?.attributes.Target;
  if (!target) return null;
  return target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
}

function readingOf(document: Xml, styles: Xml | null, numbering: Xml | null, notes: (Xml | null)[]): Reading {
  const body = childOf(document, 'body');
  if (!body) throw fault('file_broken', { reason: 'no document body' });
  const { blocks, hasHidden } = readWord({
    body,
    properties: readProperties(styles),
    lists: readLists(numbering),
    notes: notesOf(notes),
  });
  return { blocks, hints: {}, pages: null, warnings: hasHidden ? [warning('hidden_text')] : [] };
}

function notesOf(parts: (Xml | null)[]): Map<string, Xml> {
  return new Map(
    parts.flatMap((part) =>
      childrenOf(part)
        .filter(({ attributes }) => attributes.type === undefined || attributes.type === 'normal')
        .map((note): [string, Xml] => [`${note.name}Reference ${note.attributes.id}`, note]),
    ),
  );
}
