import { record } from '../../accounts/audit.ts';
import { namesOf } from '../../accounts/names.ts';
import type { Config } from '../base/config.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';
import { readSwitch, SWITCHES, type SwitchName } from '../store/switches.ts';
import type { SwitchChange, SwitchList, SwitchState } from './api.ts';

/** Changes shown. */
const SHOWN = 100;

export interface SwitchDeps {
  store: Store;
  clock: Clock;
  config: Config;
}

/** Every switch as it stands, and what was switched last. */
export async function listSwitches(deps: SwitchDeps): Promise<SwitchList> {
  const switches: SwitchState[] = [];
  for (const name of SWITCHES) switches.push(await switchState(deps, name));
  return { switches, history: await changes(deps.store) };
}

/**
 * Switches something on or off for everybody, at once and over restarts; the trail says who did it. What is
 * switched as it stands already changes nothing.
 */
export async function changeSwitch(
  deps: SwitchDeps,
  actor: string,
  { name, on, reason }: { name: SwitchName; on: boolean; reason: string },
): Promise<SwitchState> {
  const at = deps.clock.now();
  await deps.store.transaction().execute(async (tx) => {
    if ((await readSwitch(tx, name)) === on) return;
    const state = on ? 'on' : 'off';
    await tx
      .insertInto('switches')
      .values({ name, state, reason, by_id: actor, at: at.toISOString() })
      .execute();
    const act = { at, actor, action: 'switch.changed', subjectKind: 'switch', subject: name };
    await record(tx, { ...act, data: { on } });
  });
  return switchState(deps, name);
}

async function switchState({ store, config }: SwitchDeps, name: SwitchName): Promise<SwitchState> {
  const [last = null] = await changes(store, name);
  return { name, on: last?.on ?? true, applies: applies(config, name), last };
}

function applies(config: Config, name: SwitchName): boolean {
  if (name === 'model') return config.CHAT_MODEL !== undefined;
  if (name === 'channel_cloud') return config.MICROSOFT_APP_ID !== undefined;
  return true;
}

async function changes(store: Store, name?: SwitchName): Promise<SwitchChange[]> {
  let rows = store
    .selectFrom('switches')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(name ? 1 : SHOWN);
  if (name) rows = rows.where('name', '=', name);
  const found = await rows.execute();
  const names = await namesOf(
    store,
    found.map((row) => row.by_id),
  );
  return found.map((row) => ({
    name: row.name as SwitchName,
    on: row.state === 'on',
    reason: row.reason,
    by: names(row.by_id),
    at: row.at,
  }));
}
