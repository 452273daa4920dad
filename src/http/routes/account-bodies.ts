import { z } from 'zod';
import { ROLES } from '../../../accounts/roles.ts';

const text = z.string().max(1_000);
const language = z.enum(['zh', 'en']);
const name = z.string().trim().min(1).max(100);
const email = z.email().max(254);
const NOTHING = 'nothing to change';
const roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length);

/** What the account routes take: the shapes of `accounts/api`, with their limits. */
export const signInBody = z.object({ email: text, password: text });
export const secondFactorBody = z.object({ ticket: text, code: text });
export const tokenBody = z.object({ token: text });
export const setupBody = z.object({ token: text, name, email, password: text, language });
export const invitationBody = z.object({ token: text, name, password: text, language });
export const resetRequestBody = z.object({ email: text });
export const resetBody = z.object({ token: text, password: text });
export const profileBody = z
  .object({ name: name.optional(), language: language.optional() })
  .refine(changesSomething, NOTHING);
export const passwordBody = z.object({ current: text, next: text });
export const totpEnrolBody = z.object({ password: text });
export const codeBody = z.object({ code: text });
export const inviteBody = z.object({ email, name, roles, language });
export const personChange = z
  .object({ name: name.optional(), roles: roles.optional() })
  .refine(changesSomething, NOTHING);

function changesSomething(change: object): boolean {
  return Object.values(change).some((value) => value !== undefined);
}
