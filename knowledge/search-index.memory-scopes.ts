import type { IndexFilter, VersionScope } from './search-index.ts';
import { mayAnswer } from './version-scopes.ts';

/** One byte per version id: 1 when its passages may be found. Ids beyond its end may not. */
export type Mask = Uint8Array;

/** Which versions pass a filter; kept for filters asked again, since most questions ask for the same day. */
export function createScopes(): {
  replace(scopes: readonly VersionScope[]): void;
  mask(filter: IndexFilter): Mask;
} {
  let held: readonly VersionScope[] = [];
  const masks = new Map<string, Mask>();
  return {
    replace(scopes) {
      held = scopes;
      masks.clear();
    },
    mask(filter) {
      if (filter.versions) return computeMask(held, filter);
      const key = JSON.stringify([filter.leftOut ?? false, filter.asOf, ...filter.regions]);
      const known = masks.get(key);
      if (known) return known;
      if (masks.size >= 64) masks.clear();
      const mask = computeMask(held, filter);
      masks.set(key, mask);
      return mask;
    },
  };
}

function computeMask(scopes: readonly VersionScope[], filter: IndexFilter): Mask {
  const mask = new Uint8Array(scopes.reduce((max, { versionId }) => Math.max(max, versionId + 1), 0));
  const wanted = !filter.leftOut;
  for (const scope of scopes) if (mayAnswer(scope, filter) === wanted) mask[scope.versionId] = 1;
  return mask;
}
