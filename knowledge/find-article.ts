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

/** An article by the name of its document. */
export interface NamedArticle {
  title: string;
  article: number;
}

/** The wording of articles of named documents on a day, among public texts; one result per article asked for. */
export async function findArticles(
  store: Writer,
  wanted: readonly NamedArticle[],
  day: Day,
): Promise<ArticleSearch[]> {
  if (wanted.length === 0) return [];
  const versions = await store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(['v.id', 'v.title'])
    .where('v.title', 'in', [...new Set(wanted.flatMap(({ title }) => namesOf(title)))])
    .where('d.visibility', '=', 'public')
    .where('v.retired_at', 'is', null)
    .execute();
  const passages = await passagesOf(
    store,
    versions.map(({ id }) => id),
    [...new Set(wanted.map(({ article }) => article))],
  );
  return wanted.map(({ title, article }) => {
    const names = namesOf(title);
    const own = new Set(versions.filter((version) => names.includes(version.title)).map(({ id }) => id));
    return {
      held: own.size > 0,
      passages: passages.filter(
        (passage) =>
          own.has(passage.versionId) &&
          passage.articleNumber === article &&
          inForce(validityOn(passage, day)),
      ),
    };
  });
}

async function passagesOf(store: Writer, versions: number[], articles: number[]): Promise<Passage[]> {
  if (versions.length === 0) return [];
  const rows = await store
    .selectFrom('passages')
    .select('id')
    .where('version_id', 'in', versions)
    .where('article_number', 'in', articles)
    .where('article', 'not like', '%之%')
    .where('retired_at', 'is', null)
    .orderBy('ordinal')
    .execute();
  return passagesById(
    store,
    rows.map(({ id }) => id),
  );
}

/** A title as given, plain, and with the name of the state before it. */
function namesOf(title: string): string[] {
  const plain = plainTitle(title);
  return [...new Set([title, plain, `中华人民共和国${plain}`])];
}
