import type { Language } from '../src/base/language.ts';
import { isDay } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { windowOf } from './corpus.ts';
import type { Level } from './levels.ts';
import type { IndexFilter, VersionScope } from './search-index.ts';
import { inForce, validityOn } from './validity.ts';

/** Region of texts that hold everywhere. */
const NATIONAL = '全国';

/** Whether a version may answer: public, not retired, of the region, in force. A day that is none: no. */
export function mayAnswer(scope: VersionScope, { asOf, regions, versions }: IndexFilter): boolean {
  if (!scope.visible || scope.retired) return false;
  if (versions && !versions.has(scope.versionId)) return false;
  if (scope.region !== NATIONAL && !regions.includes(scope.region)) return false;
  const { publishedOn, effectiveFrom, effectiveTo } = scope.window;
  const days = [asOf, publishedOn, effectiveFrom, effectiveTo].filter((day) => day !== null);
  return days.every(isDay) && inForce(validityOn(scope.window, asOf));
}

/** What the index must know of every version held, retired ones included. */
export async function versionScopes(store: Store): Promise<VersionScope[]> {
  const rows = await store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select([
      'v.id',
      'v.document_id',
      'v.title',
      'v.document_number',
      'v.published_on',
      'v.effective_from',
      'v.effective_to',
      'v.ended',
      'v.ended_by',
      'v.amended_from',
      'v.duplicate_of',
      'v.retired_at',
      'd.language',
      'd.region',
      'd.level',
      'd.visibility',
    ])
    .execute();
  return rows.map((row) => ({
    versionId: row.id,
    documentId: row.document_id,
    title: row.title,
    documentNumber: row.document_number,
    language: row.language as Language,
    region: row.region,
    level: row.level as Level,
    visible: row.visibility === 'public' && row.duplicate_of === null,
    duplicateOf: row.duplicate_of,
    retired: row.retired_at !== null,
    window: windowOf(row),
  }));
}
