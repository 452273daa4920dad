import type { Language } from '../src/base/language.ts';
import { isDay } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { windowOf } from './corpus.ts';
import type { Level } from './levels.ts';
import { NATIONAL } from './regions.ts';
import type { IndexFilter, VersionScope } from './search-index.ts';
import { inForce, type Validity, validityOn } from './validity.ts';

/** Whether a version may answer: public, not retired, of the region, in force. A day that is none: no. */
export function mayAnswer(scope: VersionScope, { asOf, regions, versions }: IndexFilter): boolean {
  if (!scope.visible || scope.retired) return false;
  if (versions && !versions.has(scope.versionId)) return false;
  if (scope.region !== NATIONAL && !regions.includes(scope.region)) return false;
  const { publishedOn, effectiveFrom, effectiveTo } = scope.window;
  const days = [asOf, publishedOn, effectiveFrom, effectiveTo].filter((day) => day !== null);
  return days.every(isDay) && inForce(validityOn(scope.window, asOf));
}

/** Why a version may not answer, to be shown: the opposite of `mayAnswer`. */
export type Exclusion =
  | Exclude<Validity, 'in_force' | 'in_force_amended'>
  | 'region'
  | 'copy'
  | 'internal'
  | 'retired'
  | 'unreadable_dates';

/** Why the filter keeps a version out; null: it does not, or the version is unknown. */
export function exclusionOf(scope: VersionScope | undefined, filter: IndexFilter): Exclusion | null {
  if (!scope || mayAnswer(scope, filter)) return null;
  if (scope.retired) return 'retired';
  if (scope.duplicateOf) return 'copy';
  if (!scope.visible) return 'internal';
  const validity = validityOn(scope.window, filter.asOf);
  if (validity !== 'in_force' && validity !== 'in_force_amended') return validity;
  return scope.region !== NATIONAL && !filter.regions.includes(scope.region) ? 'region' : 'unreadable_dates';
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
