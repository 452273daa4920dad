import { articleKey } from '../../knowledge/article-ref.ts';
import type { ParsedPassage } from '../../knowledge/parsed-document.ts';
import { fault } from '../../src/base/faults.ts';
import { markdownTable } from '../blocks.ts';
import type { DraftEdit } from './api-acts.ts';
import type { DraftContent } from './content.ts';

type Edit<Kind> = Extract<DraftEdit, { kind: Kind }>;

/** `第十条` at the beginning of words, with what follows it. */
const ARTICLE = /^\s*(第[^\s条]{1,12}条(?:之[^\s，。、]{1,4}(?=[\s　]))?)[\s　]*/;
const RULE = /^\s*\|?[\s:|-]+\|?\s*$/;

/** Cuts a passage in two. Throws `body_invalid` for a place outside of it. */
export function splitPassage(content: DraftContent, { passage, at, article }: Edit<'split'>): DraftContent {
  const whole = passageAt(content, passage);
  const [first, second] = [whole.text.slice(0, at).trimEnd(), whole.text.slice(at).trimStart()];
  if (first === '' || second === '') throw invalid('at: outside of the passage');
  const named = article === undefined ? ARTICLE.exec(second) : null;
  const text = named ? second.slice(named[0].length) : second;
  const rest = article === undefined ? (named?.[1] ?? whole.article) : article;
  return withPassages(content, passage, 1, [
    { ...whole, text: first },
    inArticle({ ...whole, text: text || second }, rest),
  ]);
}

/** Joins a passage with the next one. Throws `body_invalid` for the last. */
export function mergePassages(content: DraftContent, { passage }: Edit<'merge'>): DraftContent {
  const [a, b] = [passageAt(content, passage), passageAt(content, passage + 1)];
  const bothTables = a.kind === 'table' && b.kind === 'table';
  const label = b.article !== null && b.article !== a.article ? `${b.article} ` : '';
  const text = bothTables ? joinedTables(a.text, b.text) : `${a.text}\n${label}${b.text}`;
  const kind = a.kind === 'table' && !bothTables ? 'paragraph' : a.kind;
  const searchText = [a.searchText, b.searchText].filter(Boolean).join('\n');
  return withPassages(content, passage, 2, [{ ...a, kind, text, searchText }]);
}

/** Changes words, article or headings of a passage. Throws `body_invalid` for an article that is none. */
export function changePassage(content: DraftContent, edit: Edit<'passage'>): DraftContent {
  const { passage, text, article, headingPath } = edit;
  const held = passageAt(content, passage);
  const said = { ...held, text: text ?? held.text, headingPath: headingPath ?? held.headingPath };
  return withPassages(content, passage, 1, [article === undefined ? said : inArticle(said, article)]);
}

/** Marks a passage as a table, or takes the mark away. */
export function markTable(content: DraftContent, { passage, table }: Edit<'table'>): DraftContent {
  const held = passageAt(content, passage);
  const plain = held.article === null ? ('paragraph' as const) : ('article' as const);
  const kind = table ? ('table' as const) : plain;
  const text = table && held.kind !== 'table' ? asTable(held.text) : held.text;
  return withPassages(content, passage, 1, [{ ...held, kind, text }]);
}

/** Takes out what is no part of the text. */
export function removePassage(content: DraftContent, { passage }: Edit<'remove'>): DraftContent {
  passageAt(content, passage);
  return withPassages(content, passage, 1, []);
}

/** The passage at a place. Throws `body_invalid`. */
export function passageAt({ parsed }: DraftContent, index: number): ParsedPassage {
  const found = parsed.passages[index];
  if (!found) throw invalid(`passage: ${index}`);
  return found;
}

function withPassages(
  content: DraftContent,
  at: number,
  count: number,
  instead: readonly ParsedPassage[],
): DraftContent {
  const passages = [...content.parsed.passages];
  passages.splice(at, count, ...instead);
  return { ...content, edited: true, parsed: { ...content.parsed, passages } };
}

function inArticle(passage: ParsedPassage, article: string | null): ParsedPassage {
  if (article === null) {
    const kind = passage.kind === 'article' ? 'paragraph' : passage.kind;
    return { ...passage, kind, article: null, articleNumber: null };
  }
  const key = articleKey(article);
  if (key === null) throw invalid(`article: ${article}`);
  const kind = passage.kind === 'table' ? passage.kind : 'article';
  return { ...passage, kind, article: article.trim(), articleNumber: Number(key.split('-')[0]) };
}

/** Lines with cells between bars, tabs or runs of spaces, as Markdown. */
function asTable(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !RULE.test(line));
  const rows = lines.map((line) =>
    line
      .trim()
      .replace(/^\|/, '')
      .replace(/\|$/, '')
      .split(/\||\t|[ \u3000]{2,}/),
  );
  return markdownTable(rows.map((cells) => cells.map((cell) => cell.trim())));
}

/** Two tables as one; a header that both have stands once. */
function joinedTables(a: string, b: string): string {
  const [head, rule, ...body] = b.split('\n');
  const same = head === a.split('\n')[0] && rule !== undefined && RULE.test(rule);
  return `${a}\n${same ? body.join('\n') : b}`;
}

function invalid(problem: string) {
  return fault('body_invalid', { problem });
}
