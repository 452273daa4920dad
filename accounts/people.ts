import { v7 as newId } from 'uuid';
import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import { isDuplicate } from '../src/store/failures.ts';
import type { Writer } from '../src/store/open.ts';
import type { NewRow, Row } from '../src/store/tables.ts';
import type { Person, PersonState } from './person.ts';
import { ROLES, type Role } from './roles.ts';

/** A person as stored, with what only this folder may see. */
export type StoredPerson = Row<'people'>;

/** Adds somebody. Throws `email_taken`. */
export async function addPerson(
  writer: Writer,
  { name, email, roles, language, state }: Omit<Person, 'id'>,
  at: Date,
): Promise<StoredPerson> {
  const row: NewRow<'people'> = {
    id: newId(),
    email: normalEmail(email),
    name: name.trim(),
    roles: JSON.stringify(inOrder(roles)),
    language,
    state,
    created_at: at.toISOString(),
  };
  try {
    return await writer.insertInto('people').values(row).returningAll().executeTakeFirstOrThrow();
  } catch (error) {
    if (isDuplicate(error)) throw fault('email_taken', {}, error);
    throw error;
  }
}

/** Everybody, oldest first. */
export async function listPeople(writer: Writer): Promise<StoredPerson[]> {
  return writer.selectFrom('people').selectAll().orderBy('created_at').orderBy('id').execute();
}

/** Those who can sign in and hold the role: for teams and assignment. */
export async function peopleWithRole(writer: Writer, role: Role): Promise<Person[]> {
  const people = (await listPeople(writer)).map(toPerson);
  return people.filter(({ state, roles }) => state === 'active' && roles.includes(role));
}

export async function personById(writer: Writer, id: string): Promise<StoredPerson | undefined> {
  return writer.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function personByEmail(writer: Writer, email: string): Promise<StoredPerson | undefined> {
  return writer.selectFrom('people').selectAll().where('email', '=', normalEmail(email)).executeTakeFirst();
}

/** Changes somebody. Throws `last_admin` when nobody could administer any more. */
export async function changePerson(
  writer: Writer,
  id: string,
  change: {
    name?: string | undefined;
    language?: Language | undefined;
    roles?: readonly Role[] | undefined;
    state?: PersonState | undefined;
  },
): Promise<StoredPerson> {
  const { roles, name, ...rest } = change;
  const administered = await hasAdmin(writer);
  const changed = await writer
    .updateTable('people')
    .set({
      ...rest,
      ...(name !== undefined && { name: name.trim() }),
      ...(roles && { roles: JSON.stringify(inOrder(roles)) }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (administered && !(await hasAdmin(writer))) throw fault('last_admin');
  return changed;
}

/** Whether somebody can sign in as an administrator. */
export async function hasAdmin(writer: Writer): Promise<boolean> {
  return (await peopleWithRole(writer, 'admin')).length > 0;
}

/** What others may know of a person. */
export function toPerson({ id, name, email, roles, language, state }: StoredPerson): Person {
  return {
    id,
    name,
    email,
    roles: inOrder(JSON.parse(roles) as Role[]),
    language: language as Language,
    state: state as PersonState,
  };
}

/** E-mail addresses are compared in lower case and composed form. */
export function normalEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}
