import { posix } from 'node:path';
import { fault } from '../../src/base/faults.ts';
import type { Block, Reading } from '../blocks.ts';
import { warning } from '../warnings.ts';
import { tableBlocks } from './grid.ts';
import { childOf, childrenOf, parseXml, within, wordsOf, type Xml } from './xml.ts';
import { unpack } from './zip-guard.ts';

const PARTS =
  /^ppt\/(presentation\.xml|_rels\/presentation\.xml\.rels|slides\/(_rels\/)?[^/]+\.(xml|rels)|diagrams\/data\d*\.xml)$/;

/**
 * A presentation: each slide's title as a heading, then its text and tables, one page a slide. Hidden slides,
 * notes for the speaker and what masters repeat are left out.
 * Throws `file_bomb`, `file_encrypted`, `file_broken`.
 */
export async function readPptx(bytes: Uint8Array): Promise<Reading> {
  const parts = await unpack(bytes, (name) => PARTS.test(name));
  const part = (name: string) => {
    const found = parts.get(name);
    return found ? (childrenOf(parseXml(found))[0] ?? null) : null;
  };
  const presentation = part('ppt/presentation.xml');
  if (!presentation) throw fault('file_broken', { reason: 'ppt/presentation.xml is missing' });
  const targets = relations(part('ppt/_rels/presentation.xml.rels'), 'ppt');
  const names = childrenOf(childOf(presentation, 'sldIdLst'), 'sldId').flatMap(
    ({ attributes }) => targets.get(attributes['r:id'] ?? attributes.id ?? '') ?? [],
  );
  const blocks: Block[] = [];
  const empty: number[] = [];
  let hasHidden = false;
  for (const [i, name] of names.entries()) {
    const slide = part(name);
    const isHidden = slide?.attributes.show === '0' || slide?.attributes.show === 'false';
    hasHidden ||= isHidden;
    const read = slide && !isHidden ? slideBlocks(slide, i + 1, diagrams(name, part)) : [];
    if (read.length === 0 && slide && [...within(slide, 'pic')].length > 0) empty.push(i + 1);
    blocks.push(...read);
  }
  return {
    blocks,
    hints: {},
    pages: { count: names.length, empty },
    warnings: hasHidden ? [warning('hidden_text')] : [],
  };
}

function relations(part: Xml | null, folder: string): Map<string, string> {
  return new Map(
    childrenOf(part, 'Relationship')
      .filter(({ attributes }) => attributes.TargetMode !== 'External')
      .map(({ attributes: { Id = '', Target = '' } }) => [
        Id,
        Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target),
      ]),
  );
}

/** The texts of the diagrams that a slide shows, by the id of their relation. */
function diagrams(slide: string, part: (name: string) => Xml | null): (id: string) => Xml | null {
  const folder = posix.dirname(slide);
  const targets = relations(part(`${folder}/_rels/${posix.basename(slide)}.rels`), folder);
  return (id) => {
    const target = targets.get(id);
    return target ? part(target) : null;
  };
}

function slideBlocks(slide: Xml, page: number, diagram: (id: string) => Xml | null): Block[] {
  const shapes = [...shapesOf(childOf(slide, 'cSld', 'spTree'))];
  const isTitle = (shape: Xml) => /^(ctrT|t)itle$/.test(placeholder(shape));
  const ordered = [...shapes.filter(isTitle), ...shapes.filter((shape) => !isTitle(shape))];
  return ordered.flatMap((shape): Block[] => {
    if (/^(dt|ftr|sldNum|hdr)$/.test(placeholder(shape))) return [];
    if (shape.name === 'graphicFrame') return frameBlocks(shape, page, diagram);
    const lines = paragraphs(childOf(shape, 'txBody'));
    if (!isTitle(shape) || lines.length === 0)
      return lines.map((text) => ({ kind: 'paragraph', text, page }));
    return [{ kind: 'heading', level: 2, text: lines.join(' '), page }];
  });
}

function* shapesOf(tree: Xml | null): Generator<Xml> {
  for (const child of childrenOf(tree)) {
    const shown = [...childrenOf(child)].every((part) => childOf(part, 'cNvPr')?.attributes.hidden !== '1');
    if (!shown) continue;
    if (child.name === 'sp' || child.name === 'graphicFrame') yield child;
    else if (child.name === 'grpSp') yield* shapesOf(child);
    else if (child.name === 'AlternateContent')
      yield* shapesOf(childOf(child, 'Choice') ?? childOf(child, 'Fallback'));
  }
}

function placeholder(shape: Xml): string {
  const mark = childOf(shape, 'nvSpPr', 'nvPr', 'ph');
  return mark ? (mark.attributes.type ?? 'body') : '';
}

function frameBlocks(frame: Xml, page: number, diagram: (id: string) => Xml | null): Block[] {
  const [table] = within(frame, 'tbl');
  if (table)
    return tableBlocks(
      childrenOf(table, 'tr').map((row) =>
        childrenOf(row, 'tc')
          .filter(isOwnCell)
          .map((cell) => cellOf(cell, page)),
      ),
      page,
    );
  const [reference] = within(frame, 'relIds');
  const data = reference ? diagram(reference.attributes['r:dm'] ?? '') : null;
  return [...within(data, 't')]
    .flatMap((body) => paragraphs(body))
    .map((text) => ({ kind: 'paragraph', text, page }));
}

function isOwnCell({ attributes }: Xml): boolean {
  return attributes.hMerge !== '1' && attributes.vMerge !== '1';
}

function cellOf(cell: Xml, page: number) {
  return {
    blocks: paragraphs(childOf(cell, 'txBody')).map((text): Block => ({ kind: 'paragraph', text, page })),
    columns: Number(cell.attributes.gridSpan ?? 1),
    rows: Number(cell.attributes.rowSpan ?? 1),
  };
}

function paragraphs(body: Xml | null): string[] {
  return childrenOf(body, 'p').flatMap((paragraph) =>
    childrenOf(paragraph)
      .map((run) => {
        if (run.name === 'br') return '\n';
        if (run.name !== 'r' && run.name !== 'fld') return [...within(run, 't')].map(wordsOf).join('');
        return childrenOf(run, 't').map(wordsOf).join('');
      })
      .join('')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}
