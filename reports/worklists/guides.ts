import { restingOn } from '../../bot/steps/retrieve.ts';
import { heldSections } from '../../services/guide-content.ts';
import type { MakeWorklist } from './deps.ts';

/** Sections of guides whose articles no longer say what is quoted of them: they answer no more. */
export const guides: MakeWorklist = async ({ store, day }) => {
  const { zh: sections } = await heldSections(store);
  const resting = await restingOn(
    store,
    sections.map(({ rests }) => rests),
    day,
  );
  return sections
    .filter((_, i) => resting[i] === null)
    .map(({ guide, section, heading, rests }) => {
      const names = [...new Set(rests.map(({ title, article }) => `《${title}》第${article}条`))].join('、');
      return {
        key: `guide:${guide}/${section}`,
        title: heading,
        detail: { zh: `所引条文已变：${names}`, en: `its articles read differently: ${names}` },
        day: null,
        urgency: 'due',
        target: { kind: 'guide', guide, section },
      };
    });
};
