import type { ArticleRef } from '../../knowledge/article-ref.ts';
import { fieldsOf } from '../../knowledge/metadata.ts';
import { METADATA_FIELDS, UNSURE_BELOW } from '../../knowledge/metadata-fields.ts';
import { RELATION_KINDS } from '../../knowledge/relation-kinds.ts';
import { type Relation, relationsOf } from '../../knowledge/relations.ts';
import { versionsMeant, withStore } from './documents.ts';
import { say, sayJson } from './say.ts';

/** Prints each field of a version with where it was read, and the relations of its document in both directions. */
export async function documentsShowCommand(meant: string, options: { json?: boolean }): Promise<void> {
  await withStore(async (store) => {
    const { id, documentId } = (await versionsMeant(store, meant)).at(-1)!;
    const [fields, relations] = [await fieldsOf(store, id), await relationsOf(store, documentId)];
    if (options.json) return sayJson({ versionId: id, documentId, fields, relations });
    for (const { field, value, origin, confidence, quote } of fields) {
      const doubt = confidence < UNSURE_BELOW ? '?' : ' ';
      say(`${doubt} ${METADATA_FIELDS[field].name.en.padEnd(18)} ${JSON.stringify(value)}`);
      say(`    ${origin}, ${Math.round(confidence * 100)} %${quote ? `: ${quote.slice(0, 80)}` : ''}`);
    }
    for (const relation of relations.out)
      say(lineOf(relation, '→', relation.target.title ?? relation.target.number));
    for (const relation of relations.in) say(lineOf(relation, '←', relation.title));
  });
}

function lineOf(relation: Relation, arrow: string, other: string | null): string {
  const { id, kind, articles, on, until, source } = relation;
  const days = [on && `from ${on}`, until && `until ${until}`].filter(Boolean).join(', ');
  return `${arrow} #${id} ${RELATION_KINDS[kind].en} ${other ?? ''} ${articlesOf(articles)} ${days} (${source})`;
}

function articlesOf(articles: readonly ArticleRef[] | null): string {
  return articles === null ? '' : `art. ${articles.map(({ article }) => article).join(', ')}`;
}
