import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { Claim, Draft } from './draft.ts';
import { wording } from './wording.ts';

/** A checked draft as the Markdown that people read, citation marks after each statement. */
export function writeOut(draft: Draft, language: Language, asOf: Day): string {
  const parts = draft.blocks.map(({ lead, points }) =>
    [
      `**${lead.text}**${marks(lead)}`,
      points.map((point) => `- ${point.text}${sameSources(point, lead) ? '' : marks(point)}`).join('\n'),
    ]
      .filter(Boolean)
      .join('\n\n'),
  );
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
