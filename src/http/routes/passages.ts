import { passageInContext } from '../../../knowledge/context.ts';
import type { Passage } from '../../../knowledge/passage.ts';
import { fault } from '../../base/faults.ts';
import { type Clock, type Day, isDay, today } from '../../base/time.ts';
import type { Store } from '../../store/open.ts';
import type { Handlers } from '../route.ts';

/** Where a citation opens: the passage with its context, its document, and whether it is in force today (or on the day `on`). */
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
      const asOf = dayAsked(request.query.on) ?? today(clock);
      const found = /^\d{1,12}$/.test(id) ? await passageInContext(store, Number(id), asOf) : null;
      if (!found) throw fault('not_found');
      const { passage, validity, standing, retired, before, after, newer, copyOf } = found;
      response.json({
        passage: present(passage),
        document: presentDocument(passage),
        validity,
        standing,
        asOf,
        retired,
        before: before.map(present),
        after: after.map(present),
        newer,
        copyOf,
      });
    },
  };
}

/** Throws `body_invalid` for a day that is none. */
function dayAsked(on: unknown): Day | null {
  if (on === undefined) return null;
  if (typeof on !== 'string' || !isDay(on)) throw fault('body_invalid', { problem: 'on' });
  return on;
}

function present({ id, kind, article, headingPath, page, text }: Passage) {
  return { id, kind, article, headingPath, page, text };
}

function presentDocument(passage: Passage) {
  const { title, documentNumber, issuer, level, region, language, note } = passage;
  const { publishedOn, effectiveFrom, effectiveTo, ended, endedBy, amendedFrom = null } = passage;
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
    amendedFrom,
  };
}
