import { resolve } from 'node:path';
import { fault } from '../base/faults.ts';
import { applyRetention } from '../operations/retention.ts';
import { changeSetting, readSetting, SETTINGS } from '../operations/settings.ts';
import { say } from './say.ts';
import { withStore } from './with-store.ts';

/** Prints how many days each class of data is kept. */
export function retentionShowCommand(): Promise<void> {
  return withStore(async ({ store }) => {
    for (const [name, days] of Object.entries(await readSetting(store, 'retention'))) say(`${name}=${days}`);
  });
}

/** Changes the days of some classes. Throws `body_invalid`. */
export function retentionSetCommand(changes: string[]): Promise<void> {
  return withStore(async (deps) => {
    const before = await readSetting(deps.store, 'retention');
    const given = Object.fromEntries(changes.map((one) => one.split('=')).map(([k, v]) => [k, Number(v)]));
    const after = SETTINGS.retention.safeParse({ ...before, ...given });
    if (!after.success)
      throw fault('body_invalid', { problem: after.error.issues.map((issue) => issue.message).join('; ') });
    for (const [name, days] of Object.entries(await changeSetting(deps, 'retention', after.data)))
      say(`${name}=${days}`);
  });
}

/** Erases now what has been kept for its time. */
export function retentionRunCommand(): Promise<void> {
  return withStore(async ({ store, clock, actor, config }) => {
    const dataDir = resolve(config.DATA_DIR);
    const { conversations, mails, backups } = await applyRetention({ store, clock, actor, dataDir });
    say(`${conversations} conversations erased, ${mails} mails and ${backups} backups removed`);
  });
}
