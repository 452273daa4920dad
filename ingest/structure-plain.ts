import { type Block, textOf } from './blocks.ts';
import { divisionRank, headingText, markedRank, numberedRank } from './headings.ts';
import { ANNEX, endsLikeTitle, isAside, isDateLine, isTitleLike } from './lines.ts';
import { createNumbering, type NumberedLine, numberedLine } from './numbering.ts';
import type { Structure, Unit } from './structure.ts';

/** How far below a date the title of the text that a notice carries may stand. */
const SIGNATURE_REACH = 3;

/** What a block does to the headings above the text: opens one, closes some, or nothing. */
interface Step {
  block: Block;
  /** Headings from this rank on end here. */
  rank: number | null;
  /** The heading that begins here; null with a rank: a numbered part without one. */
  heading: string | null;
  /** The line holds text besides the heading. */
  runIn: boolean;
}

/**
 * Any other text: what stands under each heading, whether the file marks it or its numbering shows it. In an
 * annex, a line that reads like a title is a heading too.
 */
export function structurePlain(blocks: readonly Block[], options: { annex?: boolean } = {}): Structure {
  const result: Structure = { units: [], headings: [], aside: [] };
  const text = withoutTail(blocks, result.aside);
  const numbering = createNumbering();
  const steps = text.map((block, i) => stepOf(block, context(text, i, options.annex ?? false), numbering));
  let path: { rank: number; text: string }[] = [];
  let unit: Unit | null = null;
  for (const { block, rank, heading, runIn } of withoutBareHeadings(steps)) {
    if (rank !== null) {
      path = path.filter((above) => above.rank < rank);
      if (heading !== null) path.push({ rank, text: headingText(heading) });
      unit = null;
    }
    if (heading !== null && !runIn) result.headings.push(textOf(block));
    else {
      unit ??= newUnit(
        result,
        path.map((above) => above.text),
      );
      unit.parts.push(block.kind === 'heading' ? { ...block, kind: 'paragraph' } : block);
    }
  }
  return result;
}

function newUnit(result: Structure, headingPath: string[]): Unit {
  const unit: Unit = { kind: 'text', article: null, articleNumber: null, label: '', headingPath, parts: [] };
  result.units.push(unit);
  return unit;
}

/** Signature, date and remarks of the page at the end are set aside. */
function withoutTail(blocks: readonly Block[], aside: string[]): readonly Block[] {
  let end = blocks.length;
  while (end > 0 && isAside(textOf(blocks[end - 1] as Block))) end--;
  aside.push(...blocks.slice(end).map(textOf));
  return blocks.slice(0, end);
}

/** What the lines around a line make of it. */
interface Context {
  /** A title may stand here: in an annex, or below the signature of the notice that carries another text. */
  titles: 'any' | 'official' | 'none';
  /** A signature follows: "附件：…" above it lists the annexes, it does not begin one. */
  aboveSignature: boolean;
}

function context(blocks: readonly Block[], i: number, annex: boolean): Context {
  const next = blocks[i + 1];
  const signed = blocks.slice(Math.max(0, i - SIGNATURE_REACH), i).some((block) => isDateLine(textOf(block)));
  return {
    titles: annex ? 'any' : signed ? 'official' : 'none',
    aboveSignature: next !== undefined && isAside(textOf(next)),
  };
}

function stepOf(
  block: Block,
  { titles, aboveSignature }: Context,
  numbering: (line: NumberedLine) => string,
): Step {
  const text: Step = { block, rank: null, heading: null, runIn: false };
  if (block.kind === 'table' || block.kind === 'item') return text;
  const heading = (rank: number): Step => ({ ...text, rank, heading: block.text });
  if (block.kind === 'heading') return heading(markedRank(block.level));
  const division = divisionRank(block.text);
  if (division !== null) return heading(division);
  if (ANNEX.test(block.text)) return aboveSignature ? text : heading(0);
  const line = numberedLine(block.text);
  if (!line) return isTitleHere(block.text, titles) ? heading(1) : text;
  const role = numbering(line);
  if (role === 'text') return text;
  const rank = numberedRank(line.level);
  return role === 'boundary' ? { ...text, rank } : { block, rank, heading: line.heading, runIn: line.runIn };
}

function isTitleHere(text: string, titles: Context['titles']): boolean {
  return titles !== 'none' && isTitleLike(text) && (titles === 'any' || endsLikeTitle(text));
}

/** A heading with nothing under it is text: headings never stand alone, and a row of them is a list. */
function withoutBareHeadings(steps: readonly Step[]): Step[] {
  return steps.map((step, i) => {
    const next = steps[i + 1];
    const ended = !next || (next.rank !== null && next.rank <= (step.rank ?? 0));
    return step.heading !== null && !step.runIn && ended ? { ...step, rank: null, heading: null } : step;
  });
}
