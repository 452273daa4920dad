import type { Person } from '../../accounts/person.ts';
import type { Answer, Asked } from '../../bot/asked.ts';
import type { Delivery } from '../../bot/deliver.ts';
import { loadMember, type MemberRecord } from '../../desk/members.ts';
import type { Presence } from '../../desk/presence.ts';
import type { DeskDeps } from '../../desk/record.ts';
import type { SearchRequest, SearchResult } from '../../knowledge/search.ts';
import type { Config } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import type { Logger } from '../base/log.ts';
import type { DeskHub } from './desk-hub.ts';
import type { Tail } from './tail.ts';

/** The same search that answers use. */
export type Search = (request: SearchRequest) => Promise<SearchResult>;

/** What the desk's routes need. */
export interface DeskRouteDeps extends DeskDeps {
  config: Config;
  logger: Logger;
  answer: (asked: Asked) => Promise<Answer>;
  search: Search;
  presence: Presence;
  hub: DeskHub;
  tail: Tail;
  delivery: Delivery;
}

/** Who calls, as the desk knows them. */
export async function memberOf({ store }: DeskDeps, person: Pick<Person, 'id'>): Promise<MemberRecord> {
  const member = await loadMember(store, person.id);
  if (!member) throw fault('not_found');
  return member;
}

/** After a transition: screens and channels learn of it now, not at the next look. */
export function spread({ tail, delivery }: DeskRouteDeps, conversationId?: string): void {
  tail.wake();
  if (conversationId) void delivery.deliver(conversationId);
}
