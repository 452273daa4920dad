import { documentKey } from '../knowledge/document-key.ts';
import type { Level } from '../knowledge/levels.ts';
import type { ParsedField, ParsedRelation } from '../knowledge/parsed-document.ts';
import type { Ended } from '../knowledge/validity.ts';
import { type Language, languageOf } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import { addresseesOf } from './addressees.ts';
import { type Hints, textOf } from './blocks.ts';
import { channelsIn } from './channels.ts';
import { type Clauses, readClauses } from './clauses.ts';
import { firstDate } from './dates.ts';
import { documentNumberAmong, documentNumberIn } from './document-number.ts';
import { type Filing, filing } from './filing.ts';
import { type Found, fieldOf, found } from './found.ts';
import type { Front } from './front.ts';
import type { ManifestRow } from './manifest.ts';
import { readRelations } from './relations.ts';
import { type TimeInForce, timeInForce } from './time-in-force.ts';

/** What is known about a text besides its words, with where each field was read. */
export interface Metadata {
  key: string;
  label: string;
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  level: Level;
  region: string;
  regionCode: string | null;
  topics: string[];
  language: Language;
  publishedOn: Day | null;
  effectiveFrom: Day | null;
  effectiveTo: Day | null;
  ended: Ended | null;
  endedBy: string | null;
  note: string | null;
  articleStarts: Clauses['articleStarts'];
  relations: ParsedRelation[];
  fields: ParsedField[];
  provenance: Record<string, string>;
}

/** Reads the metadata of a text: the manifest wins, then the text itself, then the page and the file name. */
export function readMetadata(front: Front, hints: Hints, row: ManifestRow | null, path: string): Metadata {
  const body = front.body.map(textOf);
  const clauses = readClauses(body.join('\n'));
  const title = found(row?.title, 'manifest') ?? titleOf(front);
  const number = documentNumber(front, hints, row);
  const filed = filing({ title: title.value, front, hints, row, number: number?.value ?? null, body });
  const time = timeInForce({ front, hints, clauses, row, path, level: filed.level.value });
  const fields = fieldsOf({ title, number, filed, time, body });
  const published = time.published?.value ?? null;
  const region = filed.region.value;
  return {
    key: documentKey(title.value, region.name),
    label: published ?? /[（(]((?:19|20)\d{2})\D{0,6}[)）]$/.exec(title.value)?.[1] ?? 'undated',
    title: title.value,
    documentNumber: number?.value ?? null,
    issuer: filed.issuers?.value.join('、') ?? null,
    level: filed.level.value,
    region: region.name,
    regionCode: region.code,
    topics: filed.topics.value,
    language: languageOf([title.value, ...body.slice(0, 40)].join('\n')),
    publishedOn: published,
    effectiveFrom: time.from?.value ?? null,
    effectiveTo: time.to?.value ?? null,
    ended: time.ended,
    endedBy: time.endedBy,
    note: row?.status.note ?? null,
    articleStarts: clauses.articleStarts,
    relations: readRelations(body, { title: title.value, from: firstDay(front, clauses, time) }),
    fields,
    provenance: Object.fromEntries(
      fields.filter(({ origin }) => origin !== 'nowhere').map(({ field, origin }) => [field, origin]),
    ),
  };
}

function titleOf(front: Front): Found<string> {
  return { value: front.title, from: front.titleFrom, quote: front.titleLines.join('') || null };
}

function documentNumber(front: Front, hints: Hints, row: ManifestRow | null): Found<string> | null {
  const above = documentNumberAmong(front.title, front.lines);
  const opening = documentNumberAmong(front.title, front.body.slice(0, 4).map(textOf));
  return (
    found(row?.doc_no && (documentNumberIn(row.doc_no) ?? row.doc_no), 'manifest') ??
    found(above?.number, 'text', above?.line) ??
    numberInHistory(front.history) ??
    found(hints.documentNumber, 'page') ??
    found(opening?.number, 'text', opening?.line)
  );
}

/** The latest number of the history, unless the text was adopted anew after it: then it is that of another text. */
function numberInHistory(history: readonly string[]): Found<string> | null {
  const last = history.findLastIndex((line) => documentNumberIn(line) !== null);
  if (last < 0 || history.slice(last + 1).some((line) => line.includes('通过'))) return null;
  const line = history[last] ?? '';
  return found(documentNumberIn(line), 'history', line);
}

/** A repeal holds from the day the repealing text named for itself, even where that text was amended since. */
function firstDay(front: Front, { effective }: Clauses, time: TimeInForce): Day | null {
  const own = time.from?.value ?? time.published?.value ?? null;
  if (effective && 'day' in effective) return effective.day;
  const firstEvent = front.history.map(firstDate).find((day) => day !== null) ?? null;
  return effective ? (firstEvent ?? own) : own;
}

interface Read {
  title: Found<string>;
  number: Found<string> | null;
  filed: Filing;
  time: TimeInForce;
  body: readonly string[];
}

/** Every field as it is stored, found or not. */
function fieldsOf({ title, number, filed, time, body }: Read): ParsedField[] {
  const channels = channelsIn(body.join('\n'));
  return [
    fieldOf('title', title),
    fieldOf('documentNumber', number),
    fieldOf('issuers', filed.issuers, []),
    fieldOf('level', filed.level),
    fieldOf('region', filed.region),
    fieldOf('topics', filed.topics),
    fieldOf('addressees', addresseesOf(title.value, body), []),
    fieldOf('publishedOn', time.published),
    fieldOf('effectiveFrom', time.from),
    fieldOf('effectiveTo', time.to),
    fieldOf('channels', found(channels.length > 0 ? channels : null, 'text', channels[0]?.value), []),
  ];
}
