import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { anyOf, patterns } from '../patterns.ts';

const KINDS = ['thanks', 'goodbye', 'about', 'opener', 'greeting', 'acknowledged'] as const;
export type Smalltalk = (typeof KINDS)[number];

const kindPatterns = loadData('bot/understand/smalltalk.yaml', z.record(z.enum(KINDS), patterns));
const person = loadData('bot/understand/person.yaml', z.strictObject({ wish: patterns, not: patterns }));

const whole = KINDS.map(
  (kind) => [kind, new RegExp(`^(?:${kindPatterns[kind].map((one) => `(?:${one})`).join('|')})$`)] as const,
);
const WISH = anyOf(person.wish)!;
const NOT_WISH = anyOf(person.not, {}, 'g')!;

/** Small talk of a normalised message: its kind when it is nothing else, and what is left of it to answer. */
export function smalltalkOf(normal: string): { kind: Smalltalk | null; rest: string } {
  const pieces = normal.split(/(?<=[,。.!?;~、…\n])/);
  const kinds = pieces.map((piece) => kindOf(piece));
  if (kinds.every((kind) => kind !== null)) {
    const found = KINDS.find((kind) => kinds.includes(kind)) ?? null;
    return { kind: found, rest: '' };
  }
  const first = kinds.indexOf(null);
  return { kind: null, rest: pieces.slice(first).join('').trim() };
}

/** The kind of one piece; `opener` for pieces of signs alone, null: it says something. */
function kindOf(piece: string): Smalltalk | 'nothing' | null {
  const bare = piece.replace(/[^\p{L}\p{N}' ]/gu, '').trim();
  if (bare === '') return 'nothing';
  if (bare.length > 60) return null;
  return whole.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** Whether a normalised message asks for a person. */
export function asksForPerson(normal: string): boolean {
  return WISH.test(normal.replace(NOT_WISH, ' '));
}
