import type { Candidate } from './articles.ts';
import { type Block, textOf } from './blocks.ts';
import { divisionRank, headingText, markedRank, numberedRank } from './headings.ts';
import { ANNEX, endsLikeTitle, isAside, isTitleLike } from './lines.ts';
import { numberedLine } from './numbering.ts';
import type { Part, Structure, Unit } from './structure.ts';
import { structurePlain } from './structure-plain.ts';

/** Outside of all divisions. */
const TITLE_RANK = -10;

interface Heading {
  rank: number;
  text: string;
}

/**
 * A statute: articles with their paragraphs (款) and items (项) under their division headings, what stands
 * before the first article as preamble, annexes like any other text.
 */
export function structureLegal(blocks: readonly Block[], articles: readonly Candidate[]): Structure {
  const result: Structure = { units: [], headings: [], aside: [] };
  const starts = new Map(articles.map((article) => [article.line, article]));
  const ranks = headingRanks(blocks, starts);
  const annexes = annexRanges(blocks, articles);
  const first = articles[0]?.line ?? 0;
  let path: Heading[] = [];
  let unit: Unit | null = null;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const start = starts.get(i);
    const rank = ranks.get(i);
    const annexEnd = annexes.get(i);
    if (annexEnd !== undefined) {
      add(result, structurePlain(blocks.slice(i, annexEnd), { annex: true }));
      [path, unit, i] = [[], null, annexEnd - 1];
    } else if (start) {
      unit = newUnit(result, 'article', path, start);
      unit.parts.push(...firstPart(start, block));
    } else if (rank !== undefined) {
      result.headings.push(textOf(block));
      path = [...path.filter((above) => above.rank < rank), { rank, text: headingText(textOf(block)) }];
      unit = null;
    } else {
      unit ??= newUnit(result, i < first ? 'preamble' : 'text', path);
      addPart(unit.parts, block);
    }
  }
  return result;
}

function newUnit(result: Structure, kind: Unit['kind'], path: readonly Heading[], article?: Candidate): Unit {
  const unit: Unit = {
    kind,
    article: article?.article ?? null,
    articleNumber: article?.number ?? null,
    label: article?.label ?? '',
    headingPath: path.map(({ text }) => text),
    parts: [],
  };
  result.units.push(unit);
  return unit;
}

/** Lines that are headings, with their rank: divisions, what the file marks, and titles right above articles. */
function headingRanks(blocks: readonly Block[], starts: ReadonlyMap<number, Candidate>): Map<number, number> {
  const [first = 0] = starts.keys();
  const title = beginOfStatute(blocks, first) - 1;
  const ranks = new Map<number, number>();
  for (const [line, block] of blocks.entries()) {
    if (starts.has(line)) continue;
    const rank =
      rankOf(block) ??
      (starts.has(line + 1) ? subheadingRank(block) : null) ??
      (line === title && line > 0 ? titleRank(block) : null);
    if (rank !== null) ranks.set(line, rank);
  }
  return ranks;
}

function rankOf(block: Block): number | null {
  if (block.kind === 'table' || block.kind === 'item') return null;
  return divisionRank(block.text) ?? (block.kind === 'heading' ? markedRank(block.level) : null);
}

/** `（一）动产质押` on a line directly before an article is a heading; an item (项) ends in punctuation. */
function subheadingRank(block: Block): number | null {
  if (block.kind !== 'paragraph' || block.text.length > 30 || /[。；：，]$/.test(block.text)) return null;
  const line = numberedLine(block.text);
  return line?.heading && !line.runIn ? numberedRank(line.level) : null;
}

function firstPart(start: Candidate, block: Block): Part[] {
  return start.rest === '' ? [] : [{ kind: 'paragraph', text: start.rest, page: block.page }];
}

/** A line that begins like an article but is out of count goes on where the line before it broke off. */
function addPart(parts: Part[], block: Block): void {
  if (block.kind === 'table') parts.push(block);
  else {
    const last = parts.at(-1);
    const brokenOff = last && last.kind !== 'table' && !/[。；：！？;:.]["”’）)]*$/.test(last.text);
    if (brokenOff && /^第\S{1,8}条/.test(block.text)) last.text += block.text;
    else
      parts.push({ kind: block.kind === 'item' ? 'item' : 'paragraph', text: block.text, page: block.page });
  }
}

/** Where annexes begin and end: behind the last article of a count, from an annex mark or a line like a title. */
function annexRanges(blocks: readonly Block[], articles: readonly Candidate[]): Map<number, number> {
  const ranges = new Map<number, number>();
  for (const [i, article] of articles.entries()) {
    const next = articles[i + 1];
    if (next && next.number >= article.number) continue;
    const end = next ? next.line : blocks.length;
    const begin = firstOf(blocks, article.line + 1, end);
    if (begin > 0) ranges.set(begin, next ? headingsBefore(blocks, begin, end) : end);
  }
  return ranges;
}

/** The first line of a stretch that begins an annex, or 0. */
function firstOf(blocks: readonly Block[], from: number, end: number): number {
  for (let line = from; line < end; line++) if (beginsAnnex(blocks[line] as Block)) return line;
  return 0;
}

function beginsAnnex(block: Block): boolean {
  if (block.kind === 'table') return false;
  return ANNEX.test(block.text) || isAside(block.text) || isTitleLike(block.text);
}

/** Where a statute begins that a notice carries: at the division headings above its first article. */
function beginOfStatute(blocks: readonly Block[], first: number): number {
  let line = first;
  while (line > 0 && rankOf(blocks[line - 1] as Block) !== null) line--;
  return line;
}

/** Its title stands right above. */
function titleRank(block: Block): number | null {
  return block.kind === 'paragraph' && isTitleLike(block.text) && endsLikeTitle(block.text)
    ? TITLE_RANK
    : null;
}

/** Division headings directly before an annexed statute's first article belong to that statute. */
function headingsBefore(blocks: readonly Block[], begin: number, end: number): number {
  let line = end;
  while (line - 1 > begin && rankOf(blocks[line - 1] as Block) !== null) line--;
  return line;
}

function add(result: Structure, more: Structure): void {
  result.units.push(...more.units);
  result.headings.push(...more.headings);
  result.aside.push(...more.aside);
}
