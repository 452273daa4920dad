import type { AccountDeps } from '../../accounts/admit.ts';
import type { SessionView } from '../../accounts/api.ts';
import type { Oidc } from '../../accounts/oidc.ts';
import { PASSWORD_MIN } from '../../accounts/password-rules.ts';
import { hasAdmin } from '../../accounts/people.ts';
import type { SignedIn } from '../../accounts/sessions.ts';

/** What the page needs to know of who is signed in, and of the ways to sign in. */
export async function sessionView(
  { store, config, oidc }: AccountDeps & { oidc: Oidc | null },
  known: SignedIn | null,
): Promise<SessionView> {
  return {
    person: known?.person ?? null,
    csrf: known?.session.csrf ?? null,
    needs: known?.session.needs ?? null,
    secondFactor: known?.session.secondFactor ?? false,
    password: known?.session.password ?? false,
    features: {
      setupOpen: !(await hasAdmin(store)),
      oidc: oidc?.name ?? null,
      mail: config.SMTP_URL !== undefined,
      passwordMinLength: PASSWORD_MIN,
    },
  };
}
