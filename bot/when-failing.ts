import type { Answer, Asked } from './asked.ts';
import { ending } from './endings.ts';
import type { OutcomeCode } from './outcomes.ts';
import { namedTeam } from './triage/teams.ts';
import { normalOf } from './understand/normal.ts';
import { asksForPerson } from './understand/smalltalk.ts';
import { wording } from './wording.ts';

/**
 * The ending of a question that the bot failed at. Who asks for a person gets one whatever fails; so does who was
 * failed before in this conversation. The first failure apologises and offers.
 */
export function failing(outcome: 'failed_internal' | 'failed_timeout', asked: Asked): Answer {
  const normal = normalOf(asked.text);
  const wanted = asksForPerson(normal);
  const again = asked.history.at(-1)?.outcome.startsWith('failed') ?? false;
  if (!wanted && !again) return ending(outcome, asked.locale, asked.today);
  return handedOver(asked, wanted ? 'asked_for_person' : 'bot_failed', namedTeam(normal) ?? 'general');
}

/** Twice in a row no text was found: the second time a person looks for it. */
export function persisting(answer: Answer, { history }: Asked): Answer {
  const weak: OutcomeCode = 'unanswerable_not_found';
  if (answer.outcome !== weak || history.at(-1)?.outcome !== weak) return answer;
  const { language, asOf: today, trace, timings } = answer;
  const handed = handedOver({ locale: language, today }, 'weak_evidence', 'general');
  return { ...handed, trace, timings };
}

function handedOver(
  { locale, today }: Pick<Asked, 'locale' | 'today'>,
  caseReason: 'asked_for_person' | 'bot_failed' | 'weak_evidence',
  team: ReturnType<typeof namedTeam>,
): Answer {
  const opening = caseReason === 'asked_for_person' ? 'handed_off.asked' : `handed_off.${caseReason}`;
  const text = `${wording(opening, locale)}\n\n${wording(`handed_off.${team}`, locale)}`;
  return { ...ending('handed_off', locale, today, text), caseReason, team };
}
