import { type Count, deskNumbers, type Span } from '../../desk/figures.ts';
import { LISTS } from '../../desk/words.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { Store } from '../../src/store/open.ts';
import type { DeskReport } from '../api-figures.ts';

/** The desk's own numbers for a span of days, with the names of what is counted. */
export async function deskReport(store: Store, span: Span): Promise<DeskReport> {
  const { teams, reasons, outcomes, services, sla, ...rest } = await deskNumbers(store, span);
  const figures = {
    ...rest,
    teams: teams.map(({ code, ...numbers }) => ({ team: code, name: nameOf('teams', code), ...numbers })),
    reasons: named('reasons', reasons).map(({ code: reason, ...one }) => ({ reason, ...one })),
    outcomes: named('outcomes', outcomes).map(({ code: outcome, ...one }) => ({ outcome, ...one })),
    services: named('services', services).map(({ code: service, ...one }) => ({ service, ...one })),
    sla: sla.map((one) => ({ ...one, name: nameOf('sla', one.kind) })),
  };
  return { ...span, figures };
}

type List = 'teams' | 'reasons' | 'outcomes' | 'services' | 'sla';

function named(list: List, counts: readonly Count[]) {
  return counts.map(({ code, count }) => ({ code, name: nameOf(list, code), count }));
}

function nameOf(list: List, code: string): Bilingual {
  return LISTS[list][code] ?? { zh: code, en: code };
}
