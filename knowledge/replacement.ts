import type { Day } from '../src/base/time.ts';
import type { Writer } from '../src/store/open.ts';
import { alike, pairsOf } from './alike.ts';
import { passageKey } from './article-ref.ts';
import { passagesOfVersion, windowOf } from './corpus.ts';
import type { Passage } from './passage.ts';
import { incomingOf, readRelation } from './relation-rows.ts';
import { inForce, validityOn } from './validity.ts';

/** What holds in place of a text, with the passage on the same matter where it has one. */
export interface Replacement {
  versionId: number;
  title: string;
  effectiveFrom: Day | null;
  passageId: number | null;
}

/** Below this share of pairs in common two articles are not on the same matter. */
const SAME_MATTER = 0.25;

/** What is in force on the day in place of a passage that is not: the newer version, or the text that ended it. */
export async function replacementOf(store: Writer, passage: Passage, day: Day): Promise<Replacement | null> {
  const documents = [passage.documentId, ...(await endedBy(store, passage))];
  for (const documentId of documents) {
    const versions = await store
      .selectFrom('versions')
      .selectAll()
      .where('document_id', '=', documentId)
      .where('retired_at', 'is', null)
      .where('duplicate_of', 'is', null)
      .execute();
    const current = versions.find(
      (version) => version.id !== passage.versionId && inForce(validityOn(windowOf(version), day)),
    );
    if (current)
      return {
        versionId: current.id,
        title: current.title,
        effectiveFrom: current.effective_from,
        passageId: await sameMatter(store, current.id, passage),
      };
  }
  return null;
}

/** The documents that repeal or supersede a text, or just this article of it; the latest first. */
async function endedBy(store: Writer, passage: Passage): Promise<number[]> {
  const key = passageKey(passage);
  const rows = await incomingOf(store, passage.documentId, ['repeals', 'supersedes']);
  return rows
    .filter((row) => {
      const { articles } = readRelation(row);
      return articles === null || articles.some(({ article }) => article === key);
    })
    .sort((a, b) => ((a.from_day ?? '') < (b.from_day ?? '') ? 1 : -1))
    .map(({ byDocument }) => byDocument);
}

/** The passage of a version that says most of the same; numbers of articles move from version to version. */
export async function sameMatter(
  store: Writer,
  versionId: number,
  passage: Pick<Passage, 'text'>,
): Promise<number | null> {
  const pairs = pairsOf(passage.text);
  const scored = (await passagesOfVersion(store, versionId)).map(({ id, text }) => ({
    id,
    share: alike(pairs, pairsOf(text)),
  }));
  const [best] = scored.sort((a, b) => b.share - a.share);
  return best && best.share >= SAME_MATTER ? best.id : null;
}
