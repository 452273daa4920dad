import { RELATION_KINDS } from '../../knowledge/relation-kinds.ts';
import type { Store } from '../../src/store/open.ts';
import type { DraftRelation } from './api-draft.ts';
import type { DraftContent } from './content.ts';
import { targetsIn } from './matches.ts';

/** What a draft does to other texts: what was read first, then what a person added. */
export async function draftRelations(
  store: Store,
  { parsed, added }: DraftContent,
): Promise<DraftRelation[]> {
  const views: Omit<DraftRelation, 'index'>[] = [];
  for (const { kind, title, number, articles, on, until, quote, confidence } of parsed.version.relations ??
    []) {
    const [documentId] = await targetsIn(
      store,
      { kind, title, number, articles, on, until, quote, confidence },
      parsed.region,
    );
    const target = documentId === undefined ? null : await targetOf(store, documentId);
    const facts = { kind, kindName: RELATION_KINDS[kind], title, number, articles, on, until };
    views.push({ ...facts, target, quote, confidence, origin: 'text' });
  }
  for (const { kind, documentId, articles, on, until } of added) {
    const target = await targetOf(store, documentId);
    const facts = { kind, kindName: RELATION_KINDS[kind], title: target?.title ?? null, number: null };
    views.push({ ...facts, target, articles, on, until, quote: null, confidence: 1, origin: 'person' });
  }
  return views.map((view, index) => ({ index, ...view }));
}

/** A document as a relation names it. */
export async function targetOf(store: Store, documentId: number): Promise<DraftRelation['target']> {
  const row = await store
    .selectFrom('documents')
    .select(['id', 'title'])
    .where('id', '=', documentId)
    .executeTakeFirst();
  return row ? { documentId: row.id, title: row.title } : null;
}
