import { fault } from '../base/faults.ts';
import { changeSwitch, listSwitches } from '../operations/switches.ts';
import { SWITCHES } from '../store/switches.ts';
import { say, sayJson } from './say.ts';
import { withStore } from './with-store.ts';

/** Prints every switch as it stands. */
export function switchesShowCommand(options: { json?: boolean }): Promise<void> {
  return withStore(async (desk) => {
    const list = await listSwitches(desk);
    if (options.json) return sayJson(list);
    for (const { name, on, last } of list.switches)
      say(
        `${name.padEnd(14)} ${on ? 'on ' : 'off'}  ${last ? `${last.at} ${last.by.name}: ${last.reason}` : ''}`,
      );
  });
}

/** Switches something on or off; a running server follows at once. */
export function switchesSetCommand(
  name: string,
  state: string,
  { reason }: { reason: string },
): Promise<void> {
  const known = SWITCHES.find((one) => one === name);
  if (!known || !['on', 'off'].includes(state) || reason.trim().length < 3)
    throw fault('body_invalid', { problem: `${SWITCHES.join(' | ')}, on | off, --reason` });
  return withStore(async (desk) => {
    const { on } = await changeSwitch(desk, desk.actor, {
      name: known,
      on: state === 'on',
      reason: reason.trim(),
    });
    say(`${name} is ${on ? 'on' : 'off'}`);
  });
}
