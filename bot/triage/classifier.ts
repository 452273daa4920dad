import type { Understood } from '../steps/understand.ts';
import { plain } from '../understand/normal.ts';
import { examples, KINDS, type Kind, LABELS, pressingExamples } from './examples.ts';
import { type Learned, learn, lesson, type Row, sharesOf } from './learner.ts';

/** A judgement, and whether it is strong enough to act on. */
export interface Judgement {
  label: Kind;
  share: number;
  sure: boolean;
  /** Share of what cannot wait. */
  pressing: number;
}

/**
 * Judges a message by its likeness to the labelled examples: what is learned from them, once at first use. Acts only
 * on a clear majority, and asks more of what turns away a message that speaks of a subject of ours: refusing a genuine
 * question is worse than answering a doubtful one.
 */
export function classify({ normal, context, topics }: Understood): Judgement {
  const shares = sharesOf(kindsLesson.learned(), [...context, normal].join(' '));
  const share = Math.max(...shares);
  const label = KINDS[shares.indexOf(share)]!;
  const pressing = shares[KINDS.indexOf('pressing')]!;
  return { label, share, sure: share >= sureFrom(label, normal, topics.length > 0), pressing };
}

/** Share from which a judgement is acted on; figures in ADR 0012. */
function sureFrom(label: Kind, normal: string, isOurs: boolean): number {
  // Asking back costs a turn, and a longer message says enough to be searched for.
  if (label === 'clarify') return normal.length > CLARIFY_LENGTH ? 1 : isOurs ? CLARIFY_OURS : CLARIFY_SURE;
  if (label === 'declined_manipulation') return MANIPULATION_SURE;
  return label.startsWith('declined_') && isOurs ? FOREIGN_SURE : SURE;
}

/** Four folds over the examples: right in nine of ten from here on (test/bot/triage.test.ts). */
export const SURE = 0.6;
const CLARIFY_SURE = 0.5;
const CLARIFY_OURS = 0.66;
const CLARIFY_LENGTH = 40;
const MANIPULATION_SURE = 0.78;
/** The same for what turns away a message on a subject of ours. */
export const FOREIGN_SURE = 0.8;
/** From this share on what was judged is not reconsidered. */
export const PLAIN = 0.9;

/** What tells all kinds of messages apart. */
export const kindsLesson = lesson('kinds', KINDS.length, () => rowsOf(allKinds()));

type Labelled = readonly { text: string; label: Kind }[];

function allKinds(): Labelled {
  return [
    ...LABELS.flatMap((label) => examples[label].map((text) => ({ text, label }))),
    ...pressingExamples.pressing.map((text) => ({ text, label: 'pressing' as const })),
    ...pressingExamples.calm.map((text) => ({ text, label: 'answer' as const })),
  ];
}

/** Learns from labelled texts; the labels are numbered as in `KINDS`. */
export function learnKinds(labelled: Labelled): Learned {
  return learn(KINDS.length, rowsOf(labelled));
}

function rowsOf(labelled: Labelled): Row[] {
  return labelled.map(({ text, label }) => ({ text: plain(text), label: KINDS.indexOf(label) }));
}
