import type { Language } from '../../src/base/language.ts';
import type { Draft } from '../draft.ts';

/** Longest answer to one thing asked, before its sources, in words; two Han characters make about a word. */
const WORDS = 150;

/** What is left out first: what is least missed, one piece at a time. False when there is nothing of it left. */
const CUTS: readonly ((draft: Draft) => boolean)[] = [
  ({ blocks }) => blocks.some(({ beside, made, points }) => beside && made === 'extract' && points.pop()),
  ({ steps }) => steps.length > 2 && steps.pop() !== undefined,
  ({ channels }) => channels.length > 1 && channels.pop() !== undefined,
  ({ blocks }) => blocks.some(({ made, points }) => !WHOLE.has(made) && points.length > 3 && points.pop()),
  ({ steps }) => steps.length > 1 && steps.pop() !== undefined,
  ({ blocks }) => {
    const at = blocks.findLastIndex(({ beside, made }) => beside && made === 'extract');
    return at > 0 && blocks.splice(at, 1).length > 0;
  },
];

/** Nothing is left out of what was reckoned, or approved as it stands. */
const WHOLE: ReadonlySet<string> = new Set(['computed', 'standard']);

/** A draft cut to the length that people read, by leaving out whole pieces; each thing asked has its own allowance. */
export function withinLength(draft: Draft, language: Language): Draft {
  const cut = structuredClone(draft);
  cut.steps = cut.steps.slice(0, 3);
  cut.channels = cut.channels.slice(0, 3);
  const asked = cut.blocks.filter((block) => block.asked !== undefined).length;
  const most = WORDS * Math.max(1, asked);
  for (const one of CUTS) while (wordsOf(cut, language) > most && one(cut));
  return cut;
}

function wordsOf({ blocks, steps, channels, cautions }: Draft, language: Language): number {
  const text = [
    ...blocks.flatMap(({ lead, points, beside }) => [
      beside ?? '',
      lead.text,
      ...points.map((point) => point.text),
    ]),
    ...steps,
    ...channels,
    ...cautions,
  ].join('\n');
  if (language === 'en') return text.split(/\s+/).length;
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) / 2;
}
