import type { Role } from '../../../accounts/roles.ts';

/** Who changes what is answered; and who decides that it goes live. */
export const EDITORS: readonly Role[] = ['editor', 'approver', 'admin'];
export const DECIDERS: readonly Role[] = ['approver', 'admin'];
