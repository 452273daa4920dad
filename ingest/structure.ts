import { articleCandidate, articlesAmong, type Candidate } from './articles.ts';
import { type Block, textOf } from './blocks.ts';
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

/** Finds what the blocks of a text mean: a statute by its articles, anything else by its headings. */
export function structure(blocks: readonly Block[]): Structure {
  const articles = articlesAmong(candidatesIn(blocks));
  return isStatute(articles) ? structureLegal(blocks, articles) : structurePlain(blocks);
}

function candidatesIn(blocks: readonly Block[]): Candidate[] {
  return blocks.flatMap((block, line) =>
    block.kind === 'table' ? [] : (articleCandidate(textOf(block), line) ?? []),
  );
}

/** Two lines may look like articles by accident; three in count do not. */
function isStatute(articles: readonly Candidate[]): boolean {
  return articles.length >= 3 || (articles.length === 2 && articles.every(({ setOff }) => setOff));
}
