import { Marked, type Token, type TokenizerAndRendererExtension } from 'marked';

/** What an answer may show. Raw HTML and images are shown as the characters they are made of; links as their words. */
export type Block =
  | { kind: 'paragraph' | 'quote'; content: Inline[] }
  | { kind: 'heading'; content: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; content: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'mark'; position: number };

/**
 * `[1]` is a citation wherever it stands, also next to another one, where Markdown would read a link. Bold takes
 * any neighbours: Markdown's own rule does not see `**《劳动合同法》**第` as bold, for want of spaces in Chinese.
 */
const extensions: TokenizerAndRendererExtension[] = [
  inline('mark', /^\[(\d{1,2})\](?![(:])/, /\[\d{1,2}\]/),
  inline('bold', /^\*\*(?=[^\s*])((?:[^*\n]|\*(?!\*))*[^\s*])\*\*/, /\*\*/),
];
const reader = new Marked({ gfm: true, breaks: true, extensions });

/** Reads the Markdown of an answer into blocks, without ever making HTML. */
export function readMarkdown(text: string): Block[] {
  return reader.lexer(text).flatMap(blockOf);
}

function blockOf(token: Token): Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'heading':
      return [{ kind: 'heading', content: inlines(token.tokens) }];
    case 'list':
      return [
        {
          kind: 'list',
          ordered: token.ordered === true,
          start: Number(token.start) || 1,
          items: (token.items as { tokens: Token[] }[]).map((item) => item.tokens.flatMap(blockOf)),
        },
      ];
    case 'table':
      return [
        {
          kind: 'table',
          head: (token.header as Cell[]).map((cell) => inlines(cell.tokens)),
          rows: (token.rows as Cell[][]).map((row) => row.map((cell) => inlines(cell.tokens))),
        },
      ];
    case 'blockquote':
      return (token.tokens ?? [])
        .flatMap(blockOf)
        .map((block) => (block.kind === 'paragraph' ? { ...block, kind: 'quote' } : block));
    case 'code':
      return [{ kind: 'paragraph', content: [{ kind: 'code', text: token.text }] }];
    default:
      return [{ kind: 'paragraph', content: contentOf(token) }];
  }
}

/** Whatever else Markdown knows: its words, or the characters it is made of (raw HTML). */
function contentOf(token: Token): Inline[] {
  const inner = 'tokens' in token ? token.tokens : undefined;
  return inner ? inlines(inner) : [{ kind: 'text', text: token.raw.trim() }];
}

interface Cell {
  tokens: Token[];
}

function inlines(tokens: Token[] | undefined): Inline[] {
  return (tokens ?? []).flatMap(inlineOf);
}

function inlineOf(token: Token): Inline[] {
  switch (token.type) {
    case 'mark':
      return [{ kind: 'mark', position: Number(token.text) }];
    case 'bold':
    case 'strong':
      return [{ kind: 'strong', content: inlines(token.tokens) }];
    case 'em':
      return [{ kind: 'emphasis', content: inlines(token.tokens) }];
    case 'codespan':
      return [{ kind: 'code', text: token.text }];
    case 'br':
      return [{ kind: 'break' }];
    case 'link':
      return inlines(token.tokens);
    case 'del':
      return inlines(token.tokens);
    case 'text':
      return token.tokens ? inlines(token.tokens) : [{ kind: 'text', text: token.text }];
    case 'image':
    case 'escape':
      return [{ kind: 'text', text: token.text }];
    default:
      return [{ kind: 'text', text: token.raw }];
  }
}

function inline(name: string, pattern: RegExp, start: RegExp): TokenizerAndRendererExtension {
  return {
    name,
    level: 'inline',
    start: (source) => source.match(start)?.index,
    tokenizer(source) {
      const found = pattern.exec(source);
      if (!found) return undefined;
      const text = found[1]!;
      return {
        type: name,
        raw: found[0],
        text,
        ...(name === 'bold' && { tokens: this.lexer.inlineTokens(text) }),
      };
    },
  };
}
