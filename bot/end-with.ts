import type { Work } from './answer.ts';
import type { Answer } from './asked.ts';
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
      return plain(work, work.triage.outcome, wording(work.triage.outcome, work.understood.language));
  }
}

function answered(work: Work): Answer {
  const { draft, understood, triage } = work;
  const { language, asOf } = understood;
  const text = [writeOut(draft!, language, asOf)];
  if (triage.urgent) text.unshift(wording('answered.urgent', language));
  return {
    ...plain(work, draft!.complete ? 'answered' : 'answered_partly', text.join('\n\n')),
    citations: draft!.citations,
    completeness: draft!.complete ? 'complete' : 'partial',
    urgent: triage.urgent,
    deadline: triage.deadline,
    suggestions: [wording('suggest.person', language)],
  };
}

function notFound(work: Work): Answer {
  const { language } = work.understood;
  return {
    ...plain(work, 'unanswerable_not_found', wording('unanswerable_not_found', language)),
    suggestions: [wording('suggest.person', language)],
  };
}

function handedOff(work: Work): Answer {
  const { draft, understood, triage } = work;
  const { language, asOf } = understood;
  const words = wording(`handed_off.${triage.team ?? 'general'}`, language);
  const parts = [
    ...(triage.caseReason === 'crisis' ? [wording('handed_off.crisis', language)] : []),
    ...(triage.urgent ? [wording('handed_off.urgent', language)] : []),
    words,
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

function clarify(work: Work): Answer {
  const { clarify: question } = work.triage;
  const { language } = work.understood;
  const text = question?.text ?? wording('clarify', language);
  return {
    ...plain(work, 'clarify', text),
    suggestions: [...(question?.options ?? []), wording('suggest.person', language)],
  };
}

/** An answer that is words only. */
function plain({ understood, trace, timings }: Work, outcome: OutcomeCode, text: string): Answer {
  return {
    outcome,
    team: null,
    urgent: false,
    deadline: null,
    caseReason: null,
    language: understood.language,
    text,
    citations: [],
    completeness: 'none',
    asOf: understood.asOf,
    suggestions: [],
    trace,
    timings,
  };
}
