import { symbols } from '../../knowledge/tokens.ts';
import type { Understood } from '../steps/understand.ts';
import { plain } from '../understand/normal.ts';
import type { Judgement } from './classifier.ts';
import { examples, pressingExamples } from './examples.ts';
import { lesson, type Row, sharesOf } from './learner.ts';

/**
 * How sure it is that a message tells of what cannot wait, where no rule has the words for it, from 0 to 1: half by
 * what tells pressing messages from calm ones, half by what tells all kinds apart. A few words say too little to be
 * alarmed by.
 */
export function alarmOf({ normal }: Understood, { pressing }: Judgement): number {
  if (symbols(normal).length < FEW) return 0;
  return (sharesOf(pressingLesson.learned(), normal)[CANNOT_WAIT]! + pressing) / 2;
}

/** Characters, or English words. */
const FEW = 7;

/** From here on a message is handed over, or answered with a word on time; figures in ADR 0012. */
export const PRESSING = 0.9;
export const HURRIED = 0.65;

const CANNOT_WAIT = 1;

/** What tells pressing messages from calm ones. */
export const pressingLesson = lesson('pressing', 2, rows);

/** Messages that cannot wait, and calm ones; all that can be answered, asked back or declined can wait too. */
function rows(): Row[] {
  const { legal_aid: _aid, ...others } = examples;
  const row = (label: number) => (text: string) => ({ text: plain(text), label });
  return [
    ...pressingExamples.pressing.map(row(CANNOT_WAIT)),
    ...[...pressingExamples.calm, ...Object.values(others).flat()].map(row(1 - CANNOT_WAIT)),
  ];
}
