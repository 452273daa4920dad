import type { ParsedPassage } from '../knowledge/parsed-document.ts';
import { type Reading, textOf, weigh } from './blocks.ts';
import type { Chunks } from './chunk.ts';
import type { Front } from './front.ts';
import type { Structure, Unit } from './structure.ts';
import { type Warning, warning } from './warnings.ts';

/** Proof that nothing was lost between reading and storing. Weights are characters without spaces. */
export interface Coverage {
  /** What the parser gave. */
  characters: number;
  /** Where it went. */
  passages: number;
  headings: number;
  /** Title, history, document number, signature, remarks of the page. */
  front: number;
  /** Placed of given; 1 when every character has its place. */
  ratio: number;
  articles: ArticleCount | null;
  tables: number;
  pages: number | null;
  /** Pages that show something of which no text could be had. */
  pagesWithoutText: number[];
  /** Pages whose text was recognised from their picture. */
  pagesRecognised: number[];
}

export interface ArticleCount {
  count: number;
  first: number;
  last: number;
  missing: number[];
  repeated: number[];
}

/** Weighs what was read against what stands in passages, heading paths and front matter. */
export function measureCoverage(reading: Reading, front: Front, text: Structure, chunks: Chunks): Coverage {
  const characters = total(reading.blocks.map(textOf));
  const passages =
    total(chunks.passages.map((passage) => passage.text)) +
    total(text.units.map(({ label }) => label)) -
    chunks.repeated;
  const headings = total(text.headings);
  const outside = total([...front.titleLines, ...front.lines, ...front.historyLines, ...text.aside]);
  return {
    characters,
    passages,
    headings,
    front: outside,
    ratio:
      characters === 0 ? 1 : Math.round(((passages + headings + outside) / characters) * 10_000) / 10_000,
    articles: countArticles(text.units),
    tables: chunks.passages.filter(isTable).length,
    pages: reading.pages?.count ?? null,
    pagesWithoutText: reading.pages?.empty ?? [],
    pagesRecognised: reading.pages?.recognised ?? [],
  };
}

/** What a person should look at. */
export function coverageWarnings(coverage: Coverage): Warning[] {
  const { articles, ratio } = coverage;
  const found: Warning[] = [];
  if (ratio < 0.995) found.push(warning('text_missing', { share: `${((1 - ratio) * 100).toFixed(1)} %` }));
  if (articles && articles.missing.length > 0)
    found.push(warning('articles_missing', { articles: articles.missing.join(', ') }));
  if (articles && articles.repeated.length > 0)
    found.push(warning('articles_repeated', { articles: articles.repeated.join(', ') }));
  return found;
}

/** Articles of the text and of statutes annexed to it; the count starts anew with every article 1. */
function countArticles(units: readonly Unit[]): ArticleCount | null {
  const articles = units.filter((unit) => unit.kind === 'article');
  const numbers = articles.map((unit) => unit.articleNumber ?? 0);
  const [first] = numbers;
  if (first === undefined) return null;
  const missing: number[] = [];
  const repeated: number[] = [];
  for (const [i, number] of numbers.entries()) {
    const last = numbers[i - 1];
    if (last === undefined || number < last) continue;
    for (let absent = last + 1; absent < number; absent++) missing.push(absent);
    if (number === last && articles[i]?.article === articles[i - 1]?.article) repeated.push(number);
  }
  return { count: numbers.length, first, last: numbers.at(-1) ?? first, missing, repeated };
}

function isTable(passage: ParsedPassage): boolean {
  return passage.kind === 'table';
}

function total(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + weigh(text), 0);
}
