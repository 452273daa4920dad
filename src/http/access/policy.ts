import type { Role } from '../../../accounts/roles.ts';

/**
 * Who may call a route: anyone; the holder of a chat token; anybody signed in; or who is signed in and holds one
 * of the roles.
 */
export type Access = 'public' | 'token' | 'person' | readonly [Role, ...Role[]];

/** Which allowance a call uses up: per person or chat user where one is known, per address otherwise. */
export type Allowance = 'writes' | 'reads' | 'tokens' | 'entries' | 'deskWrites' | 'deskReads';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Policy {
  access: Access;
  allowance: Allowance | null;
}

/** Routes with their policies, in the order in which they are tried. */
export type Policies = Record<`${Method} /${string}`, Policy>;
