import { z } from 'zod';
import { loadData } from '../../src/base/load-data.ts';
import { CASE_REASONS } from '../asked.ts';
import { OUTCOMES, type OutcomeCode, TEAMS } from '../outcomes.ts';
import { anyOf, patterns, termGroups } from '../patterns.ts';
import type { Understood } from '../steps/understand.ts';
import { issuesIn } from './issues.ts';

const outcomeCodes = Object.keys(OUTCOMES) as [OutcomeCode, ...OutcomeCode[]];

/**
 * What a rule decides. `team`: one of ours, by subject, by the side of the asker, legal aid for who has no money and
 * labour for all others, or the one that was named.
 */
const decision = z.discriminatedUnion('route', [
  z.strictObject({
    route: z.literal('hand_off'),
    team: z.enum([...TEAMS, 'topic', 'by_role', 'by_need', 'named']),
    urgent: z.boolean(),
    reason: z.enum(CASE_REASONS),
    adviseToo: z.boolean().default(false),
  }),
  z.strictObject({ route: z.literal('decline'), outcome: z.enum(outcomeCodes) }),
  z.strictObject({ route: z.literal('clarify'), clarify: z.string() }),
  /** Answer, and say that time matters. */
  z.strictObject({ route: z.literal('answer'), urgent: z.literal(true) }),
]);

const rule = z.strictObject({
  id: z.string(),
  /** What patterns look at: the message, or the message with what it goes on from. */
  in: z.enum(['message', 'whole']).default('message'),
  any: patterns.optional(),
  all: patterns.optional(),
  none: patterns.optional(),
  role: z.enum(['worker', 'employer']).optional(),
  wantsPerson: z.literal(true).optional(),
  /** Only for the first message of a conversation. */
  first: z.literal(true).optional(),
  /** Only where the message tells a day. */
  dated: z.literal(true).optional(),
  /** At most so many subjects of ours in the message. */
  maxTopics: z.number().optional(),
  /** At least so many separate matters in one message. */
  issues: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  decides: decision,
});

export type Decision = z.output<typeof decision>;
type Rule = z.output<typeof rule>;

const groups = loadData('bot/triage/terms.yaml', termGroups);
const rules = loadData('bot/triage/rules.yaml', z.array(rule)).map(compile);

function compile(one: Rule) {
  return {
    ...one,
    find: anyOf(one.any, groups),
    every: (one.all ?? []).map((pattern) => anyOf([pattern], groups)!),
    never: anyOf(one.none, groups),
  };
}

/** The first rule that fits a message, with what it decides; null: none does. */
export function firstRule(
  understood: Understood,
  isFirst: boolean,
): { id: string; decides: Decision } | null {
  const message = abridged(understood.normal);
  const whole = abridged([...understood.context, understood.normal].join('\n'));
  return rules.find((one) => fits(one, understood, one.in === 'whole' ? whole : message, isFirst)) ?? null;
}

/** Beginning and end of a long text: what a message wants stands there, and patterns stay quick. */
function abridged(text: string): string {
  return text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
}

const HEAD = 1200;
const TAIL = 600;

function fits(
  one: ReturnType<typeof compile>,
  understood: Understood,
  text: string,
  isFirst: boolean,
): boolean {
  if (one.first && !isFirst) return false;
  if (one.wantsPerson && !understood.wantsPerson) return false;
  if (one.role && understood.facts.role !== one.role) return false;
  if (one.dated && !understood.facts.moments.some(({ exact }) => exact)) return false;
  if (one.minLength !== undefined && text.length < one.minLength) return false;
  if (one.maxLength !== undefined && text.length > one.maxLength) return false;
  if (one.maxTopics !== undefined && understood.topics.length > one.maxTopics) return false;
  if (one.issues !== undefined && issuesIn(text) < one.issues) return false;
  if (one.find !== null && !one.find.test(text)) return false;
  return one.every.every((pattern) => pattern.test(text)) && !(one.never?.test(text) ?? false);
}
