import { z } from 'zod';
import { record } from '../../accounts/audit.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';

const days = (fallback: number) => z.number().int().min(1).max(36_500).default(fallback);

/** What is set while the server runs, by key; an empty object is read as the defaults. */
export const SETTINGS = {
  /** Days after which words are erased, or files removed, by class of data. */
  retention: z.strictObject({
    /** After the last word, or after the case was closed: messages, questions, answers, cases, files. */
    conversations: days(365),
    /** Mails that were sent or given up. */
    mails: days(30),
    /** Backups in `DATA_DIR/backups`, and what a restore replaced. */
    backups: days(7),
  }),
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type Setting<Key extends SettingKey> = z.output<(typeof SETTINGS)[Key]>;

export async function readSetting<Key extends SettingKey>(store: Store, key: Key): Promise<Setting<Key>> {
  const row = await store.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return SETTINGS[key].parse(row ? JSON.parse(row.value) : {}) as Setting<Key>;
}

/** Stores a setting; the audit trail says who changed it and to what. */
export async function changeSetting<Key extends SettingKey>(
  { store, clock, actor }: { store: Store; clock: Clock; actor: string },
  key: Key,
  value: Setting<Key>,
): Promise<Setting<Key>> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const row = { value: JSON.stringify(value), by_id: actor, at: at.toISOString() };
    await tx
      .insertInto('settings')
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
    const act = { at, actor, action: 'setting.changed', subjectKind: 'setting', subject: key };
    await record(tx, { ...act, data: { value } });
  });
  return value;
}
