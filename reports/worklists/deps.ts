import { checkDocuments, type Finding } from '../../knowledge/checks.ts';
import { type Clock, type Day, today } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { WorklistItem } from '../api-worklists.ts';

/** What a worklist is made from; findings about the texts are gathered once for all of them. */
export interface WorklistDeps {
  store: Store;
  clock: Clock;
  day: Day;
  findings(): Promise<Finding[]>;
}

/** Everything on a list, most pressing first. */
export type MakeWorklist = (deps: WorklistDeps) => Promise<WorklistItem[]>;

export function worklistDeps({ store, clock }: { store: Store; clock: Clock }): WorklistDeps {
  const day = today(clock);
  let found: Promise<Finding[]> | undefined;
  const findings = () => {
    found ??= checkDocuments(store, day);
    return found;
  };
  return { store, clock, day, findings };
}
