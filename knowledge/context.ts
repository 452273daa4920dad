import type { Day } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { passagesById } from './corpus.ts';
import type { Passage } from './passage.ts';
import { inForce, type Validity, validityOn } from './validity.ts';

/** Passages shown before and after the one that was cited. */
const NEIGHBOURS = 2;

/** A passage as a reader opens it from a citation. */
export interface PassageInContext {
  passage: Passage;
  validity: Validity;
  /** Its text was changed or taken out since; what is shown is the text that was cited. */
  retired: boolean;
  before: Passage[];
  after: Passage[];
  /** The version in force today, when this is another; with the passage of the same article, if it has one. */
  newer: { title: string; effectiveFrom: Day | null; passageId: number | null } | null;
}

/** The passage with what surrounds it in its version. Null when there is none, or it is not public. */
export async function passageInContext(store: Store, id: number, day: Day): Promise<PassageInContext | null> {
  const row = await store
    .selectFrom('passages as p')
    .innerJoin('versions as v', 'v.id', 'p.version_id')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(['p.retired_at', 'v.retired_at as version_retired_at'])
    .where('p.id', '=', id)
    .where('d.visibility', '=', 'public')
    .executeTakeFirst();
  const [passage] = row ? await passagesById(store, [id]) : [];
  if (!row || !passage) return null;
  const validity = validityOn(passage, day);
  return {
    passage,
    validity,
    retired: row.retired_at !== null || row.version_retired_at !== null,
    before: (await neighbours(store, passage, '<')).reverse(),
    after: await neighbours(store, passage, '>'),
    newer: inForce(validity) ? null : await versionInForce(store, passage, day),
  };
}

async function neighbours(
  store: Store,
  { versionId, ordinal }: Passage,
  side: '<' | '>',
): Promise<Passage[]> {
  const rows = await store
    .selectFrom('passages')
    .select('id')
    .where('version_id', '=', versionId)
    .where('ordinal', side, ordinal)
    .where('retired_at', 'is', null)
    .orderBy('ordinal', side === '<' ? 'desc' : 'asc')
    .limit(NEIGHBOURS)
    .execute();
  return passagesById(
    store,
    rows.map((row) => row.id),
  );
}

async function versionInForce(
  store: Store,
  { documentId, versionId, articleNumber }: Passage,
  day: Day,
): Promise<PassageInContext['newer']> {
  const versions = await store
    .selectFrom('versions')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('id', '<>', versionId)
    .where('retired_at', 'is', null)
    .execute();
  const current = versions.find((version) => inForce(validityOn(windowOf(version), day)));
  if (!current) return null;
  const passage =
    articleNumber === null
      ? undefined
      : await store
          .selectFrom('passages')
          .select('id')
          .where('version_id', '=', current.id)
          .where('article_number', '=', articleNumber)
          .where('retired_at', 'is', null)
          .orderBy('ordinal')
          .executeTakeFirst();
  return { title: current.title, effectiveFrom: current.effective_from, passageId: passage?.id ?? null };
}

function windowOf(version: {
  published_on: string | null;
  effective_from: string | null;
  effective_to: string | null;
  ended: string | null;
  ended_by: string | null;
}): Parameters<typeof validityOn>[0] {
  return {
    publishedOn: version.published_on,
    effectiveFrom: version.effective_from,
    effectiveTo: version.effective_to,
    ended: version.ended as Passage['ended'],
    endedBy: version.ended_by,
  };
}
