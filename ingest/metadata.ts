import type { Level } from '../knowledge/levels.ts';
import type { ParsedRepeal } from '../knowledge/parsed-document.ts';
import type { Ended } from '../knowledge/validity.ts';
import { type Language, languageOf } from '../src/base/language.ts';
import { addDays, type Day } from '../src/base/time.ts';
import { type Block, type Hints, textOf } from './blocks.ts';
import { type Clauses, lastDayAfter, readClauses } from './clauses.ts';
import { firstDate } from './dates.ts';
import { documentNumberIn, documentNumberLine } from './document-number.ts';
import { filing } from './filing.ts';
import type { Front } from './front.ts';
import { isDateLine } from './lines.ts';
import type { ManifestRow } from './manifest.ts';

/** What is known about a text besides its words, with where each field was read. */
export interface Metadata {
  key: string;
  label: string;
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  level: Level;
  region: string;
  topics: string[];
  language: Language;
  publishedOn: Day | null;
  effectiveFrom: Day | null;
  effectiveTo: Day | null;
  ended: Ended | null;
  endedBy: string | null;
  note: string | null;
  repeals: ParsedRepeal[];
  provenance: Record<string, string>;
}

/** A statute's own first day lies at most so far before its publication; earlier, it is that of the text before its amendment. */
const RETROACTIVE_DAYS = 400;

interface Found<Value> {
  value: Value;
  from: string;
}

/** Reads the metadata of a text: the manifest wins, then the text itself, then the page and the file name. */
export function readMetadata(front: Front, hints: Hints, row: ManifestRow | null, path: string): Metadata {
  const body = front.body.map(textOf);
  const clauses = readClauses(body.join('\n'));
  const title = found(row?.title, 'manifest') ?? { value: front.title, from: front.titleFrom };
  const number = documentNumber(front, hints, row);
  const filed = filing({ title: title.value, front, hints, row, number: number?.value ?? null, body });
  const publishedOn = publication(front, row, path) ?? pageDate(hints, filed.level.value);
  const time = timeInForce(front, clauses, row, publishedOn?.value ?? null);
  const published = publishedOn?.value ?? null;
  return {
    key: documentKey(title.value, filed.region.value),
    label: published ?? /[（(]((?:19|20)\d{2})\D{0,6}[)）]$/.exec(title.value)?.[1] ?? 'undated',
    title: title.value,
    documentNumber: number?.value ?? null,
    issuer: filed.issuer?.value ?? null,
    level: filed.level.value,
    region: filed.region.value,
    topics: filed.topics.value,
    language: languageOf([title.value, ...body.slice(0, 40)].join('\n')),
    publishedOn: published,
    ...time.window,
    note: row?.status.note ?? null,
    repeals: repeals(front, clauses, time.window.effectiveFrom ?? published, filed.region.value),
    provenance: {
      title: title.from,
      ...sourceOf('documentNumber', number),
      ...sourceOf('issuer', filed.issuer),
      level: filed.level.from,
      region: filed.region.from,
      topics: filed.topics.from,
      ...sourceOf('publishedOn', publishedOn),
      ...time.provenance,
    },
  };
}

/**
 * Identity of a document across versions and spellings: title without 中华人民共和国, brackets, spaces and
 * version mark, full width levelled, with its region.
 */
export function documentKey(title: string, region: string): string {
  const plain = title
    .normalize('NFKC')
    .replace(/\((?:19|20)\d{2}.{0,12}\)$/, '')
    .replaceAll('中华人民共和国', '')
    .replace(/[\s《》〈〉<>"“”'‘’]/g, '')
    .toLowerCase();
  return `${plain}|${region}`;
}

function documentNumber(front: Front, hints: Hints, row: ManifestRow | null): Found<string> | null {
  return (
    found(row?.doc_no && (documentNumberIn(row.doc_no) ?? row.doc_no), 'manifest') ??
    found(
      front.lines.map(documentNumberLine).find((number) => number !== null),
      'text',
    ) ??
    found(numberInHistory(front.history), 'history') ??
    found(hints.documentNumber, 'page') ??
    found(
      front.body
        .slice(0, 4)
        .map((block) => documentNumberLine(textOf(block)))
        .find((n) => n !== null),
      'text',
    )
  );
}

/** The latest number of the history, unless the text was adopted anew after it: then it is that of another text. */
function numberInHistory(history: readonly string[]): string | null {
  const last = history.findLastIndex((line) => documentNumberIn(line) !== null);
  if (last < 0 || history.slice(last + 1).some((line) => line.includes('通过'))) return null;
  return documentNumberIn(history[last] ?? '');
}

function publication(front: Front, row: ManifestRow | null, path: string): Found<Day> | null {
  const events = front.history.filter(
    (line) => !/施行|实施|起执行|生效/.test(line) || /公布|发布|通过|修/.test(line),
  );
  const fileDate = /[（(](\d{4}-\d{2}-\d{2})[)）]/.exec(path.normalize('NFKC'))?.[1];
  return (
    found(row?.date, 'manifest') ??
    found(fileDate, 'file name') ??
    found(
      events
        .map(firstDate)
        .filter((day) => day !== null)
        .at(-1),
      'history',
    ) ??
    found(
      front.lines
        .filter(isDateLine)
        .map(firstDate)
        .find((day) => day !== null),
      'text',
    ) ??
    found(signatureDate(front.body), 'text')
  );
}

/** When a page was put up says when a notice was issued, but not when a statute was: old ones are put up again. */
function pageDate(hints: Hints, level: Level): Found<Day> | null {
  return level === 'document' || level === 'guide' ? found(hints.publishedOn, 'page') : null;
}

/** The date under a signature: of the covering notice, so the first one that stands alone. */
function signatureDate(body: readonly Block[]): Day | null {
  const line = body.map(textOf).find(isDateLine);
  return line ? firstDate(line) : null;
}

function timeInForce(front: Front, clauses: Clauses, row: ManifestRow | null, published: Day | null) {
  const from =
    found(row?.effective_date, 'manifest') ??
    found(row?.status.effectiveFrom, 'manifest') ??
    found(
      front.history
        .filter((line) => /日\s*(起)?(施行|实施|生效)/.test(line) && !/通过|公布|修/.test(line))
        .map(firstDate)
        .at(-1),
      'history',
    ) ??
    found(effectiveInText(front, clauses, published), 'text');
  const end = row?.status.ended
    ? { ...row.status, from: 'manifest' }
    : endInText(clauses, from?.value ?? published);
  return {
    window: {
      effectiveFrom: from?.value ?? null,
      effectiveTo: end?.effectiveTo ?? null,
      ended: end?.ended ?? null,
      endedBy: end?.endedBy ?? null,
    },
    provenance: { ...sourceOf('effectiveFrom', from), ...(end ? { effectiveTo: end.from } : {}) },
  };
}

/** An amended statute keeps its first article on entry into force: that day is not the amended text's own. */
function effectiveInText(front: Front, clauses: Clauses, published: Day | null): Day | null {
  const { effective } = clauses;
  if (effective === 'at_once') return published;
  if (effective === null || published === null || effective >= published) return effective;
  const amended = front.history.some((line) => /修正|修订|修改/.test(line));
  return amended || effective < addDays(published, -RETROACTIVE_DAYS) ? null : effective;
}

function endInText(clauses: Clauses, from: Day | null) {
  const { validYears } = clauses;
  const lastDay =
    clauses.lastDay ?? (validYears !== null && from !== null ? lastDayAfter(from, validYears) : null);
  return lastDay ? { effectiveTo: lastDay, ended: 'expired' as const, endedBy: null, from: 'text' } : null;
}

/** A repeal holds from the day the repealing text named for itself, even where that text was amended since. */
function repeals(front: Front, clauses: Clauses, from: Day | null, region: string): ParsedRepeal[] {
  const firstEvent = front.history.map(firstDate).find((day) => day !== null) ?? null;
  const named = clauses.effective === 'at_once' ? (firstEvent ?? from) : (clauses.effective ?? from);
  if (named === null) return [];
  return clauses.repealed.map((title) => ({ title, key: documentKey(title, region), on: named }));
}

function found<Value>(value: Value | null | undefined | '', from: string): Found<Value> | null {
  return value === null || value === undefined || value === '' ? null : { value: value as Value, from };
}

function sourceOf(field: string, value: Found<unknown> | null): Record<string, string> {
  return value ? { [field]: value.from } : {};
}
