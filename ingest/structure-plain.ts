import { type Block, textOf } from './blocks.ts';
import { divisionRank, headingText, markedRank, numberedHeading } from './headings.ts';
import { ANNEX, isAside } from './lines.ts';
import type { Structure, Unit } from './structure.ts';

/** Ranks of numbered headings lie inside those of the headings the file marks as such. */
const NUMBERED_RANK = 100;

interface Step {
  block: Block;
  heading: { rank: number; text: string; runIn: boolean; certain: boolean } | null;
}

/** Any other text: what stands under each heading, whether the file marks it or its numbering shows it. */
export function structurePlain(blocks: readonly Block[]): Structure {
  const result: Structure = { units: [], headings: [], aside: [] };
  const text = withoutTail(blocks, result.aside);
  const steps = demoteBareHeadings(text.map((block) => ({ block, heading: headingOf(block) })));
  let path: { rank: number; text: string }[] = [];
  let unit: Unit | null = null;
  for (const { block, heading } of steps) {
    if (heading) {
      path = [...path.filter(({ rank }) => rank < heading.rank), { rank: heading.rank, text: heading.text }];
      unit = null;
      if (!heading.runIn) {
        result.headings.push(textOf(block));
        continue;
      }
    }
    if (!unit) {
      unit = {
        kind: 'text',
        article: null,
        articleNumber: null,
        label: '',
        headingPath: path.map((p) => p.text),
        parts: [],
      };
      result.units.push(unit);
    }
    unit.parts.push(block.kind === 'heading' ? { ...block, kind: 'paragraph' } : block);
  }
  return result;
}

/** Signature, date and remarks of the page at the end are set aside. */
function withoutTail(blocks: readonly Block[], aside: string[]): readonly Block[] {
  let end = blocks.length;
  while (end > 0 && isAside(textOf(blocks[end - 1] as Block))) end--;
  aside.push(...blocks.slice(end).map(textOf));
  return blocks.slice(0, end);
}

function headingOf(block: Block): Step['heading'] {
  if (block.kind === 'table' || block.kind === 'item') return null;
  if (block.kind === 'heading')
    return { rank: markedRank(block.level), text: headingText(block.text), runIn: false, certain: true };
  const division = divisionRank(block.text);
  if (division !== null || ANNEX.test(block.text))
    return { rank: division ?? 0, text: headingText(block.text), runIn: false, certain: false };
  const numbered = numberedHeading(block.text);
  if (!numbered) return null;
  const { level, heading, runIn } = numbered;
  return { rank: NUMBERED_RANK + level * 10, text: headingText(heading), runIn, certain: false };
}

/**
 * A heading with nothing under it is none: a numbered line followed at once by the next of its kind is a list.
 * Headings marked in the file stay headings only while something stands below them.
 */
function demoteBareHeadings(steps: readonly Step[]): Step[] {
  return steps.map((step, i) => {
    const { heading } = step;
    if (!heading || heading.runIn) return step;
    const next = steps[i + 1];
    const bare = !next || (next.heading !== null && next.heading.rank <= heading.rank);
    return bare ? { ...step, heading: null } : step;
  });
}
