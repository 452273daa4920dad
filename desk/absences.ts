import { v7 as newId } from 'uuid';
import { fault } from '../src/base/faults.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store } from '../src/store/open.ts';
import type { AbsenceBody } from './api.ts';

type Deps = { store: Store; clock: Clock };

/** Somebody will be away, both days included. */
export async function addAbsence(
  { store, clock }: Deps,
  personId: string,
  { from, to, reason }: AbsenceBody,
  by: string,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    await append(tx, {
      kind: 'member.changed',
      actor: by,
      subject: personId,
      data: { absence: { from, to } },
      at,
    });
    const row = { id: newId(), person_id: personId, from_day: from, to_day: to, reason };
    await tx.insertInto('desk_absences').values(row).execute();
  });
}

/** Throws `not_found` when that person has no such absence. */
export async function removeAbsence(
  { store, clock }: Deps,
  personId: string,
  id: string,
  by: string,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    await append(tx, { kind: 'member.changed', actor: by, subject: personId, data: { absence: null }, at });
    const { numDeletedRows } = await tx
      .deleteFrom('desk_absences')
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (!numDeletedRows) throw fault('not_found');
  });
}
