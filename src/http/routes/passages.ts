import { passageInContext } from '../../../knowledge/context.ts';
import type { Passage } from '../../../knowledge/passage.ts';
import { fault } from '../../base/faults.ts';
import { type Clock, today } from '../../base/time.ts';
import type { Store } from '../../store/open.ts';
import type { Handlers } from '../route.ts';

/** Where a citation opens: the passage with its context, its document, and whether it is in force today. */
export function passageRoutes({
  store,
  clock,
}: {
  store: Store;
  clock: Clock;
}): Handlers<'GET /api/passages/:id'> {
  return {
    'GET /api/passages/:id': async ({ request, response }) => {
      const id = String(request.params.id);
      const asOf = today(clock);
      const found = /^\d{1,12}$/.test(id) ? await passageInContext(store, Number(id), asOf) : null;
      if (!found) throw fault('not_found');
      const { passage, validity, retired, before, after, newer } = found;
      response.json({
        passage: present(passage),
        document: presentDocument(passage),
        validity,
        asOf,
        retired,
        before: before.map(present),
        after: after.map(present),
        newer,
      });
    },
  };
}

function present({ id, kind, article, headingPath, page, text }: Passage) {
  return { id, kind, article, headingPath, page, text };
}

function presentDocument(passage: Passage) {
  const { title, documentNumber, issuer, level, region, language, note } = passage;
  const { publishedOn, effectiveFrom, effectiveTo, ended, endedBy } = passage;
  return {
    title,
    documentNumber,
    issuer,
    level,
    region,
    language,
    note,
    publishedOn,
    effectiveFrom,
    effectiveTo,
    ended,
    endedBy,
  };
}
