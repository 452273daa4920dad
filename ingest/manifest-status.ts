import type { Ended } from '../knowledge/validity.ts';
import { addDays, type Day } from '../src/base/time.ts';
import { vocabulary } from './vocabulary.ts';

/** How a version stands according to a manifest. */
export interface Status {
  ended: Ended | null;
  effectiveTo: Day | null;
  endedBy: string | null;
  /** First day in force, where the note says so. */
  effectiveFrom: Day | null;
  /** The note, unless it says no more than the fields above. */
  note: string | null;
  /** The version that took its place, by its day of publication. */
  successor: { publishedOn: Day; effectiveFrom: Day | null } | null;
  /** A word for the status that nobody here knows. */
  unknown: string | null;
}

const DAY = '(\\d{4}-\\d{2}-\\d{2})';
const REVISION = new RegExp(`(?:replaced by|superseded by) ${DAY} (?:revision|amendment)`);
const EFFECTIVE = new RegExp(`effective ${DAY}`);
const REPEALED_BY = new RegExp(`(?:repealed|expired) ${DAY}(?: by (.+))?$`);
const REPLACED_FROM = new RegExp(`(?:replaced|superseded)(?: in substance)? by (.+?)(?: from)? ${DAY}`);
const REPLACED_BY_FILE = new RegExp(`(?:replaced|superseded) by (.+?)[（(]${DAY}[)）](?:\\.\\w+)?`);
const BARE_EFFECTIVE = new RegExp(`^effective ${DAY}$`);

/** Reads the columns `status` and `status_note`. An ended version without a date counts as ended throughout. */
export function readStatus(status: string, note: string, title: string): Status {
  const standing = standingOf(status);
  const open: Status = {
    ended: null,
    effectiveTo: null,
    endedBy: null,
    effectiveFrom: null,
    note: note === '' || BARE_EFFECTIVE.test(note) ? null : note,
    successor: null,
    unknown: standing === null ? status : null,
  };
  if (standing === null || standing === 'current')
    return { ...open, effectiveFrom: EFFECTIVE.exec(note)?.[1] ?? null };
  if (standing === 'amended_elsewhere') return { ...open, ended: standing };
  return { ...open, ended: standing, ...endOf(note, title) };
}

function standingOf(status: string): keyof typeof vocabulary.statuses | null {
  const word = status
    .toLowerCase()
    .replace(/\s*[（(].*$/, '')
    .trim();
  if (word === '') return 'current';
  const found = Object.entries(vocabulary.statuses).find(([, words]) => words.includes(word));
  return (found?.[0] as keyof typeof vocabulary.statuses | undefined) ?? null;
}

function endOf(note: string, title: string): Partial<Status> {
  const revision = REVISION.exec(note)?.[1];
  if (revision) {
    const from = EFFECTIVE.exec(note)?.[1] ?? null;
    return {
      ...until(from ?? revision),
      endedBy: `${title}（${revision}）`,
      successor: { publishedOn: revision, effectiveFrom: from },
    };
  }
  const file = REPLACED_BY_FILE.exec(note);
  if (file) return { endedBy: `${file[1]}（${file[2]}）` };
  const repealed = REPEALED_BY.exec(note) ?? new RegExp(`(?:repealed|expired) ${DAY}`).exec(note);
  if (repealed) return { ...until(repealed[1]), endedBy: repealed[2] ?? null };
  const replaced = REPLACED_FROM.exec(note);
  return replaced ? { ...until(replaced[2]), endedBy: replaced[1] ?? null } : {};
}

function until(successorFrom: Day | undefined): Partial<Status> {
  return successorFrom ? { effectiveTo: addDays(successorFrom, -1) } : {};
}
