import { namesOf } from '../../accounts/names.ts';
import { hasRole } from '../../accounts/roles.ts';
import { passagesById } from '../../knowledge/corpus.ts';
import { fieldsOf } from '../../knowledge/metadata.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { RELATION_KINDS } from '../../knowledge/relation-kinds.ts';
import { type Relation, relationsOf } from '../../knowledge/relations.ts';
import { fault } from '../../src/base/faults.ts';
import type { Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { type ActData, type ActKind, versionRow } from './acts.ts';
import type { DraftRelation } from './api-draft.ts';
import type { PublishedDetail, TextAct, TextActRow } from './api-published.ts';
import { type Acting, DECIDERS } from './decide.ts';
import { fieldViews } from './detail.ts';
import { publishedRows } from './published.ts';
import { targetOf } from './relations-view.ts';
import { isLast } from './undo.ts';
import { wordFor } from './words.ts';

/** Everything about one version of a published text. Throws `not_found`. */
export async function publishedDetail(
  store: Store,
  versionId: number,
  person: Acting['person'],
  on: Day,
): Promise<PublishedDetail> {
  const version = await versionRow(store, versionId);
  const [text] = await publishedRows(store, { versionId }, on);
  if (!text) throw fault('not_found');
  const passages = await passagesOf(store, versionId, version.retired_at);
  const fields = await fieldsOf(store, versionId);
  const relations = await relationsOf(store, version.document_id);
  const mine = relations.out.filter((relation) => relation.versionId === versionId);
  return {
    text,
    may: rightsOn(text.validity === 'retired', version.label, person),
    fields: fieldViews(fields, passages),
    passages: passages.map(passageView),
    relations: {
      out: await Promise.all(mine.map((relation, index) => relationView(store, relation, index))),
      in: await Promise.all(
        relations.in.map(async (relation, index) => ({
          ...(await relationView(store, relation, index)),
          by: { versionId: relation.versionId, title: relation.title },
        })),
      ),
    },
    versions: await publishedRows(store, { documentId: version.document_id }, on),
    acts: await actsOf(store, version.document_id),
    draftId: await draftOf(store, version.source),
  };
}

/** Passages of a version in reading order; of a retired one those that went with it. */
async function passagesOf(store: Store, versionId: number, retiredAt: string | null): Promise<Passage[]> {
  const rows = await store
    .selectFrom('passages')
    .select('id')
    .where('version_id', '=', versionId)
    .where('retired_at', retiredAt === null ? 'is' : '=', retiredAt)
    .orderBy('ordinal')
    .execute();
  const passages: Passage[] = [];
  for (let i = 0; i < rows.length; i += 500)
    passages.push(
      ...(await passagesById(
        store,
        rows.slice(i, i + 500).map(({ id }) => id),
      )),
    );
  return passages;
}

function passageView(passage: Passage, index: number): PublishedDetail['passages'][number] {
  const { id, kind, article, articleNumber, headingPath, page, text } = passage;
  const { effectiveFrom, effectiveTo, ended, endedBy } = passage;
  const place = { index, id, kind, article, articleNumber, headingPath, page, text };
  return { ...place, effectiveFrom, effectiveTo, ended, endedBy };
}

async function relationView(store: Store, relation: Relation, index: number): Promise<DraftRelation> {
  const { kind, target, articles, on, until, quote, confidence, source } = relation;
  return {
    index,
    kind,
    kindName: RELATION_KINDS[kind],
    title: target.title,
    number: target.number,
    target: target.documentId === null ? null : await targetOf(store, target.documentId),
    ...{ articles, on, until, quote, confidence },
    origin: source,
  };
}

function rightsOn(retired: boolean, label: string, person: Acting['person']): TextAct[] {
  const revise: TextAct[] = hasRole(person, ['editor', 'approver', 'admin']) ? ['revise'] : [];
  if (!hasRole(person, DECIDERS)) return revise;
  if (!retired) return [...revise, 'retire', 'repeal', 'extend'];
  return /#\d+$/.test(label) ? revise : [...revise, 'restore'];
}

/** What was done to a document, newest first. */
async function actsOf(store: Store, documentId: number): Promise<TextActRow[]> {
  const acts = await store
    .selectFrom('text_acts')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('id', 'desc')
    .execute();
  const names = await namesOf(
    store,
    acts.map(({ by_id }) => by_id),
  );
  return Promise.all(
    acts.map(async (act) => ({
      id: act.id,
      kind: act.kind as ActKind,
      kindName: wordFor('acts', act.kind),
      by: names(act.by_id),
      at: act.at,
      reason: act.reason,
      detail: (JSON.parse(act.data) as ActData).detail ?? null,
      undoable: await isLast(store, act),
      undoneAt: act.undone_at,
    })),
  );
}

async function draftOf(store: Store, source: string): Promise<string | null> {
  const id = source.startsWith('draft:') ? source.slice('draft:'.length) : null;
  if (id === null) return null;
  const row = await store.selectFrom('drafts').select('id').where('id', '=', id).executeTakeFirst();
  return row?.id ?? null;
}
