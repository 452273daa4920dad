import { fault } from '../src/base/faults.ts';
import type { Writer } from '../src/store/open.ts';
import { type AccountDeps, admit, type Visit } from './admit.ts';
import { record } from './audit.ts';
import { activate } from './enter.ts';
import type { Identity } from './oidc.ts';
import { normalEmail, type StoredPerson } from './people.ts';

/**
 * Signs in whom the organisation's sign-in vouches for: the person bound to that identity, or, the first time, the
 * invited or active person of the verified e-mail address, who is then bound to it. Nobody is made by it. Throws
 * `oidc_not_invited`.
 */
export async function enterByOidc(
  { store, clock }: AccountDeps,
  identity: Identity,
  visit: Visit,
): Promise<string> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const person = (await boundTo(tx, identity)) ?? (await bind(tx, identity, at));
    if (!person || person.state === 'disabled') throw fault('oidc_not_invited');
    if (person.state === 'invited') {
      await activate(tx, person.id, {});
      const accepted = { at, actor: person.id, subjectKind: 'person', subject: person.id };
      await record(tx, { ...accepted, action: 'account.invitation_accepted' });
    }
    return admit(tx, { personId: person.id, method: 'oidc', visit, at });
  });
}

function boundTo(writer: Writer, { issuer, subject }: Identity): Promise<StoredPerson | undefined> {
  return writer
    .selectFrom('people')
    .selectAll()
    .where('oidc_issuer', '=', issuer)
    .where('oidc_subject', '=', subject)
    .executeTakeFirst();
}

/** An address that was given to somebody else later does not open the account of who had it first. */
async function bind(
  writer: Writer,
  { issuer, subject, email }: Identity,
  at: Date,
): Promise<StoredPerson | undefined> {
  if (email === null) return undefined;
  const person = await writer
    .updateTable('people')
    .set({ oidc_issuer: issuer, oidc_subject: subject })
    .where('email', '=', normalEmail(email))
    .where('oidc_subject', 'is', null)
    .where('state', '<>', 'disabled')
    .returningAll()
    .executeTakeFirst();
  if (person) {
    const bound = { at, actor: person.id, subjectKind: 'person', subject: person.id };
    await record(writer, { ...bound, action: 'account.identity_bound', data: { issuer } });
  }
  return person;
}
