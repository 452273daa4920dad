import type { Answer, Asked } from '../../bot/asked.ts';
import type { Delivery } from '../../bot/deliver.ts';
import { say } from '../../bot/say.ts';
import { createPresence } from '../../desk/presence.ts';
import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';
import { createDeskClock, type DeskClock } from './desk-clock.ts';
import type { DeskRouteDeps, Search } from './desk-deps.ts';
import { createDeskHub } from './desk-hub.ts';
import type { Tail } from './tail.ts';

interface Parts {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
  answer: (asked: Asked) => Promise<Answer>;
  search?: Search | undefined;
  tail: Tail;
  delivery: Delivery;
}

/** The desk's parts, tied together: what its routes need, and what looks after it by the clock. */
export function createDesk(parts: Parts): { routes: DeskRouteDeps; clock: DeskClock } {
  const { config, tail, delivery } = parts;
  const routes: DeskRouteDeps = {
    ...parts,
    search: parts.search ?? nothingFound,
    say,
    presence: createPresence(),
    hub: createDeskHub(),
  };
  const clock = createDeskClock({
    ...routes,
    frame: { centre: config.CENTRE_NAME, url: config.PUBLIC_URL ?? null },
    onChange: () => {
      tail.wake();
      void delivery.sweep();
    },
  });
  const stop = async () => {
    routes.hub.stop();
    await clock.stop();
  };
  return { routes, clock: { start: clock.start, stop } };
}

const nothingFound: Search = async () => ({ hits: [], reference: null, coverage: 0, timings: {} });
