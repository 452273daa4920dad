import { z } from 'zod';
import { record } from '../../accounts/audit.ts';
import { fault } from '../base/faults.ts';
import type { Clock } from '../base/time.ts';
import { append } from '../store/log.ts';
import type { Store } from '../store/open.ts';

/** What of a contact is put right; what is absent stays. */
export const contactChange = z.strictObject({
  name: z.string().trim().max(60).optional(),
  phone: z.string().trim().max(40).optional(),
  email: z.union([z.literal(''), z.email()]).optional(),
});

/**
 * Puts the contact of a case right at the person's wish (PIPL art. 46). The trail says which fields, never what
 * stands in them. Throws `not_found`.
 */
export async function correctContact(
  { store, clock, actor }: { store: Store; clock: Clock; actor: string },
  reference: string,
  change: z.output<typeof contactChange>,
): Promise<{ reference: string; fields: string[] }> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const found = await tx
      .updateTable('cases')
      .set(({ eb }) => ({ version: eb('version', '+', 1) }))
      .where('reference', '=', reference.toUpperCase())
      .returning(['id', 'conversation_id', 'contact'])
      .executeTakeFirst();
    if (!found) throw fault('not_found');
    const contact = { name: '', phone: '', email: '', ...JSON.parse(found.contact ?? '{}'), ...change };
    await tx
      .updateTable('cases')
      .set({ contact: JSON.stringify(contact) })
      .where('id', '=', found.id)
      .execute();
    const fields = Object.keys(change);
    const { id: subject, conversation_id: conversationId } = found;
    await append(tx, { kind: 'case.changed', actor, conversationId, subject, data: { fields }, at });
    const act = { at, actor, action: 'person.corrected', subjectKind: 'case', subject };
    await record(tx, { ...act, data: { fields } });
    return { reference: reference.toUpperCase(), fields };
  });
}
