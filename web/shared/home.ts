import type { Role } from '../../accounts/roles.ts';

/** The pages of the centre's people: cases, and what the answers rest on. */
export type Home = 'desk' | 'admin';

/** Who finds work on a page; one's own account at `/desk/me` is everybody's. */
export const HOUSE_ROLES: Record<Home, readonly Role[]> = {
  desk: ['adviser', 'volunteer', 'admin', 'auditor'],
  admin: ['editor', 'approver', 'admin', 'auditor'],
};

/** Which of the pages this is. */
export function homeHere(): Home {
  return /^\/admin(\/|$)/.test(location.pathname) ? 'admin' : 'desk';
}
