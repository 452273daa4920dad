import { fault } from '../../src/base/faults.ts';
import type { Pages, Reading } from '../blocks.ts';
import { clean } from '../characters.ts';
import { warning } from '../warnings.ts';
import { type Fragment, pageLines } from './layout.ts';
import { createPaths } from './ofd-paths.ts';
import { fragmentsOf } from './ofd-text.ts';
import { pagesBlocks } from './page-lines.ts';
import { childOf, childrenOf, within, wordsOf, type Xml } from './xml.ts';
import { unpack } from './zip-guard.ts';

/**
 * A fixed-layout document after GB/T 33190: the text of each page, templates beneath it included, in reading
 * order, running heads and page numbers left out. Signatures, attachments and pictures are not read.
 * Throws `file_bomb`, `file_encrypted`, `file_needs_ocr` when no page holds text, `file_broken`.
 */
export async function readOfd(bytes: Uint8Array): Promise<Reading> {
  const parts = await unpack(bytes, (name) => /\.xml$/i.test(name));
  const paths = createPaths(parts);
  const entry = paths.open('OFD.xml', '');
  const bodies = [...within(entry?.tree, 'DocBody')];
  const pages: { lines: string[]; shows: boolean }[] = [];
  for (const body of bodies) {
    const root = childOf(body, 'DocRoot');
    const document = root && paths.open(wordsOf(root), entry?.path ?? '');
    if (document) pages.push(...documentPages(document.tree, document.path, paths.open));
  }
  if (pages.length === 0)
    throw [...parts.keys()].some((name) => /Encrypt/i.test(name))
      ? fault('file_encrypted')
      : fault('file_broken', { reason: 'no pages' });
  return readingOf(pages, bodies[0] ?? null);
}

function documentPages(document: Xml, path: string, open: ReturnType<typeof createPaths>['open']) {
  const templates = new Map(
    [...within(document, 'TemplatePage')].map(({ attributes }) => [
      attributes.ID,
      open(attributes.BaseLoc ?? '', path)?.tree ?? null,
    ]),
  );
  return [...within(childOf(document, 'Document', 'Pages'), 'Page')].map(({ attributes }) => {
    const page = open(attributes.BaseLoc ?? '', path)?.tree ?? null;
    const beneath = [...within(page, 'Template')].map(
      ({ attributes: of }) => templates.get(of.TemplateID ?? '') ?? null,
    );
    const layers = [...beneath, page].filter((layer): layer is Xml => layer !== null);
    const fragments: Fragment[] = layers.flatMap(fragmentsOf);
    return {
      lines: pageLines(fragments).map(clean),
      shows: layers.some(
        (layer) => [...within(layer, 'ImageObject'), ...within(layer, 'PathObject')].length > 0,
      ),
    };
  });
}

function readingOf(pages: readonly { lines: string[]; shows: boolean }[], body: Xml | null): Reading {
  const empty = pages.flatMap(({ lines, shows }, i) => (lines.length === 0 && shows ? [i + 1] : []));
  const counted: Pages = { count: pages.length, empty };
  if (pages.every(({ lines }) => lines.length === 0) && empty.length > 0) throw fault('file_needs_ocr');
  const title = childrenOf(body, 'DocInfo')
    .flatMap((info) => childrenOf(info, 'Title').map(wordsOf))
    .join('')
    .trim();
  return {
    blocks: pagesBlocks(pages.map(({ lines }, i) => ({ page: i + 1, lines }))),
    hints: isTitle(title) ? { title: clean(title) } : {},
    pages: counted,
    warnings: empty.length > 0 ? [warning('pages_without_text', { pages: empty.join(', ') })] : [],
  };
}

/** Programs put names of files and of themselves there too. */
function isTitle(title: string): boolean {
  return /\p{Script=Han}{4}/u.test(title) && !/\.\w{2,4}$|^(未命名|无标题|新建)/.test(title);
}
