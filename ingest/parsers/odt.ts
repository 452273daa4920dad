import { fault } from '../../src/base/faults.ts';
import type { Block, Reading } from '../blocks.ts';
import { warning } from '../warnings.ts';
import { tableBlocks } from './grid.ts';
import { createOdfNumbers, type OdfNumbers } from './odt-numbering.ts';
import { childrenOf, parseXml, within, type Xml } from './xml.ts';
import { unpack } from './zip-guard.ts';

/** Containers whose children stand for them; what is in neither list (tracked changes, forms) is left out. */
const THROUGH = new Set([
  'section',
  'text-box',
  'index-body',
  'index-title',
  'frame',
  'g',
  'custom-shape',
  'rect',
  'page',
  'text',
  'presentation',
  'span',
  'a',
  'ruby',
  'ruby-base',
  'meta',
  'bookmark-ref',
  'sequence',
  'table-header-rows',
  'table-rows',
  'table-row-group',
]);
const DEEPEST_SPACE = 20;

/**
 * A text, presentation or workbook of OpenDocument (ISO/IEC 26300): headings, paragraphs with their automatic numbers,
 * lists, tables, notes behind their paragraph; deleted revisions and hidden words are left out.
 * Throws `file_bomb`, `file_encrypted`, `file_broken`.
 */
export async function readOdt(bytes: Uint8Array): Promise<Reading> {
  const parts = await unpack(bytes, (name) => /^(content|styles|META-INF\/manifest)\.xml$/.test(name));
  if (/<manifest:encryption-data/.test(parts.get('META-INF/manifest.xml')?.toString('utf8') ?? ''))
    throw fault('file_encrypted');
  const content = parts.get('content.xml');
  if (!content) throw fault('file_broken', { reason: 'content.xml is missing' });
  const trees = [parts.get('styles.xml'), content].flatMap((part) => (part ? [parseXml(part)] : []));
  const hidden = hiddenStyles(trees);
  const { blocks, hasHidden } = readBody(trees.at(-1) as Xml, hidden, createOdfNumbers(trees));
  return { blocks, hints: {}, pages: null, warnings: hasHidden ? [warning('hidden_text')] : [] };
}

function hiddenStyles(trees: readonly Xml[]): Set<string> {
  const styles = trees.flatMap((tree) => [...within(tree, 'style')]);
  return new Set(
    styles
      .filter((style) =>
        [...within(style, 'text-properties'), ...within(style, 'table-properties')].some(({ attributes }) =>
          /^(none|false)$/.test(attributes.display ?? ''),
        ),
      )
      .map((style) => style.attributes['style:name'] ?? ''),
  );
}

function readBody(tree: Xml, hidden: ReadonlySet<string>, numbers: OdfNumbers) {
  let hasHidden = false;
  const isHidden = (element: Xml) =>
    hidden.has(element.attributes['style-name'] ?? '') || element.attributes.display === 'none';

  const blocksOf = (container: Xml, mark = ''): Block[] =>
    childrenOf(container).flatMap((child): Block[] => {
      if (child.name === 'p' || child.name === 'h') return paragraph(child, mark);
      if (child.name === 'list') return list(child);
      if (child.name === 'table') return table(child, container.name === 'spreadsheet');
      if (child.name === 'section' && isHidden(child)) return [];
      return THROUGH.has(child.name) ? blocksOf(child) : [];
    });

  const list = (element: Xml): Block[] =>
    numbers.inList(element, () =>
      childrenOf(element).flatMap((item) => {
        if (item.name !== 'list-item') return blocksOf(item);
        const mark = numbers.next(item);
        const [first, ...rest] = childrenOf(item).flatMap((child, i) =>
          blocksOf(
            { name: '', attributes: {}, children: [child] },
            i === 0 && child.name !== 'list' ? mark : '',
          ),
        );
        return first ? [first, ...rest] : [];
      }),
    );

  const paragraph = (element: Xml, mark: string): Block[] => {
    if (isHidden(element)) {
      hasHidden = true;
      return [];
    }
    const after: Block[] = [];
    const [first = '', ...rest] = inline(element, after)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const own: Block[] = [];
    const text = mark + first;
    const level = element.name === 'h' ? Number(element.attributes['outline-level'] ?? 1) : levelOf(element);
    if (level !== null && first !== '')
      own.push({ kind: 'heading', level, text: [text, ...rest].join(' '), page: null });
    else {
      if (first !== '') own.push({ kind: mark === '- ' ? 'item' : 'paragraph', text, page: null });
      own.push(...rest.map((line): Block => ({ kind: 'paragraph', text: line, page: null })));
    }
    return [...own, ...after];
  };

  const inline = (element: Xml, after: Block[]): string =>
    element.children
      .map((child) => {
        if (typeof child === 'string') return child.replace(/\s+/g, ' ');
        if (child.name === 's') return ' '.repeat(Math.min(Number(child.attributes.c ?? 1), DEEPEST_SPACE));
        if (child.name === 'tab') return '\t';
        if (child.name === 'line-break') return '\n';
        if (child.name === 'note') after.push(...note(child));
        else if (child.name === 'frame' || child.name === 'custom-shape') after.push(...blocksOf(child));
        else if (THROUGH.has(child.name)) {
          if (!isHidden(child)) return inline(child, after);
          hasHidden = true;
        }
        return '';
      })
      .join('');

  const note = (element: Xml): Block[] => {
    const [first, ...rest] = childrenOf(element, 'note-body').flatMap((body) => blocksOf(body));
    if (!first || first.kind === 'table') return first ? [first] : [];
    const citation = childrenOf(element, 'note-citation')
      .map((mark) => inline(mark, []))
      .join('');
    return [{ kind: 'paragraph', text: `注${citation}：${first.text}`, page: null }, ...rest];
  };

  /** Sheets have names, and may be hidden, as their rows may. */
  const table = (element: Xml, isSheet: boolean): Block[] => {
    if (isHidden(element)) {
      hasHidden = true;
      return [];
    }
    const read = tableBlocks(rowsOf(element));
    const name = isSheet && read.length > 0 ? element.attributes['table:name'] : undefined;
    return [...(name ? [{ kind: 'heading', level: 2, text: name, page: null } as const] : []), ...read];
  };

  const rowsOf = (table: Xml): { blocks: Block[]; columns: number; rows: number }[][] =>
    childrenOf(table).flatMap((child) => {
      if (child.name === 'table-row' && /collapse|filter/.test(child.attributes.visibility ?? '')) {
        hasHidden = true;
        return [];
      }
      if (child.name !== 'table-row') return THROUGH.has(child.name) ? rowsOf(child) : [];
      return [
        childrenOf(child, 'table-cell').map((cell) => ({
          blocks: blocksOf(cell),
          columns: Number(
            cell.attributes['number-columns-spanned'] ?? cell.attributes['number-columns-repeated'] ?? 1,
          ),
          rows: Number(cell.attributes['number-rows-spanned'] ?? 1),
        })),
      ];
    });

  const blocks = [...within(tree, 'body')]
    .flatMap((body) => childrenOf(body))
    .flatMap((part) => blocksOf(part));
  return { blocks, hasHidden };
}

/** `Heading_20_2`, `Title`: styles that are headings by name. */
function levelOf(paragraph: Xml): number | null {
  return /^Title$/i.test(paragraph.attributes['style-name'] ?? '') ? 1 : null;
}
