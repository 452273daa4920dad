import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { Block, Claim, Draft, Table } from './draft.ts';
import { literal } from './markdown.ts';
import { wording } from './wording.ts';

/** A checked draft as the Markdown that people read, citation marks after each statement. */
export function writeOut(draft: Draft, language: Language, asOf: Day): string {
  const several =
    draft.blocks.filter(({ asked }) => asked !== undefined).length + (draft.open?.length ?? 0) > 1;
  let number = 0;
  const parts = draft.blocks.flatMap((block) => {
    if (block.asked === undefined || !several) return [blockText(block, language)];
    number += 1;
    return [`**${number}. ${literal(block.asked)}**`, blockText(block, language)];
  });
  for (const label of draft.open ?? []) {
    number += 1;
    parts.push(`**${number}. ${literal(label)}**`, wording('answered.part_open', language));
  }
  if (draft.steps.length > 0) parts.push(list(wording('answered.next', language), draft.steps.slice(0, 3)));
  if (draft.channels.length > 0)
    parts.push(
      wording('answered.channels', language, {
        channels: draft.channels.slice(0, 3).join(language === 'zh' ? '；' : '; '),
      }),
    );
  parts.push(...draft.cautions.map((line) => `> ${line}`));
  parts.push(wording('answered.as_of', language, { day: asOf }));
  return parts.join('\n\n');
}

/** What stands beside the answer is not set as an answer: it says first what it is about. */
function blockText({ lead, points, beside, table }: Block, language: Language): string {
  const opening =
    beside === undefined ? `**${lead.text}**` : `${beside}${language === 'zh' ? '：' : ': '}${lead.text}`;
  return [
    `${opening}${marks(lead)}`,
    table ? tableText(table) : '',
    points.map((point) => `- ${point.text}${sameSources(point, lead) ? '' : marks(point)}`).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function tableText({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(literal).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function list(heading: string, items: string[]): string {
  return [heading, '', ...items.map((item, i) => `${i + 1}. ${item}`)].join('\n');
}

/** Points that rest on just what their lead rests on need no marks of their own. */
function sameSources(point: Claim, lead: Claim): boolean {
  return point.cites.join() === lead.cites.join();
}

function marks({ cites }: Claim): string {
  return cites.length > 0 ? ` ${cites.map((position) => `[${position}]`).join('')}` : '';
}
