import { INPUTS } from '../services/calculators/calculation.ts';
import type { Language } from '../src/base/language.ts';
import type { Work } from './answer.ts';
import type { Answer } from './asked.ts';
import type { Draft } from './draft.ts';
import { ending } from './endings.ts';
import type { OutcomeCode } from './outcomes.ts';
import { wording } from './wording.ts';
import { writeOut } from './write-out.ts';

/** Turns what the steps found into the one answer of the question. */
export function endWith(work: Work): Answer {
  switch (work.triage.route) {
    case 'answer':
      return work.draft ? answered(work) : notFound(work);
    case 'hand_off':
      return handedOff(work);
    case 'clarify':
      return clarify(work);
    default:
      return plain(work, work.triage.outcome);
  }
}

function answered(work: Work): Answer {
  const { draft, understood, triage } = work;
  const { language, asOf } = understood;
  const text = [
    ...(triage.urgent ? [wording('answered.urgent', language)] : []),
    ...otherDay(work),
    ...limitLines(work),
    ...missingLine(draft!, language),
    writeOut(draft!, language, asOf),
    ...(draft!.complete ? [] : [wording('answered.partly', language)]),
  ];
  const answer = plain(work, draft!.complete ? 'answered' : 'answered_partly', text.join('\n\n'));
  return {
    ...answer,
    suggestions: [...samplesFor(draft!, language), ...(draft!.others ?? []), ...answer.suggestions],
    citations: draft!.citations,
    completeness: draft!.complete ? 'complete' : 'partial',
    urgent: triage.urgent,
    deadline: triage.deadline ?? triage.limits.find(({ state }) => state === 'near')?.end ?? null,
  };
}

/** Says before the answer that it is by the rules of another day. */
function otherDay({ understood: { language, asOf }, asked: { today } }: Work): string[] {
  return asOf === today ? [] : [wording('answered.other_day', language, { day: asOf })];
}

/** Asks for what a sum still needs, before the rule that it follows. */
function missingLine({ missing = [] }: Draft, language: Language): string[] {
  if (missing.length === 0) return [];
  const names = missing.map((name) => INPUTS[name]![language]);
  return [wording('answered.missing', language, { missing: names.join(language === 'zh' ? '；' : '; ') })];
}

function samplesFor({ offered }: Draft, language: Language): string[] {
  return offered ? INPUTS[offered]!.samples[language] : [];
}

function notFound(work: Work): Answer {
  const text = [wording('unanswerable_not_found', work.understood.language), ...limitLines(work)];
  return plain(work, 'unanswerable_not_found', text.join('\n\n'));
}

function handedOff(work: Work): Answer {
  const { draft, understood, triage } = work;
  const { language, asOf } = understood;
  const parts = [
    ...openings(work).map((key) => wording(key, language)),
    wording(`handed_off.${triage.team ?? 'general'}`, language),
    ...limitLines(work),
    ...(draft ? [wording('handed_off.advice', language), writeOut(draft, language, asOf)] : []),
  ];
  return {
    ...plain(work, 'handed_off', parts.join('\n\n')),
    team: triage.team ?? 'general',
    urgent: triage.urgent,
    deadline: triage.deadline,
    caseReason: triage.caseReason ?? 'complex',
    citations: draft?.citations ?? [],
    completeness: draft ? 'partial' : 'none',
  };
}

/** What a hand-over says first, by its reason. */
function openings({ triage }: Work): string[] {
  const { caseReason, urgent } = triage;
  return [
    ...(caseReason === 'crisis' ? ['handed_off.crisis'] : []),
    ...(caseReason === 'asked_for_person' ? ['handed_off.asked'] : []),
    ...(caseReason === 'bot_failed' ? ['handed_off.still_unclear'] : []),
    ...(urgent ? ['handed_off.urgent'] : []),
  ];
}

/** The time limits that run out soon or may have run out, each with the rule it comes from. */
function limitLines({ triage, understood: { language } }: Work): string[] {
  return triage.limits
    .filter(({ state }) => state !== 'far')
    .map(({ state, end, label }) =>
      wording(state === 'past' ? 'answered.deadline_past' : 'answered.deadline', language, {
        day: end,
        rule: label[language],
      }),
    );
}

function clarify(work: Work): Answer {
  const { clarify: question } = work.triage;
  const { language } = work.understood;
  const text = question?.text ?? wording('clarify', language);
  const answer = plain(work, 'clarify', text);
  return {
    ...answer,
    suggestions: [...(question?.options ?? []), ...answer.suggestions],
  };
}

/** Words only, with what the steps found on the way. */
function plain({ understood, trace, timings }: Work, outcome: OutcomeCode, text?: string): Answer {
  return { ...ending(outcome, understood.language, understood.asOf, text), trace, timings };
}
