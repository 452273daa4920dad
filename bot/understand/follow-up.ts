import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import type { Turn } from '../asked.ts';
import { anyOf, patterns } from '../patterns.ts';
import { normalOf } from './normal.ts';
import { isQuestion } from './parts.ts';
import { smalltalkOf } from './smalltalk.ts';
import { topicsOf, weight } from './topics.ts';

const data = loadData(
  'bot/understand/follow-up.yaml',
  z.strictObject({ new_topic: patterns, opens: patterns, refers: patterns, closes: patterns }),
);
const NEW_TOPIC = anyOf(data.new_topic)!;
const OPENS = anyOf(data.opens)!;
const REFERS = anyOf(data.refers)!;
const CLOSES = anyOf(data.closes)!;

/** What a message takes from the ones before it. */
export interface Context {
  isFollowUp: boolean;
  /** The earlier messages it rests on, oldest first, as they were written. */
  turns: Turn[];
  /** The message without words such as "another question:". */
  rest: string;
}

/** Longest chain of earlier messages that a question is read with. */
const CHAIN = 4;

/** Which earlier turns a normalised message goes on from. */
export function contextOf(normal: string, history: readonly Turn[]): Context {
  const switched = NEW_TOPIC.exec(normal);
  if (switched !== null) return { isFollowUp: false, turns: [], rest: withoutOpening(normal, switched) };
  const turns: Turn[] = [];
  let later = normal;
  for (const turn of history.slice(-CHAIN).reverse()) {
    const earlier = normalOf(turn.question);
    if (isIdle(turn, earlier)) continue;
    if (!goesOn(later, turn, earlier)) break;
    turns.unshift(turn);
    if (NEW_TOPIC.test(earlier)) break;
    later = earlier;
  }
  return { isFollowUp: turns.length > 0, turns, rest: normal };
}

function withoutOpening(normal: string, { index, 0: words }: RegExpExecArray): string {
  if (index > 12) return normal;
  const rest = normal
    .slice(index + words.length)
    .replace(/^(?:吧|了|一下|下|,|:|。|;|!| |-|—|please|is)+/, '');
  return rest.length > 3 ? rest : normal;
}

/** Greetings, refusals and hand-overs are no context for a question. */
function isIdle(turn: Turn, normal: string): boolean {
  if (/^(?:answered_(?:greeting|thanks|smalltalk)|declined)/.test(turn.outcome)) return true;
  return smalltalkOf(normal).rest === '';
}

/** Whether a message needs the one before it: it only states a case, asks back, or leaves its subject out. */
function goesOn(normal: string, before: Turn, earlier: string): boolean {
  if (before.outcome === 'clarify' || !isQuestion(earlier)) return !isForeign(normal, earlier);
  if (OPENS.test(normal)) return true;
  const own = subjectWeight(normal);
  if (REFERS.test(normal)) return own < 4 || sharesTopic(normal, earlier);
  if (own < 1.2) return true;
  return own < 3.2 && normal.length <= 40 && CLOSES.test(normal) && sharesTopic(normal, earlier);
}

/** A full question of its own on another subject, after a statement or a question back. */
function isForeign(normal: string, earlier: string): boolean {
  return (
    isQuestion(normal) &&
    !OPENS.test(normal) &&
    subjectWeight(normal) >= 4 &&
    !sharesTopic(normal, earlier) &&
    normal.length > 12
  );
}

function subjectWeight(normal: string): number {
  return topicsOf(normal).reduce((sum, topic) => sum + weight(topic), 0);
}

function sharesTopic(a: string, b: string): boolean {
  const topics = new Set(topicsOf(b).map(({ topic }) => topic));
  return topicsOf(a).some(({ topic }) => topics.has(topic));
}
