import type { Browser } from '../../support/people.ts';
import type { TestServer } from '../../support/server.ts';

/** A place with two objects of the kind a route is about: the caller's own, and another's. */
export interface Objects {
  /** The caller, who holds a role that the route is open to. */
  self: Pick<Browser, 'call'>;
  /** Value of the route's parameter (of all, joined by a space, where it has several). Null: open to everybody. */
  own: string | null;
  /** Null: nothing of the kind belongs to one person more than to another. */
  other: string | null;
  /** An id that is well formed, and nobody's. */
  missing: string;
  body?: unknown;
}

/** How the objects of a route are made. Every route with a parameter has one. */
export type MakeObjects = (server: TestServer) => Promise<Objects>;

export const NOBODYS = '01999999-0000-7000-8000-000000000000';
