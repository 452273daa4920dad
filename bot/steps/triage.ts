import type { Day } from '../../src/base/time.ts';
import type { Asked, CaseReason, Turn } from '../asked.ts';
import { type OutcomeCode, TEAMS, type Team } from '../outcomes.ts';
import { askBack } from '../triage/clarify.ts';
import { classify, FOREIGN_SURE, type Judgement, PLAIN } from '../triage/classifier.ts';
import type { Kind } from '../triage/examples.ts';
import { type Limit, limitsIn } from '../triage/limits.ts';
import { alarmOf, HURRIED, PRESSING } from '../triage/pressing.ts';
import { type Decision, firstRule } from '../triage/rules.ts';
import { teamFor, teamOf, tellsMore } from '../triage/teams.ts';
import { vagueness } from '../triage/vague.ts';
import { daysBetween } from '../understand/calendar.ts';
import type { Smalltalk } from '../understand/smalltalk.ts';
import type { Understood } from './understand.ts';

/** What to do with a message, and why. */
export interface Triage {
  route: 'answer' | 'clarify' | 'hand_off' | 'decline' | 'smalltalk';
  outcome: OutcomeCode;
  team: Team | null;
  urgent: boolean;
  deadline: Day | null;
  caseReason: CaseReason | null;
  /** Hand over, and tell the rule that matters meanwhile. */
  adviseToo: boolean;
  /** The rule, or the judgement, that decided. */
  rule: string;
  /** Time limits that the message tells of, the soonest first. */
  limits: Limit[];
  clarify?: { text: string; options: string[] };
}

/**
 * Decides what a message needs: an answer from the texts, a question back, a person, or a refusal. Rules first,
 * then running time limits, then vagueness, then the classifier; in doubt the question is answered. `reckoned`: it
 * asks for a sum, and all that this takes is known.
 */
export function triage(understood: Understood, asked: Asked, reckoned = false): Triage {
  const decided = sorted(understood, asked);
  // A sum that code can reckon needs no question back and no adviser, unless something else calls for one.
  const answerable = decided.route === 'clarify' || (decided.caseReason === 'complex' && !decided.urgent);
  return reckoned && answerable ? { ...ANSWER, limits: decided.limits, rule: 'sum' } : decided;
}

function sorted(understood: Understood, { history, today }: Asked): Triage {
  const limits = limitsIn(understood, today);
  const plain = { ...ANSWER, limits };
  if (understood.text === '')
    return { ...plain, route: 'decline', outcome: 'unanswerable_empty', rule: 'empty' };
  const rule = firstRule(understood, history.length === 0);
  const judgement = classify(understood);
  if (rule !== null && rule.decides.route !== 'answer') {
    if (isForeign(judgement, rule.decides)) return judged(plain, judgement, understood, history);
    return withLimits(decided(plain, rule, understood), judgement, understood, today);
  }
  if (understood.smalltalk !== null) return smalltalk(plain, understood.smalltalk, understood);
  const running = limits.find(({ state }) => state === 'near' || state === 'past');
  if (running !== undefined) return withLimits(limitRuns(plain, running), judgement, understood, today);
  const vague = vagueness(understood.isFollowUp ? understood.standalone : understood.normal);
  const alarm = vague === null || vague === 'statement' ? alarmOf(understood, judgement) : 0;
  if (alarm >= PRESSING) return withLimits(pressing(plain, understood), judgement, understood, today);
  if (rule !== null) return decided(plain, rule, understood);
  if (vague !== null) return unclear({ ...plain, rule: `vague:${vague}` }, vague, understood, history);
  return judged({ ...plain, urgent: alarm >= HURRIED }, judgement, understood, history);
}

/**
 * Surely none of ours, or unlawful: not to be drafted or found by an adviser either, and plainly not to be taken for
 * an emergency.
 */
function isForeign({ label, share }: Judgement, decides: Decision): boolean {
  if (decides.route !== 'hand_off' || decides.reason === 'crisis') return false;
  if (label !== 'declined_unlawful' && label !== 'declined_off_topic') return false;
  return share >= (decides.reason === 'complex' && !decides.urgent ? FOREIGN_SURE : PLAIN);
}

/** A case told and nothing asked, words that seem none of ours, hardly anything said. */
const DOUBTFUL: ReadonlySet<string> = new Set([
  'vague:statement',
  'off-topic',
  'classifier:clarify',
  'classifier:declined_off_topic',
]);

/** Asked back or declined by a judgement that gives way when a guide is asked just so. */
export const isDoubtful = ({ rule }: Triage): boolean => DOUBTFUL.has(rule);

/** The judgement given up: what was said is answered after all. */
export function answeringAfterAll({ limits, rule }: Triage): Triage {
  return { ...ANSWER, limits, rule: `${rule}:answered` };
}

const ANSWER: Omit<Triage, 'limits'> = {
  route: 'answer',
  outcome: 'answered',
  team: null,
  urgent: false,
  deadline: null,
  caseReason: null,
  adviseToo: false,
  rule: 'answer',
};

function decided(
  plain: Triage,
  { id, decides }: { id: string; decides: Decision },
  understood: Understood,
): Triage {
  switch (decides.route) {
    case 'clarify':
      return {
        ...plain,
        route: 'clarify',
        outcome: 'clarify',
        rule: id,
        clarify: askBack(decides.clarify, understood.language),
      };
    case 'answer':
      return { ...plain, urgent: true, rule: id };
    case 'decline':
      return { ...plain, route: 'decline', outcome: decides.outcome, rule: id };
    case 'hand_off':
      return handOff(
        { ...plain, urgent: decides.urgent, adviseToo: decides.adviseToo, rule: id },
        teamFor(decides.team, understood),
        decides.reason,
      );
  }
}

function handOff(plain: Triage, team: Team, caseReason: CaseReason): Triage {
  return { ...plain, route: 'hand_off', outcome: 'handed_off', team, caseReason };
}

/**
 * A hand-over is urgent when a limit runs out soon, or it tells of what cannot wait; due on the last day of the limit,
 * or on the day that was set.
 */
function withLimits(triage: Triage, judgement: Judgement, understood: Understood, today: Day): Triage {
  if (triage.route !== 'hand_off') return triage;
  const { facts, normal } = understood;
  const running = triage.limits.find(({ state }) => state === 'near' || state === 'past');
  const set = facts.moments.find(({ due, day }) => due && day >= today)?.day;
  const soon = set !== undefined && daysBetween(today, set) <= SOON && triage.caseReason === 'complex';
  const told = tellsMore(normal) && alarmOf(understood, judgement) >= PRESSING;
  const urgent = triage.urgent || running !== undefined || soon || told;
  return { ...triage, urgent, deadline: running?.end ?? (urgent ? set : undefined) ?? null };
}

/** Days within which something that is due makes a hand-over urgent. */
const SOON = 7;

function limitRuns(plain: Triage, { id, team }: Limit): Triage {
  const reason = team === 'legal_aid' ? 'legal_aid' : 'urgent';
  return handOff({ ...plain, urgent: true, adviseToo: true, rule: `limit:${id}` }, team, reason);
}

function pressing(plain: Triage, understood: Understood): Triage {
  const team = teamOf(understood.topics);
  const whose = team === 'labor' ? teamFor('by_role', understood) : team;
  return handOff({ ...plain, urgent: true, adviseToo: true, rule: 'pressing' }, whose, 'urgent');
}

const ENDINGS: Record<Exclude<Smalltalk, 'opener'>, OutcomeCode> = {
  greeting: 'answered_greeting',
  thanks: 'answered_thanks',
  goodbye: 'answered_goodbye',
  about: 'answered_about',
  acknowledged: 'answered_smalltalk',
};

function smalltalk(plain: Triage, kind: Smalltalk, { language }: Understood): Triage {
  if (kind === 'opener')
    return {
      ...plain,
      route: 'clarify',
      outcome: 'clarify',
      rule: 'opener',
      clarify: askBack('open', language),
    };
  return { ...plain, route: 'smalltalk', outcome: ENDINGS[kind], rule: kind };
}

/** Asks back once or twice; whoever is still not understood gets a person. */
function unclear(plain: Triage, key: string, understood: Understood, history: readonly Turn[]): Triage {
  if (history.length >= 2 && history.slice(-2).every(({ outcome }) => outcome === 'clarify'))
    return handOff(plain, teamOf(understood.topics), 'bot_failed');
  return { ...plain, route: 'clarify', outcome: 'clarify', clarify: askBack(key, understood.language) };
}

function judged(
  plain: Triage,
  { label, share, sure }: Judgement,
  understood: Understood,
  history: readonly Turn[],
): Triage {
  if (!sure || label === 'answer' || label === 'pressing') return plain;
  const isPlain = share >= PLAIN && understood.topics.length === 0;
  const noted = { ...plain, rule: `${isPlain ? 'plainly' : 'classifier'}:${label}` };
  if (label === 'clarify') return unclear(noted, 'open', understood, history);
  if (isTeam(label))
    return handOff({ ...noted, adviseToo: true }, label, label === 'legal_aid' ? 'legal_aid' : 'complex');
  return { ...noted, route: 'decline', outcome: label };
}

function isTeam(label: Kind): label is Kind & Team {
  return (TEAMS as readonly string[]).includes(label);
}
