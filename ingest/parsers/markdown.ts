import { marked, type Token, type Tokens } from 'marked';
import type { Block, Reading } from '../blocks.ts';
import { decode } from './decode.ts';
import { readHtmlBlocks } from './html-blocks.ts';
import { reflow } from './reflow.ts';

/** A comment after which the text proper begins, as collections of statutes set it below title and history. */
const FRONT_END = /<!--\s*INFO END\s*-->/i;

/** Markdown, with the HTML inside it. Marks of emphasis, links and images are dropped, their words kept. */
export function readMarkdown(bytes: Uint8Array): Reading {
  const { text, warnings } = decode(bytes);
  const blocks: Block[] = [];
  let frontBlocks: number | undefined;
  for (const token of marked.lexer(text)) {
    if (token.type === 'html' && FRONT_END.test(token.raw)) frontBlocks = blocks.length;
    blocks.push(...blocksOf(token));
  }
  return { blocks, hints: frontBlocks === undefined ? {} : { frontBlocks }, pages: null, warnings };
}

function blocksOf(token: Token): Block[] {
  switch (token.type) {
    case 'heading':
      return nonEmpty({ kind: 'heading', level: token.depth, text: oneLine(plain(token)), page: null });
    case 'paragraph':
    case 'text':
      return paragraphs(plain(token));
    case 'code':
      return paragraphs(token.text);
    case 'list':
      return items(token as Tokens.List);
    case 'table':
      return [{ kind: 'table', rows: tableRows(token as Tokens.Table), page: null }];
    case 'blockquote':
      return (token.tokens ?? []).flatMap(blocksOf);
    case 'html':
      return readHtmlBlocks(token.raw);
    default:
      return [];
  }
}

function paragraphs(text: string): Block[] {
  return reflow(text.split('\n').map((line) => ({ text: line }))).map((line) => ({
    kind: 'paragraph',
    text: line.text,
    page: null,
  }));
}

/** Items keep their mark or number: in a notice "3." is what others refer to. */
function items(list: Tokens.List): Block[] {
  return list.items.flatMap((item, i) => {
    const mark = list.ordered ? `${Number(list.start || 1) + i}.` : '-';
    const [first, ...rest] = item.tokens.flatMap(blocksOf);
    if (!first) return [];
    if (first.kind === 'table') return [first, ...rest];
    return [{ kind: 'item', text: `${mark} ${first.text}`, page: null } as const, ...rest];
  });
}

function tableRows(table: Tokens.Table): string[][] {
  return [table.header, ...table.rows].map((row) => row.map((cell) => oneLine(inline(cell.tokens))));
}

function plain(token: Token): string {
  return 'tokens' in token && token.tokens
    ? inline(token.tokens)
    : decodeEntities('text' in token ? token.text : '');
}

function inline(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return '\n';
      if (token.type === 'image' || token.type === 'html') return '';
      return plain(token);
    })
    .join('');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name: string) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nonEmpty(block: Block & { text: string }): Block[] {
  return block.text === '' ? [] : [block];
}
