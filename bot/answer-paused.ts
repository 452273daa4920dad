import type { Work } from './answer.ts';
import type { Answer, Asked } from './asked.ts';
import { endWith } from './end-with.ts';
import { ending } from './endings.ts';
import { triage } from './steps/triage.ts';
import { understand } from './steps/understand.ts';

/**
 * What comes back while the bot is switched off: no text and no model is asked. Who asks for a person, or has
 * something urgent, is handed over as ever; everybody else learns that nothing is answered, and is offered a person.
 */
export function answerPaused(asked: Asked): Answer {
  const understood = understand(asked);
  const triaged = triage(understood, asked, false);
  const trace = { paused: true, understood, triage: triaged };
  if (triaged.route !== 'hand_off')
    return { ...ending('failed_paused', understood.language, understood.asOf), trace };
  const work: Work = {
    asked,
    understood,
    triage: triaged,
    sums: [],
    found: [],
    draft: null,
    trace,
    timings: {},
  };
  return endWith(work);
}
