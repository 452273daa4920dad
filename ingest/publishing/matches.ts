import { nameKey } from '../../knowledge/document-key.ts';
import { documentNumberKey } from '../../knowledge/document-number.ts';
import type { ParsedRelation } from '../../knowledge/parsed-document.ts';
import type { RelationKind } from '../../knowledge/relation-kinds.ts';
import { targetsOf } from '../../knowledge/relation-rows.ts';
import { bandsOf, likeness, readSketch, sketchOf } from '../../knowledge/sketch.ts';
import type { Writer } from '../../src/store/open.ts';
import type { Row } from '../../src/store/tables.ts';
import type { DraftMatch } from './api-draft.ts';
import type { DraftContent } from './content.ts';
import { wordFor } from './words.ts';

type Kind = DraftMatch['kind'];
type Version = Pick<
  Row<'versions'>,
  'id' | 'document_id' | 'title' | 'label' | 'effective_from' | 'published_on' | 'effective_to'
>;

const COPIES: readonly Kind[] = ['same_version', 'bytes', 'number', 'words', 'draft'];
/** Share of runs of characters in common from which two texts are shown as nearly the same. */
const NEARLY_SAME = 0.8;
const ENDS: Partial<Record<RelationKind, Kind>> = {
  supersedes: 'superseded',
  repeals: 'repealed',
  amends: 'amended',
};
const MOST = 40;

/** Published texts and drafts that a draft has to do with; each published version once, for its weightiest reason. */
export async function matchesOf(
  tx: Writer,
  draftId: string,
  content: DraftContent,
  digest: string | null,
): Promise<DraftMatch[]> {
  const found: DraftMatch[] = [];
  const seen = new Set<number>();
  const add = (kind: Kind, versions: readonly Version[]) => {
    for (const version of versions) {
      if (seen.has(version.id)) continue;
      seen.add(version.id);
      found.push(ofVersion(kind, version));
    }
  };
  for (const [kind, version] of await ofSameDocument(tx, content)) add(kind, [version]);
  for (const [kind, documentId] of await actedOn(tx, content))
    add(kind, await versionsWhere(tx, 'document_id', [documentId]));
  if (digest) add('bytes', await versionsWhere(tx, 'source_digest', [digest]));
  const { documentNumber } = content.parsed.version;
  if (documentNumber)
    add('number', await versionsWhere(tx, 'number_key', [documentNumberKey(documentNumber)]));
  add('words', await versionsWhere(tx, 'id', await nearlySame(tx, content)));
  return [...found, ...(await otherDrafts(tx, draftId, content, digest))].slice(0, MOST);
}

/** How many copies of a draft there are among published texts and other drafts. */
export async function copiesOf(
  tx: Writer,
  draftId: string,
  content: DraftContent,
  digest: string | null,
): Promise<number> {
  const matches = await matchesOf(tx, draftId, content, digest);
  return matches.filter(({ kind }) => COPIES.includes(kind)).length;
}

/** The version against which a difference tells most. */
export function bestAgainst(matches: readonly DraftMatch[]): number | null {
  const order: Kind[] = [
    'same_version',
    'in_force',
    'superseded',
    'repealed',
    'amended',
    'bytes',
    'number',
    'words',
  ];
  for (const kind of order) {
    const match = matches.find((one) => one.kind === kind && one.versionId !== null);
    if (match) return match.versionId;
  }
  return null;
}

async function ofSameDocument(tx: Writer, { parsed }: DraftContent): Promise<[Kind, Version][]> {
  const rows = await versions(tx)
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .where('d.key', '=', parsed.key)
    .orderBy('v.effective_from', 'desc')
    .execute();
  const from = parsed.version.effectiveFrom ?? parsed.version.publishedOn ?? '';
  const starts = (row: Version) => row.effective_from ?? row.published_on ?? '';
  const same = rows.filter(({ label }) => label === parsed.version.label);
  const newer = rows.filter((row) => !same.includes(row) && starts(row) > from);
  const [last] = rows.filter((row) => !same.includes(row) && starts(row) <= from);
  return [
    ...same.map((row): [Kind, Version] => ['same_version', row]),
    ...newer.map((row): [Kind, Version] => ['newer', row]),
    ...(last && (last.effective_to === null || last.effective_to >= from)
      ? [['in_force', last] as [Kind, Version]]
      : []),
  ];
}

/** Documents that the text ends or changes, by what it says and by what a person added. */
async function actedOn(tx: Writer, { parsed, added }: DraftContent): Promise<[Kind, number][]> {
  const found: [Kind, number][] = [];
  for (const relation of parsed.version.relations ?? []) {
    const kind = ENDS[relation.kind];
    if (kind) for (const id of await targetsIn(tx, relation, parsed.region)) found.push([kind, id]);
  }
  for (const { kind, documentId } of added) if (ENDS[kind]) found.push([ENDS[kind], documentId]);
  return found;
}

/** Documents held that a relation read from a text means. */
export function targetsIn(tx: Writer, { title, number }: ParsedRelation, region: string): Promise<number[]> {
  return targetsOf(tx, {
    target_document: null,
    target_name: title === null ? null : nameKey(title),
    target_number: number === null ? null : documentNumberKey(number),
    region,
  });
}

async function nearlySame(tx: Writer, { parsed }: DraftContent): Promise<number[]> {
  const sketch = sketchOf(parsed.passages.map(({ text }) => text).join('\n'));
  if (!sketch) return [];
  const likely = await tx
    .selectFrom('sketch_bands as b')
    .innerJoin('versions as v', 'v.id', 'b.version_id')
    .select(['v.id', 'v.sketch'])
    .distinct()
    .where('b.band', 'in', bandsOf(sketch))
    .where('v.retired_at', 'is', null)
    .execute();
  return likely
    .filter(({ sketch: other }) => other !== null && likeness(sketch, readSketch(other)) >= NEARLY_SAME)
    .map(({ id }) => id);
}

async function otherDrafts(
  tx: Writer,
  draftId: string,
  { parsed }: DraftContent,
  digest: string | null,
): Promise<DraftMatch[]> {
  const rows = await tx
    .selectFrom('drafts as d')
    .leftJoin('uploads as u', 'u.id', 'd.upload_id')
    .select(['d.id', 'd.title', 'd.name', 'd.label', 'd.effective_from', 'd.effective_to'])
    .where('d.id', '<>', draftId)
    .where('d.state', 'not in', ['published', 'withdrawn', 'failed', 'packed'])
    .where(({ eb, or, and }) =>
      or([
        ...(digest ? [eb('u.digest', '=', digest)] : []),
        and([eb('d.document_key', '=', parsed.key), eb('d.label', '=', parsed.version.label)]),
      ]),
    )
    .orderBy('d.nr')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    kind: 'draft',
    kindName: wordFor('matches', 'draft'),
    versionId: null,
    documentId: null,
    draftId: row.id,
    title: row.title ?? row.name,
    label: row.label ?? '',
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
  }));
}

async function versionsWhere<Column extends 'id' | 'document_id' | 'source_digest' | 'number_key'>(
  tx: Writer,
  column: Column,
  values: readonly (Column extends 'id' | 'document_id' ? number : string)[],
): Promise<Version[]> {
  if (values.length === 0) return [];
  return versions(tx)
    .where(`v.${column}` as 'v.id', 'in', [...values] as number[])
    .orderBy('v.effective_from', 'desc')
    .execute();
}

function versions(tx: Writer) {
  return tx
    .selectFrom('versions as v')
    .select([
      'v.id',
      'v.document_id',
      'v.title',
      'v.label',
      'v.effective_from',
      'v.published_on',
      'v.effective_to',
    ])
    .where('v.retired_at', 'is', null);
}

function ofVersion(kind: Kind, row: Version): DraftMatch {
  return {
    kind,
    kindName: wordFor('matches', kind),
    versionId: row.id,
    documentId: row.document_id,
    draftId: null,
    title: row.title,
    label: row.label,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
  };
}
