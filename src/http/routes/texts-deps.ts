import type { Config } from '../../base/config.ts';
import type { Logger } from '../../base/log.ts';
import type { Clock } from '../../base/time.ts';
import type { Store } from '../../store/open.ts';
import type { Sessions } from '../session.ts';
import type { Tail } from '../tail.ts';

/** What the routes of texts need. */
export interface TextDeps {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
  tail: Tail;
  sessions: Sessions;
  dataDir: string;
  /** Calls back when the server stops, for streams to end. */
  onStop(stop: () => void): () => void;
}
