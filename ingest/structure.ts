import { articleCandidate, articlesAmong, type Candidate } from './articles.ts';
import { type Block, textOf } from './blocks.ts';
import { NUMERAL } from './numerals.ts';
import { structureLegal } from './structure-legal.ts';
import { structurePlain } from './structure-plain.ts';

/** Paragraph, list item or table, the smallest part that is never torn without need. */
export type Part =
  | { kind: 'paragraph' | 'item'; text: string; page: number | null }
  | { kind: 'table'; rows: string[][]; page: number | null };

/** What belongs together: an article, the text before the first one, or what stands under one heading. */
export interface Unit {
  kind: 'article' | 'preamble' | 'text';
  article: string | null;
  articleNumber: number | null;
  /** The article's number as the line held it, set-off included; empty otherwise. */
  label: string;
  headingPath: string[];
  parts: Part[];
}

export interface Structure {
  units: Unit[];
  /** Lines that became headings. */
  headings: string[];
  /** Lines that are no text of the document: table of contents, signature, remarks of the page. */
  aside: string[];
}

const RUN_TOGETHER = new RegExp(
  `(?<=[。；])[\\s\\u3000]+(?=第[${NUMERAL}]+条(?:之[${NUMERAL}]+)?[\\s\\u3000])`,
);
/** A quotation that begins a line or follows a colon and is not closed in the same line. */
const OPENS_QUOTATION = /(?:^|[：:])“[^”]*$/;
const LONGEST_QUOTATION = 40;

/** Finds what the blocks of a text mean: a statute by its articles, anything else by its headings. */
export function structure(blocks: readonly Block[]): Structure {
  const lines = blocks.flatMap(apart);
  const articles = articlesAmong(candidatesIn(lines));
  return isStatute(articles) ? structureLegal(lines, articles) : structurePlain(blocks);
}

/** Articles run together in one paragraph, set apart by a gap after a full stop, each as a line. */
function apart(block: Block): Block[] {
  if (block.kind !== 'paragraph' || !RUN_TOGETHER.test(block.text)) return [block];
  return block.text.split(RUN_TOGETHER).map((text) => ({ ...block, text }));
}

/** Candidates outside of quotations: what a decision quotes of the law it amends is text of the decision. */
function candidatesIn(blocks: readonly Block[]): Candidate[] {
  const candidates: Candidate[] = [];
  let quotedUntil = -1;
  for (const [line, block] of blocks.entries()) {
    if (block.kind === 'table') continue;
    const candidate = line > quotedUntil ? articleCandidate(block.text, line) : null;
    if (candidate) candidates.push(candidate);
    if (line > quotedUntil && OPENS_QUOTATION.test(block.text)) quotedUntil = endOfQuotation(blocks, line);
  }
  return candidates;
}

function endOfQuotation(blocks: readonly Block[], start: number): number {
  const reach = blocks.slice(start + 1, start + 1 + LONGEST_QUOTATION);
  const length = reach.findIndex((block) => /^[^“]*”/.test(textOf(block)));
  return length < 0 ? start : start + 1 + length;
}

/** Two lines may look like articles by accident; three in count do not. */
function isStatute(articles: readonly Candidate[]): boolean {
  return articles.length >= 3 || (articles.length === 2 && articles.every(({ setOff }) => setOff));
}
