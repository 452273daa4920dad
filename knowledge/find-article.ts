import type { Day } from '../src/base/time.ts';
import type { Writer } from '../src/store/open.ts';
import { passagesById } from './corpus.ts';
import type { Passage } from './passage.ts';
import { plainTitle } from './title.ts';
import { inForce, validityOn } from './validity.ts';

export interface ArticleSearch {
  /** Whether any version of the document is held, whatever its validity. */
  held: boolean;
  /** The article in the version in force on the day: one passage, or several where it was cut. */
  passages: Passage[];
}

/** The wording of an article of a named document on a day, among public texts. */
export async function findArticle(
  store: Writer,
  title: string,
  article: number,
  day: Day,
): Promise<ArticleSearch> {
  const versions = await store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select('v.id')
    .where('v.title', 'in', [...new Set([title, plainTitle(title), `中华人民共和国${plainTitle(title)}`])])
    .where('d.visibility', '=', 'public')
    .where('v.retired_at', 'is', null)
    .execute();
  if (versions.length === 0) return { held: false, passages: [] };
  const rows = await store
    .selectFrom('passages')
    .select('id')
    .where(
      'version_id',
      'in',
      versions.map(({ id }) => id),
    )
    .where('article_number', '=', article)
    .where('article', 'not like', '%之%')
    .where('retired_at', 'is', null)
    .orderBy('ordinal')
    .execute();
  const found = await passagesById(
    store,
    rows.map(({ id }) => id),
  );
  return { held: true, passages: found.filter((passage) => inForce(validityOn(passage, day))) };
}
