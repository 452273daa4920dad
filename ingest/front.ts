import { basename, extname } from 'node:path';
import { articleCandidate } from './articles.ts';
import { type Block, type Reading, textOf } from './blocks.ts';
import { DATE_PATTERN } from './dates.ts';
import { documentNumberLine } from './document-number.ts';
import { divisionRank } from './headings.ts';
import { endsLikeTitle, isAside, isSentence } from './lines.ts';
import { numberedLine } from './numbering.ts';

/** What stands before the text proper. */
export interface Front {
  title: string;
  titleFrom: 'heading' | 'page' | 'text' | 'file name';
  /** The lines of the file that spell the title. */
  titleLines: string[];
  /** Lines on adoption, promulgation and amendment. */
  history: string[];
  /** The same as the file has them, where one line may tell several events. */
  historyLines: string[];
  /** Other lines of the front: document number, date, index card of the page. */
  lines: string[];
  /** The text proper. */
  body: Block[];
}

/** How far down a title is looked for, and over how many lines it may run. */
const REACH = 12;
const TITLE_LINES = 4;
const HISTORY = new RegExp(
  `^[（(]?\\s*(根据)?\\s*${DATE_PATTERN}.{0,160}?(通过|公布|发布|修正|修订|批准|颁布|施行|公告|令第|日起?执行$)|^[（(].{0,200}${DATE_PATTERN}.{0,80}(通过|公布|发布|修正|修订|批准|施行)`,
);

const EVENT = new RegExp(`^[（(]?${DATE_PATTERN}.`);

/** Parts a text into front matter and text proper. */
export function readFront(reading: Reading, path: string): Front {
  const { blocks, hints } = reading;
  const found = hints.title
    ? titleOfPage(blocks, hints.title)
    : (titleHeadings(blocks) ?? titleOfText(blocks));
  const title = found?.title ?? hints.title ?? titleOfFile(path);
  const titleFrom = found?.from ?? (hints.title ? 'page' : 'file name');
  const titleLines = blocks.slice(found?.begin ?? 0, found?.end ?? 0).map(textOf);
  const front: Front = { title, titleFrom, titleLines, history: [], historyLines: [], lines: [], body: [] };
  const before = blocks.slice(0, found?.begin ?? 0);
  front.lines.push(...before.map(textOf).filter((text) => !isSentence(text)));
  const end = Math.max(found?.end ?? 0, hints.frontBlocks ?? 0);
  const marked = blocks.slice(found?.end ?? 0, end);
  const isMarked = (block: Block) => isFrontBlock(block) || isEvent(textOf(block));
  for (const block of marked.filter(isMarked)) takeFrontLine(front, textOf(block));
  const rest = [...marked.filter((block) => !isMarked(block)), ...blocks.slice(end)];
  const start = takeOpening(front, rest);
  front.body = [...before.filter((block) => isSentence(textOf(block))), ...rest.slice(start)];
  return front;
}

interface Found {
  title: string;
  from: Front['titleFrom'];
  begin: number;
  end: number;
}

/** Headings of the first level with which the file begins. */
function titleHeadings(blocks: readonly Block[]): Found | null {
  let end = 0;
  while (end < TITLE_LINES && isTopHeading(blocks[end])) end++;
  if (end === 0) return null;
  return { title: join(blocks.slice(0, end).map(textOf)), from: 'heading', begin: 0, end };
}

function isTopHeading(block: Block | undefined): boolean {
  return (
    block?.kind === 'heading' &&
    block.level === 1 &&
    articleCandidate(block.text, 0) === null &&
    divisionRank(block.text) === null
  );
}

/** The lines that repeat the title a page gives itself, with or without the name of the site behind it. */
function titleOfPage(blocks: readonly Block[], hint: string): Found | null {
  for (const wanted of [hint, hint.replace(/[-–—][^-–—]{1,20}$/, '')]) {
    for (let begin = 0; begin < Math.min(blocks.length, REACH); begin++) {
      const end = endOfRepeat(blocks, begin, wanted);
      if (end !== null) return { title: wanted, from: 'page', begin, end };
    }
  }
  return null;
}

/** Where the lines from `begin` have spelt out `title`, or null. */
function endOfRepeat(blocks: readonly Block[], begin: number, title: string): number | null {
  const wanted = plain(title);
  let spelt = '';
  for (let i = begin; i < Math.min(blocks.length, begin + TITLE_LINES); i++) {
    spelt += plain(textOf(blocks[i] as Block));
    if (spelt === wanted) return i + 1;
    if (spelt === '' || !wanted.startsWith(spelt)) return null;
  }
  return null;
}

/** The first line that reads like a title, with the lines it was wrapped over. */
function titleOfText(blocks: readonly Block[]): Found | null {
  for (let begin = 0; begin < Math.min(blocks.length, REACH); begin++) {
    const block = blocks[begin] as Block;
    if (isSentence(textOf(block))) return null;
    if (!mayBeTitle(block)) continue;
    let end = begin + 1;
    let title = textOf(block);
    const complete = () => endsLikeTitle(title);
    while (!complete() && end < begin + TITLE_LINES && mayBeTitle(blocks[end])) {
      const longer = title + textOf(blocks[end] as Block);
      if (!endsLikeTitle(longer) && end + 1 < begin + TITLE_LINES && !mayBeTitle(blocks[end + 1])) break;
      title = longer;
      end++;
    }
    if (complete() || begin === 0) {
      const whole = complete() ? title : textOf(block);
      return { title: whole.replace(/\.$/, ''), from: 'text', begin, end: complete() ? end : begin + 1 };
    }
  }
  return null;
}

function mayBeTitle(block: Block | undefined): boolean {
  if (!block || block.kind === 'table' || block.kind === 'item') return false;
  const text = block.text.trim();
  const latin = !/\p{Script=Han}/u.test(text);
  if (text.length < 2 || text.length > (latin ? 260 : 100) || /[。；，：！？;,:、]$/.test(text)) return false;
  if (isAside(text) || HISTORY.test(text) || documentNumberLine(text) || numberedLine(text)) return false;
  return divisionRank(text) === null && articleCandidate(text, 0) === null;
}

/** Takes what still belongs to the front: the title again, history, document number, table of contents. */
function takeOpening(front: Front, rest: readonly Block[]): number {
  let i = 0;
  while (i < rest.length) {
    const repeat = endOfRepeat(rest, i, front.title);
    if (repeat === null && !isFrontBlock(rest[i] as Block)) break;
    for (const block of rest.slice(i, repeat ?? i + 1)) takeFrontLine(front, textOf(block));
    i = repeat ?? i + 1;
  }
  return i;
}

/** History (its last words may stand alone), document number, signature, or the word above a table of contents. */
function isFrontBlock(block: Block): boolean {
  const text = textOf(block);
  if (HISTORY.test(text) || documentNumberLine(text) !== null || isAside(text)) return true;
  return /^.{0,20}(通过|公布|修订|修正|施行)[）)]$/.test(text) || /^目\s*[录次]$/.test(text);
}

/** A line that opens with a date and is no sentence: an event of the history, even where the line was cut. */
function isEvent(text: string): boolean {
  return HISTORY.test(text) || (EVENT.test(text) && !isSentence(text));
}

function takeFrontLine(front: Front, text: string): void {
  if (!isEvent(text)) front.lines.push(text);
  else {
    front.historyLines.push(text);
    front.history.push(...splitHistory(text));
  }
}

/** A bracket that tells the whole history in one sentence, as one line per event. */
function splitHistory(text: string): string[] {
  const inner = text
    .replace(/^[（(]\s*/, '')
    .replace(/[）)]\s*$/, (end) => (/[（(]/.test(text.slice(1)) ? end : ''));
  return inner
    .split(new RegExp(`(?<!根据)(?=(?:根据)?${DATE_PATTERN.replaceAll(/\((?!\?)/g, '(?:')})`))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function titleOfFile(path: string): string {
  return basename(path, extname(path))
    .replace(/^\d+[a-z]?[_\s-]+/, '')
    .replace(/[（(]\d{4}-\d{2}-\d{2}[)）]$/, '')
    .trim();
}

function join(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).join(' ');
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s《》〈〉<>"“”'‘’]/g, '');
}
