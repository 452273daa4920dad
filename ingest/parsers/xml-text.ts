import type { Block, Reading } from '../blocks.ts';
import { readWordXml } from './docx.ts';
import { readHtml } from './html.ts';
import { readHtmlBlocks } from './html-blocks.ts';
import { childOf, childrenOf, parseXml, wordsOf, type Xml } from './xml.ts';

/** Elements of an entry of a feed that hold text, the fullest first. */
const ENTRY_TEXTS = ['encoded', 'content', 'description', 'summary'];

/**
 * A text in XML: Word's XML as a document, a page in XHTML as a page, a feed (RSS, Atom) entry by entry, and
 * anything else as one paragraph for each element that holds words.
 */
export function readXml(bytes: Uint8Array): Reading {
  const tree = parseXml(bytes);
  const [root] = childrenOf(tree);
  if (root?.name === 'package' || root?.name === 'wordDocument') return readWordXml(tree);
  if (root?.name === 'html') return readHtml(bytes);
  const entries = root ? entriesOf(root) : [];
  const blocks = entries.length > 0 ? feedBlocks(root as Xml, entries) : leaves(tree);
  return { blocks, hints: {}, pages: null, warnings: [] };
}

function entriesOf(root: Xml): Xml[] {
  const channel = childOf(root, 'channel');
  return [root, channel].flatMap((holder) => [...childrenOf(holder, 'item'), ...childrenOf(holder, 'entry')]);
}

function feedBlocks(root: Xml, entries: readonly Xml[]): Block[] {
  const name = childOf(root, 'channel', 'title') ?? childOf(root, 'title');
  const title: Block[] = name ? [{ kind: 'heading', level: 1, text: oneLine(name), page: null }] : [];
  return [...title, ...entries.flatMap(entryBlocks)];
}

function entryBlocks(entry: Xml): Block[] {
  const title = childOf(entry, 'title');
  const text = ENTRY_TEXTS.map((name) => childOf(entry, name)).find(
    (found) => found && wordsOf(found).trim() !== '',
  );
  const heading: Block[] =
    title && oneLine(title) !== '' ? [{ kind: 'heading', level: 2, text: oneLine(title), page: null }] : [];
  return [...heading, ...(text ? readHtmlBlocks(wordsOf(text)) : [])];
}

function leaves(element: Xml): Block[] {
  const own = element.children
    .filter((child) => typeof child === 'string')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (own !== '') return [{ kind: 'paragraph', text: oneLine(element), page: null }];
  return childrenOf(element).flatMap(leaves);
}

function oneLine(element: Xml): string {
  return wordsOf(element).replace(/\s+/g, ' ').trim();
}
