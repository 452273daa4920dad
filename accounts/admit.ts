import type { Config } from '../src/base/config.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { SignInMethod } from './api.ts';
import { record } from './audit.ts';
import { endSessionBySecret, openSession, type Visitor } from './sessions.ts';

/** What everything that signs somebody in works with. */
export interface AccountDeps {
  store: Store;
  clock: Clock;
  config: Config;
}

/** A browser at the door. */
export interface Visit extends Visitor {
  /** Secret of the session that it holds already: the new one takes its place. */
  replacing: string | undefined;
}

/**
 * Opens a session for somebody who has proven who they are, and gives its secret. Always a new secret: one that
 * was planted in the browser before is worth nothing.
 */
export async function admit(
  writer: Writer,
  { personId, method, visit, at }: { personId: string; method: SignInMethod; visit: Visit; at: Date },
): Promise<string> {
  if (visit.replacing) await endSessionBySecret(writer, visit.replacing);
  const secret = await openSession(writer, { personId, method, visitor: visit, at });
  await record(writer, {
    at,
    actor: personId,
    action: 'account.signed_in',
    subjectKind: 'person',
    subject: personId,
    data: { method, address: visit.address },
  });
  return secret;
}
