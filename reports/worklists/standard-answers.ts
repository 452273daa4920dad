import { staleStandardAnswers } from '../../services/standard-answers/stale.ts';
import type { MakeWorklist } from './deps.ts';

/** Standard answers whose articles were amended, ended or taken away: they answer no more. */
export const standardAnswers: MakeWorklist = async ({ store, day }) =>
  (await staleStandardAnswers(store, day)).map(({ id, heading, stale }) => {
    const names = stale.map(({ title, article }) => `《${title}》${article ?? ''}`).join('、');
    return {
      key: `standard_answer:${id}`,
      title: heading.zh || heading.en,
      detail: { zh: `依据有变：${names}`, en: `its base has changed: ${names}` },
      day: null,
      urgency: 'due',
      target: { kind: 'standard_answer', id },
    };
  });
