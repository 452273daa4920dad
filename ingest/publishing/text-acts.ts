import { articlesIn } from '../../knowledge/article-ref.ts';
import type { Provenance } from '../../knowledge/corpus-rows.ts';
import { retireVersion } from '../../knowledge/corpus-write.ts';
import { replaceField } from '../../knowledge/metadata-rows.ts';
import type { RelationKind } from '../../knowledge/relation-kinds.ts';
import { insertRelation } from '../../knowledge/relation-rows.ts';
import { fault } from '../../src/base/faults.ts';
import { addDays, type Day } from '../../src/base/time.ts';
import type { Writer } from '../../src/store/open.ts';
import type { Row } from '../../src/store/tables.ts';
import {
  type ActData,
  type ActKind,
  type By,
  bringBack,
  insertAct,
  livePassageIds,
  logAct,
  recompute,
  versionRow,
} from './acts.ts';
import type { PublishingDeps } from './rows.ts';

type Deps = Pick<PublishingDeps, 'store' | 'clock'>;

export interface TextAct {
  versionId: number;
  actor: string;
  reason: string;
}

/** Takes a version out of search and answers; what it ended is in force again. Throws `not_found`. */
export async function retireText(deps: Deps, act: TextAct): Promise<void> {
  await doAct(deps, act, 'retired', async (tx, version, seq, { at }) => {
    if (version.retired_at !== null) throw fault('not_found');
    const passages = await livePassageIds(tx, version.id);
    await retireVersion(tx, version.id, seq, at);
    await recompute(tx, [version.id], seq);
    return { passages };
  });
}

/** Brings a retired version back. Throws `not_found`; `act_not_last` for one that a publication put aside. */
export async function restoreText(deps: Deps, act: TextAct): Promise<void> {
  await doAct(deps, act, 'restored', async (tx, version, seq) => {
    if (version.retired_at === null) throw fault('not_found');
    if (isAside(version)) throw fault('act_not_last');
    await restoreWithin(tx, version.id, seq);
    return {};
  });
}

export interface Repeal extends TextAct {
  /** First day on which it does not hold any more. */
  on: Day;
  /** Articles as written; null: the whole text. */
  articles: string | null;
  /** Version of the text that repeals it; needed for articles. */
  by: number | null;
}

/** Ends a text or some of its articles from a day on. Throws `not_found`, `body_invalid`. */
export async function repealText(deps: Deps, act: Repeal): Promise<void> {
  const articles = act.articles === null ? null : articlesIn(act.articles);
  if (articles?.length === 0) throw fault('body_invalid', { problem: `articles: ${act.articles}` });
  if (articles && act.by === null) throw fault('body_invalid', { problem: 'by: needed for articles' });
  const detail = [act.articles, act.on].filter(Boolean).join(' · ');
  await doAct(deps, act, 'repealed', async (tx, version, seq, by) => {
    requireLive(version);
    if (act.by === null)
      return { detail, ...(await setEnd(tx, version, addDays(act.on, -1), 'repealed', seq, by)) };
    const relation = { kind: 'repeals' as const, by: act.by, on: act.on, until: null };
    const data = await relate(tx, version, { ...relation, articles: JSON.stringify(articles) }, seq, by);
    return { detail, ...data };
  });
}

/** Gives a text a later last day. Throws `not_found`, `body_invalid`. */
export async function extendText(
  deps: Deps,
  act: TextAct & { until: Day; by: number | null },
): Promise<void> {
  await doAct(deps, act, 'extended', async (tx, version, seq, by) => {
    requireLive(version);
    if (version.effective_to === null || act.until <= version.effective_to)
      throw fault('body_invalid', { problem: `until: after ${version.effective_to ?? '…'}` });
    const detail = act.until;
    if (act.by === null) return { detail, ...(await setEnd(tx, version, act.until, 'expired', seq, by)) };
    const relation = { kind: 'extends' as const, by: act.by, on: null, until: act.until };
    return { detail, ...(await relate(tx, version, { ...relation, articles: 'null' }, seq, by)) };
  });
}

/** Puts a retired version back into search with the passages that went with it. */
export async function restoreWithin(tx: Writer, versionId: number, seq: number): Promise<void> {
  const version = await versionRow(tx, versionId);
  const rows = await tx
    .selectFrom('passages')
    .select(['id', 'changed_seq'])
    .where('version_id', '=', versionId)
    .where('retired_at', '=', version.retired_at)
    .execute();
  // Those that an earlier reading replaced went with an earlier entry of the log.
  const last = rows.reduce((most, row) => Math.max(most, row.changed_seq), 0);
  const passages = rows.filter((row) => row.changed_seq === last).map(({ id }) => id);
  await bringBack(tx, version, passages, seq);
  await recompute(tx, [versionId], seq);
}

/** Takes a relation back that an act added. */
export async function undoRelation(tx: Writer, id: number, { at, actor }: By): Promise<void> {
  const gone = { removed_at: at.toISOString(), removed_by: actor };
  await tx.updateTable('relations').set(gone).where('id', '=', id).execute();
}

/** Makes the last day of a version what it was before an act. */
export async function undoField(
  tx: Writer,
  versionId: number,
  { before, set, provenance }: NonNullable<ActData['field']>,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('metadata_fields')
    .set({ replaced_at: at.toISOString() })
    .where('id', '=', set)
    .execute();
  if (before !== null)
    await tx.updateTable('metadata_fields').set({ replaced_at: null }).where('id', '=', before).execute();
  await tx.updateTable('versions').set({ provenance }).where('id', '=', versionId).execute();
}

type Doing = (tx: Writer, version: Row<'versions'>, seq: number, by: By) => Promise<ActData>;

async function doAct(
  { store, clock }: Deps,
  { versionId, actor, reason }: TextAct,
  kind: ActKind,
  doing: Doing,
): Promise<void> {
  const by = { at: clock.now(), actor };
  const log = ({ retired: 'document.retired', restored: 'document.restored' } as const)[kind as 'retired'];
  await store.transaction().execute(async (tx) => {
    const seq = await logAct(tx, log ?? 'document.edited', String(versionId), { act: kind }, by);
    const version = await versionRow(tx, versionId);
    const data = await doing(tx, version, seq, by);
    await insertAct(tx, { kind, version, reason, data }, by);
  });
}

/** A last day as a person sets it, with why the text ends then. */
async function setEnd(
  tx: Writer,
  version: Row<'versions'>,
  day: Day,
  ended: 'repealed' | 'expired',
  seq: number,
  { at, actor }: By,
): Promise<ActData> {
  const before = await tx
    .selectFrom('metadata_fields')
    .select('id')
    .where('version_id', '=', version.id)
    .where('field', '=', 'effectiveTo')
    .where('origin', '=', 'person')
    .where('replaced_at', 'is', null)
    .executeTakeFirst();
  const set = await replaceField(tx, {
    ...{ version_id: version.id, field: 'effectiveTo', value: JSON.stringify(day), origin: 'person' },
    ...{ quote: null, passage_id: null, confidence: 1, actor, at: at.toISOString() },
  });
  const provenance = JSON.parse(version.provenance) as Provenance;
  const declared = { ...provenance.declared, effectiveTo: day, ended, endedBy: null };
  await tx
    .updateTable('versions')
    .set({ provenance: JSON.stringify({ ...provenance, declared }) })
    .where('id', '=', version.id)
    .execute();
  await recompute(tx, [version.id], seq);
  return { field: { before: before?.id ?? null, set: set.id, provenance: version.provenance } };
}

interface Acting {
  kind: RelationKind;
  by: number;
  articles: string;
  on: Day | null;
  until: Day | null;
}

/** What another held text does to this one, as a person says. */
async function relate(
  tx: Writer,
  version: Row<'versions'>,
  { kind, by, articles, on, until }: Acting,
  seq: number,
  { at, actor }: By,
): Promise<ActData> {
  const acting = await versionRow(tx, by);
  if (acting.document_id === version.document_id)
    throw fault('body_invalid', { problem: 'by: a text cannot act on itself' });
  const { title, region } = await tx
    .selectFrom('documents')
    .select(['title', 'region'])
    .where('id', '=', version.document_id)
    .executeTakeFirstOrThrow();
  const row = await insertRelation(tx, {
    ...{ version_id: by, kind, target_title: title, target_document: version.document_id, region },
    ...{ articles: articles === 'null' ? null : articles, from_day: on, until_day: until },
    ...{ source: 'person', confidence: 1, actor, created_at: at.toISOString() },
  });
  await recompute(tx, [version.id], seq);
  return { relation: row.id };
}

function requireLive(version: Row<'versions'>): void {
  if (version.retired_at !== null) throw fault('not_found');
}

function isAside({ id, label }: Row<'versions'>): boolean {
  return label.endsWith(`#${id}`);
}
