import type { Level } from '../knowledge/levels.ts';
import type { Ended } from '../knowledge/validity.ts';
import { addDays, type Day } from '../src/base/time.ts';
import { type Hints, textOf } from './blocks.ts';
import { type Clauses, lastDayAfter } from './clauses.ts';
import { firstDate } from './dates.ts';
import { type Found, found } from './found.ts';
import type { Front } from './front.ts';
import { isDateLine } from './lines.ts';
import type { ManifestRow } from './manifest.ts';

/** A statute's own first day lies at most so far before its publication; earlier, it is that of the text before its amendment. */
const RETROACTIVE_DAYS = 400;

/** The days of a text as it tells them itself, each with where it was read. */
export interface TimeInForce {
  published: Found<Day> | null;
  from: Found<Day> | null;
  to: Found<Day> | null;
  ended: Ended | null;
  endedBy: string | null;
}

interface Source {
  front: Front;
  hints: Hints;
  clauses: Clauses;
  row: ManifestRow | null;
  path: string;
  level: Level;
}

/** When a text was published, when it begins, and when it ends as far as it or its manifest says. */
export function timeInForce(source: Source): TimeInForce {
  const published = publication(source) ?? pageDate(source);
  const from = beginning(source, published?.value ?? null);
  return { published, from, ...ending(source, from?.value ?? published?.value ?? null) };
}

function publication({ front, row, path }: Source): Found<Day> | null {
  const event = front.history.findLast(
    (line) =>
      !/施行|实施|起执行|生效/.test(line) && /公布|发布|通过|修/.test(line) && firstDate(line) !== null,
  );
  const line = front.lines.filter(isDateLine).find((one) => firstDate(one) !== null);
  const signed = front.body.map(textOf).find(isDateLine);
  return (
    found(row?.date, 'manifest') ??
    found(/[（(](\d{4}-\d{2}-\d{2})[)）]/.exec(path.normalize('NFKC'))?.[1], 'file name') ??
    found(event && firstDate(event), 'history', event) ??
    found(line && firstDate(line), 'text', line) ??
    found(signed && firstDate(signed), 'signature', signed)
  );
}

/** When a page was put up says when a notice was issued, but not when a statute was: old ones are put up again. */
function pageDate({ hints, level }: Source): Found<Day> | null {
  return level === 'document' || level === 'guide' ? found(hints.publishedOn, 'page') : null;
}

function beginning({ front, clauses, row }: Source, published: Day | null): Found<Day> | null {
  const line = front.history.findLast(
    (one) => /日\s*(起)?(施行|实施|生效)/.test(one) && !/通过|公布|修/.test(one),
  );
  return (
    found(row?.effective_date, 'manifest') ??
    found(row?.status.effectiveFrom, 'manifest') ??
    found(line && firstDate(line), 'history', line) ??
    inText(front, clauses, published)
  );
}

/** An amended statute keeps its first article on entry into force: that day is not the amended text's own. */
function inText(front: Front, { effective }: Clauses, published: Day | null): Found<Day> | null {
  if (effective === null) return null;
  const { quote } = effective;
  if ('afterDays' in effective) {
    if (published === null) return null;
    if (effective.afterDays === 0) return found(published, 'text', quote);
    // The first day does not count, and the text holds when the days are over (Civil Code, article 201).
    return found(addDays(published, effective.afterDays + 1), 'reckoned', quote);
  }
  if (published === null || effective.day >= published) return found(effective.day, 'text', quote);
  const amended = front.history.some((line) => /修正|修订|修改/.test(line));
  const tooEarly = amended || effective.day < addDays(published, -RETROACTIVE_DAYS);
  return tooEarly ? null : found(effective.day, 'text', quote);
}

function ending({ row, clauses }: Source, from: Day | null): Pick<TimeInForce, 'to' | 'ended' | 'endedBy'> {
  if (row?.status.ended) {
    const { effectiveTo, ended, endedBy } = row.status;
    return { to: found(effectiveTo, 'manifest'), ended, endedBy };
  }
  const { lastDay, validity } = clauses;
  const last =
    found(lastDay?.day, 'text', lastDay?.quote) ??
    (validity && from ? found(lastDayAfter(from, validity.months), 'text', validity.quote) : null);
  return { to: last, ended: last ? 'expired' : null, endedBy: null };
}
