import type { Language } from '../src/base/language.ts';
import type { Role } from './roles.ts';

/** `invited`: has not chosen a way to sign in yet. `disabled`: cannot sign in any more, and stays for the record. */
export type PersonState = 'invited' | 'active' | 'disabled';

/** Somebody of the service centre: an adviser, a volunteer, an administrator. */
export interface Person {
  id: string;
  name: string;
  /** Lower case; unique. */
  email: string;
  roles: readonly Role[];
  language: Language;
  state: PersonState;
}
