import { readAudit, verifyAudit } from '../../accounts/audit.ts';
import { readConfig } from '../base/config.ts';
import { databaseFile, openStore, type Store } from '../store/open.ts';
import { say, sayJson } from './say.ts';

/** Checks the chain of the audit trail; prints its last hash, to be noted where nobody here can change it. */
export function auditVerifyCommand(options: { expect?: string; json?: boolean }): Promise<void> {
  return withStore(async (store) => {
    const verified = await verifyAudit(store, options.expect);
    if (options.json) sayJson(verified);
    else say(`${verified.entries} entries, unbroken; the last hash is ${verified.head}`);
  });
}

/** Prints the latest entries, newest first. */
export function auditListCommand(options: {
  limit: number;
  actor?: string;
  action?: string;
  subject?: string;
  json?: boolean;
}): Promise<void> {
  return withStore(async (store) => {
    const { entries } = await readAudit(store, options);
    for (const entry of entries) {
      if (options.json) sayJson(entry);
      else {
        const { seq, at, actor, actorName, action, subjectKind, subject } = entry;
        say(`${seq}  ${at}  ${actorName ?? actor}  ${action}  ${subjectKind ?? ''} ${subject ?? ''}`);
      }
    }
  });
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(databaseFile(readConfig()));
  try {
    await work(store);
  } finally {
    await store.destroy();
  }
}
