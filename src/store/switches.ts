import type { Writer } from './open.ts';

/** What can be switched while the server runs; all of it is on until somebody switches it off. */
export const SWITCHES = ['bot', 'model', 'uploads', 'channel_web', 'channel_cloud', 'four_eyes'] as const;
export type SwitchName = (typeof SWITCHES)[number];

/** Whether something is switched on, as of now and in every process: read from its rows each time, by an index. */
export async function readSwitch(writer: Writer, name: SwitchName): Promise<boolean> {
  const row = await writer
    .selectFrom('switches')
    .select('state')
    .where('name', '=', name)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.state !== 'off';
}
