import { symbols } from '../../knowledge/tokens.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { Team } from '../outcomes.ts';
import { anyOf, termGroups } from '../patterns.ts';
import type { Understood } from '../steps/understand.ts';
import { type Topic, topicsOf, weight } from '../understand/topics.ts';
import type { Decision } from './rules.ts';

/** The team that a rule sends a message to. */
export function teamFor(team: (Decision & { route: 'hand_off' })['team'], understood: Understood): Team {
  if (team === 'named') return namedTeam(understood.normal) ?? ownTeam(understood);
  if (team === 'topic') return teamOf(understood.topics);
  const isWorker = understood.facts.role === 'worker';
  if (team === 'by_role' && isWorker) return 'legal_aid';
  if (team === 'general' && isWorker && isWithoutMoney(understood)) return 'legal_aid';
  if (team === 'by_role' || team === 'by_need') return isWithoutMoney(understood) ? 'legal_aid' : 'labor';
  return team;
}

const NO_MONEY = anyOf(['<no_money_for_lawyer>'], loadData('bot/triage/terms.yaml', termGroups))!;

function isWithoutMoney({ normal, facts }: Understood): boolean {
  return facts.role !== 'employer' && NO_MONEY.test(normal);
}

/** The team for what is told along with the wish for a person; general where that is all there is. */
function ownTeam({ normal, isFollowUp }: Understood): Team {
  return isFollowUp || !tellsMore(normal) ? 'general' : teamOf(topicsOf(normal));
}

/** Whether a normalised message tells more than that a person is wanted. */
export const tellsMore = (normal: string): boolean => symbols(normal).length >= TOLD;
/** Characters, or English words. */
const TOLD = 16;

/** The team for the subjects of a message: the one whose words weigh most; general when none does. */
export function teamOf(topics: readonly Topic[]): Team {
  const weights = new Map<Team, number>();
  for (const topic of topics) weights.set(topic.team, (weights.get(topic.team) ?? 0) + weight(topic));
  const special = [...weights].filter(([team]) => team !== 'general').sort((a, b) => b[1] - a[1])[0];
  if (special === undefined) return 'general';
  return special[1] >= (weights.get('general') ?? 0) * GENERAL_SHARE ? special[0] : 'general';
}

/** Words like 公司 and 合同 go with every subject, so a special one need not outweigh them. */
const GENERAL_SHARE = 0.5;

/** The team someone who asks for a person names: "a tax adviser"; null when none is named. */
export function namedTeam(normal: string): Team | null {
  return NAMED.find(([pattern]) => pattern.test(normal))?.[1] ?? null;
}

const WHO = '(?:方面|问题|政策)?的?(?:顾问|专员|专家|老师|人|师)';
const NAMED: readonly (readonly [RegExp, Team])[] = [
  [
    new RegExp(`(?:税务|财税|税收|税)${WHO}|\\btax (?:advis|expert|specialist|consult|person|officer|agent)`),
    'tax',
  ],
  [
    new RegExp(
      `(?:融资|金融|贷款|财务)${WHO}|\\b(?:financ\\w+|loan) (?:advis|expert|specialist|consult|officer)`,
    ),
    'finance',
  ],
  [
    new RegExp(
      `(?:劳动|用工|社保|人事|劳资)${WHO}|\\b(?:labou?r|employment|hr) (?:advis|expert|specialist|consult|lawyer)`,
    ),
    'labor',
  ],
  [new RegExp(`(?:数字化|信息化)${WHO}|\\bdigital\\w* (?:advis|expert|specialist|consult)`), 'digital'],
  [/法律援助|公益律师|\blegal aid\b|\bpro bono\b/, 'legal_aid'],
];
