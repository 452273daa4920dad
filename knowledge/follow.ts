import { atMost } from '../src/base/at-most.ts';
import { singleFlight } from '../src/base/single-flight.ts';
import type { Store } from '../src/store/open.ts';
import { catchUp, type Followed } from './catch-up.ts';
import type { SearchIndex } from './search-index.ts';
import { type Titles, titlesOf } from './titles.ts';
import { CATCH_UP } from './tuning.ts';
import { versionScopes } from './version-scopes.ts';

/** An index that follows the rows. */
export interface Follower {
  /** Brings the index up to all that was stored before the call; gives the number of passages that changed. */
  catchUp(): Promise<number>;
  /** The same, but gives up waiting after a while; the work goes on. */
  catchUpSoon(): Promise<void>;
  titles(): Titles;
  followed(): Followed;
}

/** Follows the rows from a place on; `changed` is told of every catch-up that found something. */
export async function createFollower(
  store: Store,
  index: SearchIndex,
  from: Followed,
  changed: (passages: number) => void,
): Promise<Follower> {
  let followed = from;
  const scopes = await versionScopes(store);
  index.setScopes(scopes);
  let titles = titlesOf(scopes);
  const run = singleFlight(async () => {
    const caughtUp = await catchUp(store, index, followed);
    followed = caughtUp.followed;
    if (caughtUp.scopes) titles = titlesOf(caughtUp.scopes);
    if (caughtUp.changed > 0) changed(caughtUp.changed);
    return caughtUp.changed;
  });
  return {
    catchUp: run,
    catchUpSoon: () => atMost(CATCH_UP.searchWaitsMs, run()),
    titles: () => titles,
    followed: () => followed,
  };
}
